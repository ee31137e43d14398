"""What every screen and dialog is drawn by: the shared sheet, and the sizes it tells apart."""

from __future__ import annotations

from pathlib import Path

from screens.widgets.frame import COLUMNS, LINES

BASE_CSS = Path(__file__).with_name("base.tcss")
TWO = 110
"""Columns from which two panes stand side by side."""
WIDTHS = [(0, "-narrow"), (COLUMNS, "-wide"), (TWO, "-two")]
HEIGHTS = [(0, "-low"), (LINES, "-high")]
