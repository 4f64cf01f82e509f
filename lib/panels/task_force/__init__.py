"""Named questions of the page about the task force."""

__all__: list[str] = []
