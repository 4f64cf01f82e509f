"""How changes are said: what an event is called, and what became of it."""

from typing import Final

# By table, then by kind; the key of a kind in an address is ``prefix_kind``.
KINDS: Final[dict[str, dict[str, str]]] = {
    "series_event": {
        "received": "received",
        "prepared": "prepared",
        "analysis_started": "analysis started",
        "processed": "processed",
        "country_pinpointed": "country pinpointed",
        "country_notified": "country notified",
        "country_acknowledged": "country acknowledged",
        "country_answered": "country answered",
        "icse_new": "new in ICSE",
        "icse_added": "added to in ICSE",
        "victim_tentative": "victim tentative",
        "victim_identified": "victim identified",
        "victim_safeguarded": "victim safeguarded",
        "offender_identified": "offender identified",
        "offender_arrested": "offender arrested",
        "closed": "closed",
        "reopened": "reopened",
    },
    "series_link": {"linked": "linked"},
    "tip": {"received": "tip received"},
    "tip_event": {
        "duplicate": "duplicate",
        "unrelated": "unrelated",
        "not_useful": "not useful",
        "supports_known": "supports what is known",
        "new_lead": "new lead",
        "forwarded": "forwarded",
        "answered": "answered",
    },
    "object_event": {
        "published": "published",
        "withdrawn": "withdrawn from the public",
        "identified": "identified",
        "too_widespread": "identified but too widespread",
        "located": "located",
        "child_identified": "child identified",
        "offender_prosecuted": "offender prosecuted",
    },
}
GROUPS: Final = {
    "series_event": "Series",
    "series_link": "Links between series",
    "tip": "Tips",
    "tip_event": "Triage of tips",
    "object_event": "Objects",
}
PREFIX: Final = {
    "series_event": "series",
    "series_link": "link",
    "tip": "tip",
    "tip_event": "triage",
    "object_event": "object",
}
CAUSES: Final = {
    "new": "New",
    "moved_on": "Moved on",
    "corrected": "Corrected",
    "withdrawn": "Withdrawn",
    "moved_in": "Came in",
    "moved_out": "Left",
}
# What the parts of a difference are called where the kind alone would not tell.
PARTS: Final = {
    "country_pinpointed": "pinpointed",
    "country_notified": "notified",
    "country_acknowledged": "acknowledged",
    "country_answered": "answered",
    "image": "images",
    "video": "videos",
    "victim_tentative": "tentative",
    "victim_identified": "identified",
    "victim_safeguarded": "safeguarded",
    "received": "received",
}


def kind(table: str, name: str) -> str:
    """An event's kind in words; links have a relation in place of a kind."""
    plain = str(name).replace("_", " ")
    return KINDS.get(table, {}).get(name, plain)


def part(name: str) -> str:
    """A kind as a part of a difference: ``pinpointed``."""
    every = {key: said for table in KINDS.values() for key, said in table.items()}
    return PARTS.get(name) or every.get(name, name.replace("_", " "))


def word(table: str, name: str) -> str:
    """A kind as it stands in an address: ``series_processed``."""
    return f"{PREFIX[table]}_{name}"


WORDS: Final = {
    word(table, name): (table, name) for table, kinds in KINDS.items() for name in kinds
}
