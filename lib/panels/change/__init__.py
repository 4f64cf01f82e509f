"""Named questions of the page about change."""

__all__: list[str] = []
