"""Where series were likely produced, and what became of the referrals."""

from lib.ui.words import header

header("Countries")
