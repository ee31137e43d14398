"""What only the municipality makes about a citizen: the journal note, and the access request."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from screens import hiding
from screens.base import BaseScreen
from screens.copying import copy
from screens.dialogs import pick
from screens.exchange.places import hand_out
from screens.preview import weighed
from screens.question import a_day, answer
from vip2tui.papers.kinds import DISCLOSURE
from vip2tui.services.papers.papers import WARNING

COPY = "Kopiér teksten"
_ALL = "Her er alt: også det private, personnummeret, alle svar, og hvem der har åbnet det."


async def ask_journal(page: BaseScreen, citizen: str) -> None:
    """Ask of which days, show their notes as text to paste, and copy it."""
    today = page.services.desk.today()
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    await pick(page, "Hvilke notater?", [
        ("Denne måneds", partial(_journal, page, citizen, first, today)),
        ("Sidste måneds", partial(_journal, page, citizen, before.replace(day=1), before)),
        ("Fra en anden dag …", partial(_since, page, citizen)),
    ])  # fmt: skip


async def _since(page: BaseScreen, citizen: str) -> None:
    today = page.services.desk.today()
    first = await answer(page, a_day("Fra og med hvilken dag?", today, has_happened=True))
    await _journal(page, citizen, first, today)


async def _journal(page: BaseScreen, citizen: str, first: date, last: date) -> None:
    papers = page.services.papers
    note = papers.journal(page.services.citizens.get(citizen), first, last)
    text = hiding.written(page.app, note.text)
    await weighed(page, "Journalnotat", text, {"copy": COPY}, is_sheet=True)
    await copy(page, note.text)


async def disclose(page: BaseScreen, citizen: str) -> None:
    """Write everything that is held on the citizen where the person says."""
    papers = page.services.papers

    def write(place: Path) -> Path:
        paper = papers.disclosure(page.services.citizens.get(citizen))
        is_text = not papers.makes_pdf
        target = papers.target(DISCLOSURE, place, is_text=is_text)
        return papers.write(DISCLOSURE, paper, target, is_text=is_text)

    await hand_out(page, "Aktindsigt. Hvor?", write, f"{_ALL}\n{WARNING}", "Papiret er klar")
