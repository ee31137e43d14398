"""The sheet of one case of the sample: read, and no more."""

from __future__ import annotations

from textual.content import Content

from screens import themes
from screens.about import AboutScreen
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.base.safe import T
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import Services
from vip2tui.services.support.sample_words import sheet_sections
from vip2tui.services.support.sampling import CaseSheet


class SampleSheetScreen(AboutScreen[CaseSheet]):
    """One case as it was drawn."""

    NAME = "Stikprøve"
    HELP = (
        "Her er arket om én borger: bevillingen, det, en revision ville mangle, timerne og "
        "notaterne. Ved hvert notat står, hvornår kommunen senest havde det, som det ser ud nu. "
        "Intet kan rettes her."
    )
    FIRST = "Kun til at læse. Pil op og ned ruller."

    def __init__(self, services: Services, citizen_id: str) -> None:
        super().__init__(services)
        self.CITIZEN = citizen_id
        self._called = ""

    def heading_content(self) -> Content:
        return T(f"{self.worded(self.NAME)}: {self._called}")

    def shortcuts(self) -> list[Shortcut]:
        return self.around(self.people_key())

    def show(self, sheet: CaseSheet) -> None:
        self._called, rows = sheet.case.citizen.name, list[Row]()
        today, signs = self.services.desk.today(), themes.signs(self.app)
        for title, lines in sheet_sections(self.services.catalogue, sheet, today, signs):
            rows.append(Row(title, heading=True))
            rows += [Row(one, f"{title}:{n}", "  ", free=(one,)) for n, one in enumerate(lines)]
        self.query_one(Rows).fill(rows)

    def read(self) -> CaseSheet:
        sheet = self.services.sample.sheet(self.CITIZEN or "")
        if sheet is None:
            raise NotFoundError("Borgeren findes ikke her mere.")
        return sheet
