"""The smallest delivery and scope on which two implementations still disagree."""

from collections.abc import Callable
from dataclasses import fields, replace

from lib.scope import Scope
from tests.reference.standing import Delivery

Disagrees = Callable[[Delivery, Scope], bool]


def smallest(delivery: Delivery, scope: Scope, disagrees: Disagrees) -> tuple[Delivery, Scope]:
    """Take away what is not needed for *disagrees* to stay true: keys of the scope, then rows."""
    for field in fields(scope):
        less = replace(scope, **{field.name: field.default})
        if less != scope and disagrees(delivery, less):
            scope = less
    for _ in range(2):
        for table in delivery:
            delivery = thinner(delivery, table, lambda less: disagrees(less, scope))
    return delivery, scope


def thinner(delivery: Delivery, table: str, disagrees: Callable[[Delivery], bool]) -> Delivery:
    """Take away rows of one table, by halves, quarters … and at last one by one."""
    size = len(delivery[table] or [])
    while size:
        start = 0
        while start < len(rows := delivery[table] or []):
            less = {**delivery, table: rows[:start] + rows[start + size :]}
            if less["operation"] and disagrees(less):
                delivery = less
            else:
                start += size
        size //= 2
    return delivery
