"""What happened to series: received, processed, pinpointed, notified, uploaded, victims."""

from lib.metric import Grain, Kind, Metric, distinct, total


def _first(kind: str) -> str:
    return f"min(occurred_at) filter (kind = '{kind}')"


_LATEST = "last(kind order by occurred_at, known_from, event_id)"
SERIES = Grain(
    "series",
    ("series_id",),
    (
        ("started_at", _first("analysis_started")),
        ("processed_at", _first("processed")),
        ("latest", f"{_LATEST} filter (kind in ('processed', 'closed', 'reopened'))"),
    ),
)
REFERRAL = Grain(
    "referral",
    ("series_id", "own_country"),
    (
        ("pinpointed_at", _first("country_pinpointed")),
        ("notified_at", _first("country_notified")),
        ("acknowledged_at", _first("country_acknowledged")),
        ("answered_at", _first("country_answered")),
    ),
)
# A series is open from any of these on, until others decide.
_ANY = (
    "received", "prepared", "analysis_started",
    "country_pinpointed", "country_notified", "country_acknowledged", "country_answered",
    "icse_new", "icse_added", "victim_tentative", "victim_identified", "victim_safeguarded",
    "offender_identified", "offender_arrested",
)  # fmt: skip
_STARTED_PROCESSED = ("analysis_started", "processed")
_PINPOINTED_NOTIFIED = ("country_pinpointed", "country_notified")
_NEVER_ADDED = "What was taken back is out; tentative, identified and safeguarded are never added."
_UNKNOWN = "Events whose country is not known are out."
_ONCE = "A series counts once, however often the event is repeated; what was taken back is out."


def _median(start: str, end: str) -> str:
    return f"median((epoch_us({end}) - epoch_us({start})) / 3.6e9)"


def _series(name: str, label: str, kinds: str, meaning: str) -> Metric:
    return distinct("series_id", kinds, name, label, "series_event", meaning, _ONCE)


def _sum(name: str, label: str, kind: str, meaning: str) -> Metric:
    return total(kind, name, label, "series_event", meaning, _NEVER_ADDED)


def _countries(name: str, label: str, kind: str, meaning: str) -> Metric:
    kinds = f"'{kind}'"
    return distinct("own_country", kinds, name, label, "series_event", meaning, _UNKNOWN)


def _gathered(
    name: str,
    label: str,
    grain: Grain,
    aggregate: str,
    meaning: str,
    kinds: tuple[str, ...],
    lowered_by: tuple[str, ...] = (),
    there_by: tuple[str, ...] = (),
    kind: Kind = "count",
) -> Metric:
    return Metric(
        name,
        label,
        "series_event",
        aggregate,
        meaning,
        leaves_out="Period, organisation and country narrow both ends; what is outside is out.",
        grain=grain,
        kind=kind,
        needs=("series_event",),
        unit=grain.keys if kind == "count" else (),
        kinds=kinds,
        lowered_by=lowered_by,
        there_by=there_by,
    )


