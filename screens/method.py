"""«Metoden på én side»: what an ambassador teaches, each part with where it is from."""

from __future__ import annotations

from screens.listing import ListScreen
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.papers import kinds
from vip2tui.text.method import METHOD, NAME


class MethodScreen(ListScreen):
    """The parts one after another; it is only read."""

    NAME = NAME
    PAPER = kinds.METHOD.code
    HELP = (
        "Her står, hvad en jobpakke er, og hvad man ved om den. Under hver del står kilden. "
        "Pil op og ned ruller. Den samme side ligger i docs/brug/metoden.md."
    )
    FIRST = "Jobpakken på én side, til dig, der lærer den fra dig."

    def shortcuts(self) -> list[Shortcut]:
        return self.around(self.people_key())

    def read_again(self) -> None:
        rows = []
        for part in METHOD:
            rows.append(Row(part.title, heading=True))
            rows += [
                Row(self.worded(one), f"{part.title} {number}", "- ")
                for number, one in enumerate(part.points)
            ]
            rows.append(Row(f"(kilde: {part.source})", f"{part.title} kilde", "  ", weak=True))
        self.query_one(Rows).fill(rows)
