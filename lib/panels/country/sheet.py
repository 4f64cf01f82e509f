"""Everything about one country, on one page."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import country_facts as facts_chart
from lib.charts import country_series as series_chart
from lib.charts.country_facts import Fact
from lib.database import Snapshot
from lib.focus import Focus
from lib.listing import rows
from lib.measure import measure
from lib.panels.headline import Headline, row, said
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope

NAMED = 4  # that are named in a list of facts; the rest is counted
METRICS = (
    "tips_received", "tips_useful", "tips_waiting", "objects_located", "objects_identified",
    "experts", "organisations_taking_part", "series_uploaded", "series_open",
    "offenders_identified", "offenders_arrested",
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """The series of the country, and the zone in which their days are said."""

    rows: pd.DataFrame
    zone: str
    delivered: bool


SHEET_TILES = row(
    (
        Headline("series_pinpointed", "Series pinpointed", listing="series_pinpointed"),
        Headline("series_processed", "Series processed", listing="series_processed"),
        Headline("referrals_sent", "Referrals sent", listing="country_referrals"),
        Headline("referrals_answered", "Referrals answered", listing="country_referrals"),
        Headline("referrals_waiting", "Referrals waiting", listing="waits"),
        Headline(
            "victims_identified",
            "Victims identified",
            ("victims_tentative", "victims_safeguarded"),
            second=lambda found: (
                f"{said(found, 'victims_tentative', 'tentative')}, "
                f"{said(found, 'victims_safeguarded', 'safeguarded')}"
            ),
            listing="victims",
        ),
        Headline(
            "tips_received",
            "Tips pointing here",
            ("tips_useful",),
            second=lambda found: said(found, "tips_useful", "useful"),
            listing="tips",
        ),
    ),
    "country",
)
COUNTRIES_AT_A_GLANCE = row(
    (
        Headline("countries_pinpointed", "Countries pinpointed", listing="series_pinpointed"),
        Headline("series_pinpointed", "Series pinpointed", listing="series_pinpointed"),
        Headline("countries_notified", "Countries notified", listing="country_referrals"),
        Headline("referrals_sent", "Referrals sent", listing="country_referrals"),
        Headline(
            "referrals_answered",
            "Referrals answered",
            ("referrals_acknowledged",),
            second=lambda found: said(found, "referrals_acknowledged", "acknowledged"),
            listing="country_referrals",
        ),
        Headline("referrals_waiting", "Referrals waiting", listing="waits"),
    ),
    "countries",
)


def series(snapshot: Snapshot, scope: Scope) -> Listed:
    """Series pinpointed to the country or notified to it, the longest waiting first."""
    found = rows(snapshot, "country_referrals", scope)
    hrefs = [leads_to(scope, "one-series", Focus(series=each)) for each in found["series_id"]]
    zone = snapshot.zone(scope.operation)
    return Listed(found.assign(href=hrefs), zone, "series_event" in snapshot.delivered)


def facts(snapshot: Snapshot, scope: Scope) -> tuple[Fact, ...]:
    """What else is known, each with what stands behind it."""
    measured = measure(snapshot, METRICS, scope).iloc[0]
    found = {name: None if pd.isna(measured[name]) else float(measured[name]) for name in METRICS}
    return (
        _shared(snapshot, scope),
        Fact("Series uploaded to ICSE", _told(found["series_uploaded"])),
        Fact("Series open", _told(found["series_open"])),
        Fact(
            "Offenders",
            _told(found["offenders_identified"], " identified"),
            ((_told(found["offenders_arrested"], " arrested, counted apart"), ""),),
        ),
        Fact("Tips pointing here", _told(found["tips_received"]), _triaged(found)),
        _objects(snapshot, scope, found["objects_located"]),
        _taking_part(snapshot, scope, found),
        _corrections(snapshot, scope),
    )


def _told(value: float | None, words: str = "") -> str:
    return "not delivered" if value is None else f"{wording.count(value)}{words}"


def _triaged(found: dict[str, float | None]) -> tuple[tuple[str, str], ...]:
    if found["tips_useful"] is None or not found["tips_received"]:
        return ()
    return (
        (f"{_told(found['tips_useful'])} useful", ""),
        (f"{_told(found['tips_waiting'])} not looked at yet", ""),
    )


def _shared(snapshot: Snapshot, scope: Scope) -> Fact:
    """The other countries that its series are pinpointed to: named in scope, else counted."""
    label = "Series with other candidates"
    if "series_event" not in snapshot.delivered:
        return Fact(label, "not delivered")
    found = rows(snapshot, "country_referrals", scope)
    pinned = found[found["pinpointed_at"].notna()]
    others = [series_chart.codes_of(codes) for codes in pinned["also_pinpointed"]]
    beyond = [int(n) for n in pinned["pinpointed_beyond"]]
    counted = Counter(code for codes in others for code in codes)
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], countries.name(pair[0])))
    named = tuple(
        (f"{countries.name(code)} {wording.count(n)}", leads_to(scope, country=(code,)))
        for code, n in ranked
    )
    shared = sum(bool(codes or n) for codes, n in zip(others, beyond, strict=True))
    return Fact(label, wording.count(shared), (*_some(named), *_beyond(beyond)))


def _beyond(numbers: list[int]) -> tuple[tuple[str, str], ...]:
    """The candidates beyond the scope, as many as one series has at most."""
    most = max(numbers, default=0)
    if not most:
        return ()
    words = f"{wording.count(most)} other {wording.noun(most, 'country', 'countries')}"
    return ((f"up to {words} each" if most > 1 else f"{words} each", ""),)


def _some(named: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The first of them, and how many more."""
    over = len(named) - NAMED
    return (*named[:NAMED], (f"{wording.count(over)} more", "")) if over > 0 else named


