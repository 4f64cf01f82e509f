"""``python -m lib.cli``: what ``board.py`` hands over to."""

from lib.cli import main

raise SystemExit(main())
