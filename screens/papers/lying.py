"""Papers that lie where anybody can read them: each is deleted, or left and forgotten."""

from __future__ import annotations

from functools import partial

from screens.base import BaseScreen
from screens.dialogs import Tell, agree, pick
from vip2tui.services.papers.lying import NOTHING, LyingPaper, deleted_words
from vip2tui.text.danish import count
from vip2tui.text.days import say_short

TITLE = "Papirer, der kan læses af alle. Hvad skal der ske med dem?"
_GONE = "Papiret er slettet. Det, det var lavet af, er i arkivet."
_MOST = 8


async def ask_lying(page: BaseScreen) -> None:
    """Show the papers that lie somewhere, and delete what is chosen.

    Raises:
        WentBack: If nothing is.
    """
    papers = page.services.lying.every()
    if not papers:
        await page.app.push_screen_wait(Tell("Papirer", NOTHING))
        return
    await _ask_among(page, papers)


async def _ask_among(page: BaseScreen, papers: tuple[LyingPaper, ...]) -> None:
    """Show the oldest of them, and the way to the rest."""
    today = page.services.desk.today()
    options = [
        (f"{one.name} {say_short(one.made, today)} · {one.path}", partial(_ask_one, page, one))
        for one in papers[:_MOST]
    ]
    if left := papers[_MOST:]:
        options.append((f"… og {len(left)} til, de nyeste", partial(_ask_among, page, left)))
    every = (f"Slet {count(len(papers), 'papir', 'papirer')} …", partial(_delete_all, page, papers))
    await pick(page, TITLE, [every, *options] if len(papers) > 1 else options)


async def _ask_one(page: BaseScreen, one: LyingPaper) -> None:
    lying = page.services.lying
    delete = partial(page.write, partial(lying.delete, one), _GONE)
    forget = partial(page.write, partial(lying.forget, one), "Filen ligger der endnu.")
    choices = [("Slet filen", delete), ("Lad den ligge, og spørg ikke mere", forget)]
    await pick(page, f"{one.name}: {one.path}", choices)


async def _delete_all(page: BaseScreen, papers: tuple[LyingPaper, ...]) -> None:
    await agree(
        page, f"Slet {count(len(papers), 'papir', 'papirer')}? De kan altid laves igen.",
        "Slet dem", danger=True,
    )  # fmt: skip
    lying = page.services.lying

    await page.write(partial(lying.delete_all, papers), lambda done: deleted_words(*done))
