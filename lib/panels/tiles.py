"""The headline figures of the overview."""

from lib import wording
from lib.panels.headline import Found, Headline, row, said


def _of_planned(found: Found) -> str:
    planned = found.get("series_planned")
    return f"of {wording.count(planned)} planned" if planned is not None else ""


def _useful(found: Found) -> str:
    share = wording.share(found["tips_useful"], found["tips_received"])
    useful = said(found, "tips_useful", "useful")
    return f"{useful} ({share.split(' of ')[0]})" if share else useful


def _referrals(found: Found) -> str:
    number = found["referrals_sent"]
    return wording.plural(number, "referral") if number is not None else "not delivered"


def _in_countries(found: Found) -> str:
    number = found["countries_pinpointed"]
    return f"in {wording.plural(number, 'country', 'countries')}" if number is not None else ""


def _counted(found: Found) -> str:
    """Files are stated for the whole: in a part, only those counted are of the part."""
    counted = said(found, "files_counted", "counted")
    return counted if "series_planned" in found else f"in all; {counted} in this scope"


HEADLINES = (
    Headline(
        "series_processed",
        "Series processed",
        ("series_planned", "series_open"),
        of=_of_planned,
        second=lambda found: said(found, "series_open", "open"),
        listing="series_processed",
        page="series",
        lead=True,
    ),
    Headline(
        "files_available",
        "Files available",
        ("files_counted",),
        second=_counted,
        listing=None,
    ),
    Headline(
        "series_pinpointed",
        "Series pinpointed",
        ("countries_pinpointed",),
        second=_in_countries,
        listing="series_pinpointed",
        page="countries",
    ),
    Headline(
        "countries_notified",
        "Countries notified",
        ("referrals_sent", "referrals_waiting"),
        second=lambda found: f"{_referrals(found)}, {said(found, 'referrals_waiting', 'waiting')}",
        listing="referrals",
        page="countries",
    ),
    Headline(
        "victims_identified",
        "Victims identified",
        ("victims_tentative", "victims_safeguarded"),
        second=lambda found: (
            f"{said(found, 'victims_tentative', 'tentative')}, "
            f"{said(found, 'victims_safeguarded', 'safeguarded')}"
        ),
        listing="victims",
        page="countries",
    ),
    Headline(
        "series_uploaded",
        "Uploaded to ICSE",
        ("series_icse_new", "series_icse_added"),
        second=lambda found: (
            f"{said(found, 'series_icse_new', 'new')}, {said(found, 'series_icse_added', 'added')}"
        ),
        listing="series_uploaded",
        page="series",
    ),
    Headline(
        "tips_received",
        "Tips received",
        ("tips_useful",),
        second=_useful,
        listing="tips",
        page="tips",
    ),
)

HEADLINE_TILES = row(HEADLINES)
