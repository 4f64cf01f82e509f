"""Named questions of the page about tip."""

__all__: list[str] = []
