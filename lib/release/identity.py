"""What an outsider knows of how figures hang together, from the Definitions page alone.

Each is used where it holds in the figures at hand, and in the strongest form that does.
"""

from typing import Final

# A figure and those that part it, at the same place. Where they don't make up the whole (waiting
# and useful tips don't) the rest is a count of things as well; where they make up more, some
# things are in several (a series may be new in ICSE and added to as well). ``series_open/waiting``
# is the part of a figure that is in a state.
PARTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("referrals_sent", ("referrals_waiting", "referrals_answered")),
    ("referrals_sent", ("referrals_acknowledged",)),
    ("files_counted", ("images_counted", "videos_counted")),
    ("series_uploaded", ("series_icse_new", "series_icse_added")),
    ("tips_received", ("tips_useful", "tips_waiting")),
    ("series_received", ("series_open", "series_processed")),
    ("series_received", ("series_started", "series_open/waiting")),
    (
        "series_received",
        ("series_processed", "series_open/waiting", "series_open/under_way"),
    ),
    ("series_started", ("series_processed", "series_open/under_way")),
    (
        "objects_published",
        ("objects_identified", "objects_too_widespread", "objects_located", "objects_open"),
    ),
)

# Sums that come to the same: a series that is reopened is both open and processed. What is
# between them otherwise is a count of things.
BALANCES: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    (("series_received",), ("series_open", "series_processed")),
    (("series_received", "series_open/reopened"), ("series_open", "series_processed")),
)

# The figure of a state, and the states of another figure that it is the same as.
STATES: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("tips_waiting", "tips_received", ("waiting",)),
    ("tips_useful", "tips_received", ("useful",)),
    ("tips_useful", "tips_received", ("supports_known", "new_lead", "forwarded", "answered")),
    ("objects_open", "objects_published", ("open",)),
    ("objects_located", "objects_published", ("located",)),
    ("objects_too_widespread", "objects_published", ("too_widespread",)),
    ("objects_identified", "objects_published", ("identified",)),
)

# Never more than the other, as far as anybody knows: less, then more. The difference is no
# count of things (countries from referrals), or one only by habit (series may skip a step).
AT_MOST: Final[tuple[tuple[str, str], ...]] = (
    ("series_prepared", "series_received"),
    ("series_started", "series_prepared"),
    ("series_processed", "series_started"),
    ("series_processed", "series_received"),
    ("series_closed", "series_processed"),
    ("series_open", "series_received"),
    ("series_pinpointed", "series_received"),
    ("series_uploaded", "series_received"),
    ("referrals_answered", "referrals_acknowledged"),
    ("series_notified", "series_pinpointed"),
    ("series_notified", "referrals_sent"),
    ("countries_notified", "referrals_sent"),
    ("countries_notified", "countries_pinpointed"),
    ("offenders_arrested", "offenders_identified"),
    ("countries_taking_part", "organisations_taking_part"),
    ("organisations_taking_part", "experts"),
)

# The same figure by two names, where they are equal; within one country only: a referral is a
# pair of series and country.
SAME: Final[tuple[tuple[str, str], ...]] = (("files_counted", "files_available"),)
SAME_IN_A_COUNTRY: Final[tuple[tuple[str, str], ...]] = (("series_notified", "referrals_sent"),)

# How many there are of a kind at a time: things come and go, so that what stood at the end of a
# day doesn't hold what stood the day before, and the difference is no count of things.
LEVELS: Final = frozenset({"series_open", "referrals_waiting", "tips_waiting", "objects_open"})

FIRST: Final = "first:"  # of a metric: things by who was the first, and so in several at times
CHANGE: Final = "change:"  # of a metric, since the instant of its ``as_of``
EXEMPT: Final = frozenset({"series_planned"})  # a plan: stated, and no count of things
