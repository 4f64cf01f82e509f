from lib import country


def test_both_codes_lead_to_alpha_2_and_kosovo_is_accepted() -> None:
    codes = country.codes()
    assert (codes["DE"], codes["DEU"], codes["XK"]) == ("DE", "DE", "XK")
    assert "EU" not in codes
    assert len(set(codes.values())) == 250


def test_names_are_plain_english() -> None:
    assert [country.name(code) for code in ("NL", "GB", "XK", "unknown")] == [
        "Netherlands",
        "United Kingdom",
        "Kosovo",
        "country not known",
    ]


def test_every_code_has_a_name() -> None:
    assert all(country.name(code) != code for code in country.codes().values())
