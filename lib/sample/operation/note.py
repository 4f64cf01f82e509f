"""What was said aloud on the day: briefings, batches, the outage."""

from datetime import datetime

COLUMNS = ("note_id", "operation_id", "occurred_at", "text")
NOTES = (
    ("09-09 10:12", "New batch: 180 series"),
    ("09-18 14:40", "New batch: 210 series"),
    ("09-27 09:35", "New batch: 190 series"),
    ("10-04 11:05", "New batch: 160 series"),
    ("10-10 15:20", "New batch: 120 series"),
    ("10-14 08:45", "Opening briefing: who is here, how series are shared out"),
    ("10-14 17:45", "Wrap-up: accounts and rights sorted out, slow start as expected"),
    ("10-15 08:45", "Briefing"),
    ("10-15 10:40", "New batch: 90 series"),
    ("10-15 17:45", "Wrap-up"),
    ("10-16 08:45", "Briefing: urgent series first"),
    ("10-16 17:45", "Wrap-up: overlaps to be booked before a series is closed"),
    ("10-17 08:45", "Briefing"),
    ("10-17 13:10", "Case system down; work goes on on paper"),
    ("10-17 16:40", "Case system up; what was done on paper is being booked"),
    ("10-17 17:45", "Wrap-up: booking to be finished tomorrow morning"),
    ("10-18 08:45", "Briefing"),
    ("10-18 16:00", "Mid-term review: first week, corrections, open questions"),
    ("10-19 10:00", "Small crew today, until 16:00"),
    ("10-21 08:45", "Briefing: second week, where each country stands"),
    ("10-21 09:20", "New batch: 50 series, the last one"),
    ("10-21 17:45", "Wrap-up"),
    ("10-22 08:45", "Briefing"),
    ("10-22 17:45", "Wrap-up: reopened series go back to whoever processed them"),
    ("10-23 08:45", "Briefing: referrals that wait longest"),
    ("10-23 17:45", "Wrap-up"),
    ("10-24 08:45", "Briefing: last full day"),
    ("10-24 17:45", "Wrap-up: no new series begun after tomorrow noon"),
    ("10-25 08:45", "Last briefing"),
    ("10-25 13:30", "Upload to ICSE of all that is left"),
    ("10-25 16:30", "Analysis ends; closing session"),
)


def rows(operation: str) -> list[tuple[object, ...]]:
    """Rows of ``note``."""
    return [
        (f"N-{n:02d}", operation, datetime.strptime(f"2019-{at}", "%Y-%m-%d %H:%M"), text)
        for n, (at, text) in enumerate(NOTES, 1)
    ]
