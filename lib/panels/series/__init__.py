"""Named questions of the page about series."""

__all__: list[str] = []
