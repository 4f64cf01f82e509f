"""The catalogue: every metric of the specification, once, as a sentence."""

import pytest

from lib.database import ARGUMENTS, SQL, Snapshot
from lib.errors import Refused
from lib.measure import statement
from lib.metric import Metric
from lib.metrics import CATALOGUE, DIMS, dims, metric

EVERY = list(CATALOGUE.values())


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.name)
def test_a_metric_is_a_sentence(each: Metric) -> None:
    assert each.meaning.endswith(".")
    assert each.meaning[0].isupper()
    assert each.name.isidentifier()
    assert not each.leaves_out or each.leaves_out.endswith(".")
    assert (each.over is None) == bool(each.aggregate)


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.name)
def test_its_fact_has_a_file_and_its_aggregate_runs(each: Metric, sample: Snapshot) -> None:
    assert (SQL / "facts" / f"{each.fact}.sql").exists()
    if each.aggregate:
        sample.rows(
            statement(each.fact, each.grain, [each], ()), sample.arguments(sample.scope(""))
        )


def test_every_fact_has_the_columns_of_its_dimensions(sample: Snapshot) -> None:
    derived = {"week": "day", "country": "countries", "org": "orgs"}
    for fact, names in DIMS.items():
        has = sample.query(f"select * from {fact}({ARGUMENTS})", sample.arguments(sample.scope("")))
        assert {derived.get(name, name) for name in names} <= set(has.columns), fact


def test_words_that_must_not_be_used_are_not() -> None:
    said = " ".join(each.label + each.meaning for each in EVERY).lower()
    assert "rescued" not in said
    assert "pornography" not in said


def test_a_share_has_the_dimensions_that_both_its_parts_have() -> None:
    assert dims("share_of_series_processed") == ("operation",)
    assert dims("share_of_tips_useful") == dims("tips_received")


def test_an_unknown_metric_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="tips_received"):
        metric("tips")
