"""Før samtalen: one card about one citizen, on one screen; Enter goes where a line is from."""

from __future__ import annotations

from screens import commands, themes
from screens.about import CitizenListScreen
from screens.base import GoTo
from screens.messages import To
from screens.page import key_of
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.papers import kinds
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.talk import Line, talk_sections

_BESIDE = 29
"""Cells of who, and by when."""


class BeforeScreen(CitizenListScreen):
    """What was promised, what is practised, one question, ten words."""

    NAME = "Før samtalen"
    PAPER = kinds.TALK.code
    HELP = (
        "Ét kort, som du læser, før I mødes: det, I har aftalt, det, I øver, det på tjeklisten, "
        "der er tæt på, ét spørgsmål og ti af fagets ord. Spørgsmålet er det samme hele dagen, og "
        "ordene skifter hver uge. Enter på en linje går derhen, hvor den står. Private notater "
        "og svar i en måling står aldrig her."
    )

    def shortcuts(self) -> list[Shortcut]:
        return self.around(key_of(commands.ROUND), key_of(commands.NOTE))

    def show(self, seen: Casework) -> None:
        name = self.called(seen)
        self.say_above(f"Læs det, før du mødes med {name}. Enter åbner en linje.")
        card, desk = self.services.talk.card(seen), self.services.desk
        package = seen.course.course.package if seen.course else ""
        rows = list[Row]()
        for title, lines in talk_sections(
            self.services.catalogue, card, desk.me.role, name, desk.today()
        ):
            rows.append(Row(title, heading=True))
            rows += [self._row(one, f"{title}:{n}", package) for n, one in enumerate(lines)]
        self.query_one(Rows).fill(rows)

    def _row(self, line: Line, key: str, package: str) -> Row:
        way = None
        if line.part == "ord":
            way = GoTo(To.WORDS, self.CITIZEN, package)
        elif line.part:
            way = GoTo(To.CITIZEN, self.CITIZEN, f"{line.part}/{line.name}")
        return Row(
            line.text,
            key,
            f"{themes.signs(self.app).go} " if way else "  ",
            ((line.beside, _BESIDE),) if line.beside else (),
            free=(line.text,) if line.is_free else (),
            most=0 if line.part in ("", "ord") else 1,
            act=way,
        )
