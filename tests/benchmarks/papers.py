"""300 month sheets in one act, beside the engine alone on the very same pages.

Written to a disk one after the other, each with its line in the read log, as `paper --all` does.
"""

from __future__ import annotations

import gc
import json
import statistics
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.screens.stage import TODAY, case, house, with_course
from vip2tui.domain.roles import Role
from vip2tui.papers.as_pdf import STANDARD, PdfEngine
from vip2tui.papers.kinds import SHEET, Asked
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.papers.paper import Paper
    from vip2tui.services.house import Services

FEW, MANY = 30, 300
_NOTES = 8


def made(count: int) -> tuple[Services, list[str]]:
    """Return a consultant's desk with so many citizens, each with a month of mentor time."""
    services, citizens = house(Role.CONSULTANT), list[str]()
    for n in range(count):
        citizen = with_course(services, f"Borger {n}")
        for day in range(1, _NOTES + 1):
            note = Note("mentormoede", f"Vi øvede {n}", date(TODAY.year, TODAY.month, day), 45 + n)
            if date(TODAY.year, TODAY.month, day) <= TODAY:
                services.notes.add(case(services, citizen), note)
        citizens.append(citizen)
    return services, citizens


def _all(services: Services, citizens: list[str], folder: Path) -> tuple[float, list[Paper]]:
    papers: list[Paper] = []
    start = time.process_time()
    for citizen in citizens:
        seen = case(services, citizen)
        paper = services.papers.make(SHEET, seen, Asked())
        target = services.papers.target(SHEET, folder, is_text=False)
        services.papers.write(SHEET, paper, target, is_text=False)
        papers.append(paper)
    return time.process_time() - start, papers


def _engine(papers: list[Paper]) -> float:
    """Return the seconds the engine alone takes for the same pages."""
    engine = PdfEngine()
    compiler, unknown = engine._compiler, engine._unknown
    from vip2tui.papers.as_pdf import as_data

    said = [json.dumps(as_data(one, unknown), ensure_ascii=False) for one in papers]
    start = time.process_time()
    for one in said:
        compiler.compile(
            format="pdf", sys_inputs={"paper": one, "points": "10.5"}, pdf_standards=[STANDARD]
        )
    return time.process_time() - start


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Return median seconds of few and many sheets, and of the engine alone on the many."""
    took: dict[str, list[float]] = {}
    for n in range(rounds):
        for count in FEW, MANY:
            services, citizens = made(count)
            into = folder / f"{n}-{count}"
            into.mkdir()
            gc.collect()
            seconds, papers = _all(services, citizens, into)
            took.setdefault(f"all {count}", []).append(seconds)
        took.setdefault("engine", []).append(_engine(papers))
    return {name: statistics.median(every) for name, every in took.items()}


def lines(folder: Path) -> Iterator[str]:
    """Yield the table."""
    took = measure(folder, 3)
    whole, engine = took[f"all {MANY}"], took["engine"]
    flat = whole / MANY / (took[f"all {FEW}"] / FEW)
    yield "| sheets | all of it | the engine alone | ratio (≤ 3) | one of 300 / one of 30 |"
    yield "|---|---|---|---|---|"
    yield f"| {MANY} | {whole:.2f} s | {engine:.2f} s | {whole / engine:.2f} | {flat:.2f} |"
    yield ""
