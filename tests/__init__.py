"""Mirrors `lib/`; `browser/` opens the board in Chromium; `run.py` is `board.py test`."""
