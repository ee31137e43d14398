"""Tables that leave as a file: CSV as a Danish spreadsheet opens it with a double click (R89)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from vip2tui.base.safe import clean_line, csv_cell

Cell = str | int | float | date | None
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A spreadsheet reads the file as UTF-8 only where it begins with this."""


def table_bytes(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table: semicolons, decimal commas, days as dd-mm-åååå, and no cell that calculates.

    Args:
        head: What the columns are called.
        rows: A cell for each; None is an empty one.
    """
    made = io.StringIO()
    written = csv.writer(made, delimiter=";", lineterminator="\r\n")
    written.writerow([csv_cell(one) for one in head])
    written.writerows([_cell(one) for one in row] for row in rows)
    return (MARK + made.getvalue()).encode("utf-8")


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case date():
            return f"{value:%d-%m-%Y}"
        case float():
            return f"{value:.1f}".replace(".", ",")
        case int():
            return str(value)
        case _:
            return csv_cell(value)


def workbook_bytes(title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the same table as a workbook (``.xlsx``): days are days there, and nothing calculates.

    Args:
        title: What the sheet is called.
        head: What the columns are called.
        rows: A cell for each; None is an empty one.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"

    def cell(value: Cell, *, is_head: bool = False) -> WriteOnlyCell:
        shown = clean_line(value) if isinstance(value, str) else value
        made = WriteOnlyCell(sheet, shown)
        if isinstance(value, str):
            made.data_type = "s"  # else a text that begins with «=» would be a formula
        elif isinstance(value, date):
            made.number_format = "dd-mm-yyyy"
        if is_head:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(one, is_head=True) for one in head])
    for row in rows:
        sheet.append([cell(one) for one in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