METRICS = (
    _series(
        "series_received",
        "Series received",
        "'received'",
        "Series with a standing event “received”: they came in.",
    ),
    _series(
        "series_prepared",
        "Series prepared",
        "'prepared'",
        "Series with a standing event “prepared”: ready for analysis.",
    ),
    _series(
        "series_started",
        "Series started",
        "'analysis_started'",
        "Series with a standing event “analysis started”.",
    ),
    _series(
        "series_processed",
        "Series processed",
        "'processed'",
        "Series with a standing event “processed”: experts have been through them.",
    ),
    _series("series_closed", "Series closed", "'closed'", "Series with a standing event “closed”."),
    _gathered(
        "series_open",
        "Series open",
        SERIES,
        "count(*) filter (latest is null or latest = 'reopened')",
        "Series with any event whose latest of processed, closed and reopened is reopened, "
        "or that have none of the three.",
        ("reopened", "processed", "closed"),
        ("processed", "closed"),
        there_by=_ANY,
    ),
    Metric(
        "share_of_series_processed",
        "Share of series processed",
        "series_event",
        "",
        "Series processed as a share of series planned; may exceed 1.",
        leaves_out="The plan is not narrowed by country, organisation, period or clock.",
        kind="share",
        over=("series_processed", "series_planned"),
    ),
    _series(
        "series_pinpointed",
        "Series pinpointed",
        "'country_pinpointed'",
        "Series whose likely country of production was pinpointed: a judgement, "
        "not where a server or a suspect is.",
    ),
    _countries(
        "countries_pinpointed",
        "Countries pinpointed",
        "country_pinpointed",
        "Distinct likely countries of production.",
    ),
    _series(
        "series_notified",
        "Series notified",
        "'country_notified'",
        "Series of which a country was notified.",
    ),
    _countries(
        "countries_notified",
        "Countries notified",
        "country_notified",
        "Distinct countries that were notified of a series.",
    ),
    _gathered(
        "referrals_sent",
        "Referrals sent",
        REFERRAL,
        "count(*) filter (notified_at is not null)",
        "Distinct pairs of series and country notified.",
        ("country_notified",),
    ),
    _gathered(
        "referrals_acknowledged",
        "Referrals acknowledged",
        REFERRAL,
        "count(*) filter (acknowledged_at is not null)",
        "Distinct pairs of series and country acknowledged by the country.",
        ("country_acknowledged",),
    ),
    _gathered(
        "referrals_answered",
        "Referrals answered",
        REFERRAL,
        "count(*) filter (answered_at is not null)",
        "Distinct pairs of series and country answered by the country.",
        ("country_answered",),
    ),
    _gathered(
        "referrals_waiting",
        "Referrals waiting",
        REFERRAL,
        "count(*) filter (notified_at is not null and answered_at is null)",
        "Distinct pairs of series and country notified and not answered.",
        ("country_answered", "country_notified"),
        ("country_answered",),
    ),
    _sum(
        "victims_tentative",
        "Victims tentative",
        "victim_tentative",
        "Victims tentatively identified: not yet confirmed.",
    ),
    _sum(
        "victims_identified",
        "Victims identified",
        "victim_identified",
        "Victims identified: who they are is established.",
    ),
    _sum(
        "victims_safeguarded",
        "Victims safeguarded",
        "victim_safeguarded",
        "Victims safeguarded: removed from harm.",
    ),
    _sum(
        "offenders_identified",
        "Offenders identified",
        "offender_identified",
        "Offenders identified, as counted in the events.",
    ),
    _sum(
        "offenders_arrested",
        "Offenders arrested",
        "offender_arrested",
        "Offenders arrested, as counted in the events.",
    ),
    _series(
        "series_uploaded",
        "Series uploaded to ICSE",
        "'icse_new', 'icse_added'",
        "Series uploaded to Interpol's ICSE, as new or added to one that was there.",
    ),
    _series(
        "series_icse_new",
        "Series new in ICSE",
        "'icse_new'",
        "Series that were new to Interpol's ICSE.",
    ),
    _series(
        "series_icse_added",
        "Series added to in ICSE",
        "'icse_added'",
        "Series added to one that Interpol's ICSE had.",
    ),
    _gathered(
        "median_hours_to_process",
        "Median hours to process",
        SERIES,
        _median("started_at", "processed_at"),
        "Median over series of the hours from first analysis started to first processed.",
        _STARTED_PROCESSED,
        kind="hours",
    ),
    _gathered(
        "median_hours_to_notify",
        "Median hours to notify",
        REFERRAL,
        _median("pinpointed_at", "notified_at"),
        "Median over pairs of series and country of the hours from first pinpointed "
        "to first notified.",
        _PINPOINTED_NOTIFIED,
        kind="hours",
    ),
)
