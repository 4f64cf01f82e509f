import io
from datetime import date

import openpyxl
import pandas as pd
import pyarrow.parquet

from lib import export

FRAME = pd.DataFrame(
    {
        "day": [date(2019, 10, 14), date(2019, 10, 15)],
        "title": ["=HYPERLINK(1)", "plain"],
        "tips": pd.array([3, None], dtype="Int64"),
    }
)
SENTENCE = "VIDTF 7 · as known now · TLP:AMBER"


def test_csv_carries_its_scope_and_no_formula() -> None:
    assert export.csv(FRAME, SENTENCE).splitlines() == [
        "# VIDTF 7 · as known now · TLP:AMBER",
        "day,title,tips",
        "2019-10-14,'=HYPERLINK(1),3",
        "2019-10-15,plain,",
    ]


def test_xlsx_holds_real_numbers_and_dates_and_is_the_same_twice() -> None:
    made = export.xlsx(FRAME, SENTENCE, "Tips")
    assert made == export.xlsx(FRAME, SENTENCE, "Tips")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    assert sheet["A2"].value == SENTENCE
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet["A5"].value.date() == date(2019, 10, 14)  # type: ignore[union-attr]
    assert (sheet["C5"].value, sheet["C6"].value) == (3, None)


def test_parquet_keeps_types_and_scope() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(export.parquet(FRAME, SENTENCE)))
    assert table.schema.metadata[b"scope"].decode() == SENTENCE
    assert table.column("tips").to_pylist() == [3, None]
