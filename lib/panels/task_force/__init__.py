"""Named questions of the page about the task force."""

from lib.panels.task_force.forecasts import BACK_TEST, HOW_MANY, WHEN_DONE
from lib.panels.task_force.participants import AT_A_GLANCE, TAKING_PART
from lib.panels.task_force.steps import STATUS_HOURS
from lib.panels.task_force.throughput import THROUGHPUT
from lib.panels.task_force.work import WORK_IN_PROGRESS

__all__ = [
    "AT_A_GLANCE",
    "BACK_TEST",
    "HOW_MANY",
    "STATUS_HOURS",
    "TAKING_PART",
    "THROUGHPUT",
    "WHEN_DONE",
    "WORK_IN_PROGRESS",
]
