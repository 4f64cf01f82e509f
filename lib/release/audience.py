"""Who may have a file: the marking and the handling codes against the audience.

Two systems bind at once, and the stricter one holds. The *marking* (Traffic Light Protocol 2.0)
says how far a thing may travel; the *handling codes* (Europol) say what may be done with it.
Whatever the board doesn't know counts as the strictest.
"""

from typing import Final, Literal, get_args

from lib.errors import NotAllowed

Audience = Literal["internal", "partner", "public"]
AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)
INSIDE, PARTNER, ANYONE = AUDIENCES

# How far a marking lets a file go, and what it says to those who get it.
REACH: Final[dict[str, tuple[Audience, str]]] = {
    "TLP:CLEAR": (ANYONE, ""),
    "TLP:GREEN": (
        PARTNER,
        "TLP:GREEN: may be shared with peers and partner organisations, never in public.",
    ),
    "TLP:AMBER": (
        PARTNER,
        "TLP:AMBER: only for those in the receiving organisation and its clients who need to know.",
    ),
    "TLP:AMBER+STRICT": (
        INSIDE,
        "TLP:AMBER+STRICT: only for those in the organisation who need to know.",
    ),
    "TLP:RED": (INSIDE, "TLP:RED: only for the persons it is given to; pass it on to nobody."),
}

# H0 limits what it is used for, not who reads it: an appeal to the public serves just that use,
# so it is said with the file. H1 forbids to disclose it in court, and what is public can be read
# out in any court: it stays among those who can be bound to ask. H2 is the provider's word on
# each recipient, and H3 a restriction that only the provider knows: both stay inside.
HANDLING: Final[dict[str, tuple[Audience, str]]] = {
    "H0": (ANYONE, "H0: to be used only for preventing and combating crime."),
    "H1": (
        PARTNER,
        "H1: not to be disclosed in judicial proceedings without the permission of its provider.",
    ),
    "H2": (INSIDE, "H2: not to be passed on without the permission of its provider."),
    "H3": (INSIDE, "H3: the provider has set other restrictions; ask before any use."),
}
UNKNOWN: Final = "“{}” is not known to the board and is held as the strictest."
TO: Final[dict[Audience, str]] = {
    "internal": "stay inside the task force",
    "partner": "be given to partners",
    "public": "be made public",
}


def allowed(marking: str, handling: str, audience: Audience) -> tuple[str, ...]:
    """What must be said with a file for *audience*: a sentence for each label that binds.

    *marking* is one label, *handling* are codes between spaces. Raises NotAllowed with the
    sentence why; the first label that forbids it is named.
    """
    labels = [(marking.strip() or "no marking", REACH)]
    labels += [(code, HANDLING) for code in dict.fromkeys(handling.split())]
    said = []
    for label, known in labels:
        reach, sentence = known.get(label.upper(), (INSIDE, UNKNOWN.format(label)))
        if AUDIENCES.index(audience) > AUDIENCES.index(reach):
            raise NotAllowed(f"This can't {TO[audience]}. {sentence} It may {TO[reach]}.")
        said.append(sentence)
    return tuple(filter(None, said))
