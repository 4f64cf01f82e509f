"""The briefing as files, after the release check."""

from lib.ui.words import audience, files, header, preview, register, release_check

header("Download")
audience()
if release_check():
    files()
    preview()
register()
