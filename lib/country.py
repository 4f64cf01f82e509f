"""Countries: ISO 3166-1 codes in, alpha-2 inside, plain English names out.

Codes are those of pycountry (the Debian iso-codes list), names those of the
Unicode CLDR (Babel). Kosovo (XK) is accepted beside them.
"""

from functools import cache

UNKNOWN = "unknown"  # a class of its own: the country is not known


@cache
def codes() -> dict[str, str]:
    """Every accepted spelling (alpha-2, alpha-3, XK) -> alpha-2, upper case."""
    import pycountry

    found = {"XK": "XK", "XKX": "XK"}
    for each in pycountry.countries:
        found[each.alpha_2] = found[each.alpha_3] = each.alpha_2
    return found


@cache
def name(code: str) -> str:
    """Plain English name of an alpha-2 code; *unknown* in words."""
    if code == UNKNOWN:
        return "country not known"
    from babel import Locale

    return str(Locale("en").territories.get(code, code))