def _objects(snapshot: Snapshot, scope: Scope, located: float | None) -> Fact:
    label = "Objects located here"
    if located is None:
        return Fact(label, "not delivered")
    found = measure(snapshot, ["objects_located"], scope, ["object"])
    ids = found.loc[found["objects_located"] > 0, "object"]
    named = tuple((each, leads_to(scope, "object", Focus(object=each))) for each in ids)
    return Fact(label, wording.count(located), _some(named))


def _taking_part(snapshot: Snapshot, scope: Scope, found: dict[str, float | None]) -> Fact:
    label = "Takes part"
    if found["organisations_taking_part"] is None:
        return Fact(label, "not delivered")
    there = rows(snapshot, "participants", scope)
    experts = found["experts"] or 0
    figure = wording.plural(found["organisations_taking_part"], "organisation")
    figure += f", {wording.plural(experts, 'expert')}" if experts else ""
    named = tuple((str(name), "") for name in dict.fromkeys(there["name"]))
    return Fact(label, figure, _some(named))


def _corrections(snapshot: Snapshot, scope: Scope) -> Fact:
    label = "Taken back"
    if "series_event" not in snapshot.delivered:
        return Fact(label, "not delivered")
    found = rows(snapshot, "country_corrections", scope)
    kinds = Counter(str(kind).replace("_", " ") for kind in found["kind"])
    named = tuple((f"{wording.count(n)} × {kind}", "") for kind, n in kinds.most_common())
    return Fact(label, wording.plural(len(found), "event"), _some(named))


def _series_finding(found: Listed) -> str:
    if not found.delivered:
        return "Not delivered: what became of series"
    return series_chart.finding(found.rows)


def _facts_finding(found: tuple[Fact, ...]) -> str:
    """Two facts as the title: the other candidates, and the tips."""
    shared, tips = found[0], found[4]
    if shared.figure == "not delivered":
        return f"Not delivered: other candidates. Tips pointing here: {tips.figure}"
    if not shared.more:
        return "None of its series has another candidate"
    have = "has" if shared.figure == "1" else "have"
    return f"{shared.figure} of its series {have} other candidates too"


COUNTRY_SERIES = Panel(
    "country_series",
    "Which of its series wait, and for how long?",
    ("referrals_waiting", "referrals_sent", "series_pinpointed"),
    series,
    lambda found, _: series_chart.html(found.rows, found.zone),
    _series_finding,
    lambda found: f"Table of series. {_series_finding(found)}.",
    lambda found: found.rows.drop(columns="href"),
    listing="country_referrals",
)
COUNTRY_FACTS = Panel(
    "country_facts",
    "What else is known?",
    METRICS,
    facts,
    lambda found, _: facts_chart.html(found),
    _facts_finding,
    lambda found: f"List of facts. {facts_chart.finding(found)}.",
    lambda found: pd.DataFrame(
        [(f.label, f.figure, ", ".join(w for w, _ in f.more)) for f in found],
        columns=["fact", "figure", "of it"],
    ),
    listing="country_corrections",
)
