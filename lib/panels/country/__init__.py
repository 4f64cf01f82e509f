"""Named questions of the page about one country."""

__all__: list[str] = []
