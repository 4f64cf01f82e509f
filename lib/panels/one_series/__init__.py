"""Named questions of the page about one series."""

__all__: list[str] = []
