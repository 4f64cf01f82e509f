"""Who takes part: 30 experts of 21 countries, with Europol and Interpol.

Which countries: as the project's brief gives them. How the 30 are spread over
them is made up. The agencies host and support; their staff
isn't among the 30, so their experts are left empty.
"""

from lib import country as countries

EXPERTS = {
    "AU": 1, "BE": 1, "CA": 1, "CH": 1, "DE": 3, "DK": 1, "ES": 2, "FR": 3,
    "GR": 1, "HR": 1, "HU": 1, "IT": 1, "LT": 1, "LV": 1, "MT": 1, "NL": 3,
    "NO": 1, "RO": 1, "SE": 1, "SI": 1, "US": 3,
}  # fmt: skip
AGENCIES = {"EUROPOL": "Europol", "INTERPOL": "Interpol"}
# how much of the analysis each does; the agencies help out
WEIGHT = {f"{code}-POLICE": float(n) for code, n in EXPERTS.items()} | {
    "EUROPOL": 2.6,
    "INTERPOL": 1.4,
}
SATURDAY_CREW = {"NL-POLICE": 3.0, "DE-POLICE": 2.0, "BE-POLICE": 1.0, "EUROPOL": 2.0}


def police(code: str) -> str:
    """The organisation of a country, empty where it has nobody in the task force."""
    return f"{code}-POLICE" if code in EXPERTS else ""


def participants(operation: str) -> list[tuple[object, ...]]:
    """Rows of ``participant``."""
    forces = [
        (operation, f"{code}-POLICE", f"Police, {countries.name(code)}", code, experts)
        for code, experts in EXPERTS.items()
    ]
    return [*forces, *((operation, org, name, "", "") for org, name in AGENCIES.items())]
