"""What the table of series is filtered by: words of the address, and what each means.

``processed`` is a series with such an event standing in scope, ``not_processed`` one
without; ``at_started`` one that stands there now, its furthest status. All that are chosen
must hold, but of several ``at_…`` any one will do.
"""

from typing import Final

from lib.charts.series_table import STAGES
from lib.errors import Refused

# word -> what people read, and where a row holds it
HAS: Final = {
    "received": ("Received", "received_at is not null"),
    "prepared": ("Prepared", "prepared_at is not null"),
    "started": ("Analysis started", "started_at is not null"),
    "processed": ("Processed", "processed_at is not null"),
    "pinpointed": ("Country pinpointed", "pinpointed_at is not null"),
    "notified": ("Country notified", "notified_at is not null"),
    "acknowledged": ("Acknowledged", "acknowledged_at is not null"),
    "answered": ("Answered", "answered_at is not null"),
    "uploaded": ("Uploaded to ICSE", "uploaded_at is not null"),
    "closed": ("Closed", "closed_at is not null"),
    "reopened": ("Reopened", "reopened_at is not null"),
    "tentative": ("Victim tentative", "tentative"),
    "identified": ("Victim identified", "identified"),
    "safeguarded": ("Victim safeguarded", "safeguarded"),
    "merged": ("Merged into another", "merged_into is not null"),
}
NOW: Final = "at_"
NOT: Final = "not_"

STATUSES: Final[dict[str, str]] = {
    **{f"{NOW}{stage}": f"Now: {label.lower()}" for stage, label in STAGES.items()},
    **{word: label for word, (label, _) in HAS.items()},
    **{f"{NOT}{word}": f"Not: {label.lower()}" for word, (label, _) in HAS.items()},
}


def conditions(words: tuple[str, ...]) -> list[str]:
    """The SQL of these words; raises Refused for one that there is not."""
    for word in words:
        if word not in STATUSES:
            raise Refused(
                f"There is no status “{word}”; there are such as {', '.join([*HAS][:4])}, "
                f"{NOT}processed and {NOW}started; the control on this page has them all."
            )
    stages = [f"'{word.removeprefix(NOW)}'" for word in words if word.startswith(NOW)]
    held = [HAS[word][1] for word in words if word in HAS]
    lacking = [f"not ({HAS[w.removeprefix(NOT)][1]})" for w in words if w.startswith(NOT)]
    return [*([f"stage in ({', '.join(stages)})"] if stages else []), *held, *lacking]


def said(words: tuple[str, ...]) -> str:
    """The words as people read them: ``now: in analysis; processed``."""
    return "; ".join(STATUSES[word][:1].lower() + STATUSES[word][1:] for word in words)
