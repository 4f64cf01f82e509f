"""Named questions of the page about edition."""

__all__: list[str] = []
