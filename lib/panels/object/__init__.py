"""Named questions of the page about one object."""

__all__: list[str] = []
