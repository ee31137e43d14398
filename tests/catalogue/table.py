"""What each package holds, as a table: run with ``python -m tests.catalogue.table``."""

import sys
import time
from collections.abc import Iterator

from tests.catalogue.danish import lix
from tests.catalogue.prose import joined, of_checklist, prose
from vip2tui.catalogue.catalogue import SHIPPED, Catalogue

HEADS = ("jobpakke", "udg.", "uger", "trin", "delmål", "opg.", "komp.", "ord", "sætn.", "bevis",
         "kurser", "råd", "risiko", "nabo", "kilder", "LIX", "ms")  # fmt: skip


def rows() -> Iterator[str]:
    """Yield the table, line by line."""
    yield _line(HEADS)
    for name in SHIPPED.package_names():
        catalogue = Catalogue()
        catalogue.package_names()
        began = time.perf_counter()
        one = catalogue.package(name.id)
        took = (time.perf_counter() - began) * 1000
        texts = [text for part in prose(one).values() for text in part]
        goals = sum(len(step.goals) for step in one.steps)
        counts = (one.steps, goals, one.tasks, one.competences, one.words, one.sentences)
        more = (one.certificates, one.amu, one.mentor, one.risks, one.neighbours, one.sources)
        cells = [str(part if isinstance(part, int) else len(part)) for part in (*counts, *more)]
        lead = (one.id, one.version, str(one.weeks))
        yield _line((*lead, *cells, f"{lix(joined(texts)):.0f}", f"{took:.1f}"))
    checklist = SHIPPED.checklist()
    figures = ", ".join(
        f"{name} LIX {lix(joined(texts)):.0f}" for name, texts in of_checklist(checklist).items()
    )
    extras = len(checklist.extras)
    yield f"tjekliste: {len(checklist.points)} punkter og {extras} fra fagene; {figures}"
    sets = ", ".join(f"{one.id} {len(one.rules)}" for one in SHIPPED.rule_sets())
    yield f"regler: {sets}"


def _line(cells: tuple[str, ...]) -> str:
    widths = (23, *(max(len(head), 3) for head in HEADS[1:]))
    first, *rest = (
        cell.ljust(width) if n == 0 else cell.rjust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return " ".join((first, *rest))


if __name__ == "__main__":
    sys.stdout.write("\n".join(rows()) + "\n")
