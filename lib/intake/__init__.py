"""Deliveries read, rolled up and checked: see DATA.md for what a delivery is.

``with check(paths) as checked:`` gives typed tables in the schema *taken* of a
database that is gone after the block, and every problem by its row.
"""

from lib.intake.checked import Account, Checked
from lib.intake.checking import check
from lib.intake.delivery import each
from lib.intake.problem import Problem, Unreadable
from lib.intake.question import ask, questions
from lib.intake.shape import Column, Shape
from lib.intake.tables import TABLES, create

__all__ = [
    "TABLES",
    "Account",
    "Checked",
    "Column",
    "Problem",
    "Shape",
    "Unreadable",
    "ask",
    "check",
    "create",
    "each",
    "questions",
]
