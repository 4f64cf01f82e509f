"""The briefing as files, after the release check."""

from lib.ui.words import download, header

header("Download")
download()
