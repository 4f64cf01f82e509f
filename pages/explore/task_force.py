"""Who takes part, how fast it goes, and where it will end."""

from lib.panels import task_force
from lib.ui.words import beside, header, show, tiles

header("Task force")
tiles(task_force.AT_A_GLANCE)
beside(
    (task_force.HOW_MANY, task_force.BACK_TEST),
    (task_force.WORK_IN_PROGRESS, task_force.WHEN_DONE),
    lead=True,
)
show(task_force.THROUGHPUT)
beside(task_force.STATUS_HOURS, task_force.TAKING_PART)
