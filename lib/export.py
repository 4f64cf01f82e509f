"""Numbers → CSV, XLSX, Parquet: the same table, with the scope it was measured in."""

import io
from datetime import UTC, datetime
from typing import Any

import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(
    tzinfo=None
)  # no clock in a file: same in, same out


def csv(frame: pd.DataFrame, sentence: str | None = None) -> str:
    """The table as CSV, LF line ends; the scope sentence stands on a line of its own, after #."""
    head = f"# {' '.join(sentence.split())}\n" if sentence else ""
    return head + harmless(frame).to_csv(index=False, lineterminator="\n")


def xlsx(frame: pd.DataFrame, sentence: str, title: str) -> bytes:
    """The table as a workbook: title, scope sentence, then real numbers and dates; no formula."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": title, "comments": sentence, "created": FIXED})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy"})
    moment = book.add_format({"num_format": "d mmm yyyy hh:mm"})
    sheet = book.add_worksheet("numbers")
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, sentence)
    for column, name in enumerate(frame.columns):
        sheet.write_string(3, column, str(name), bold)
        for row, value in enumerate(frame[name].astype(object)):
            _write(sheet, row + 4, column, value, day, moment)
    sheet.set_column(0, max(len(frame.columns) - 1, 0), 18)
    sheet.freeze_panes(4, 0)
    book.close()
    return buffer.getvalue()


def parquet(frame: pd.DataFrame, sentence: str) -> bytes:
    """The table as Parquet; the scope sentence stands in the file's metadata as *scope*."""
    import pyarrow as arrow
    import pyarrow.parquet as files

    table = arrow.Table.from_pandas(frame, preserve_index=False)
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), b"scope": sentence})
    buffer = io.BytesIO()
    files.write_table(table, buffer)
    return buffer.getvalue()


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with no text that a spreadsheet would take for a formula."""
    texts = frame.select_dtypes(include=["object", "str", "string"]).columns
    return frame.assign(**{name: frame[name].map(_plain) for name in texts})


def _plain(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _write(sheet: Any, row: int, column: int, value: Any, day: Any, moment: Any) -> None:
    if value is None or pd.isna(value):
        return
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), moment)
    elif hasattr(value, "isoformat"):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    else:
        sheet.write_number(row, column, float(value))
