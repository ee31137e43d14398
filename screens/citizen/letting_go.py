"""«Giv slip»: who is done with here, what leaves, and the number that is asked back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from screens.base import BaseScreen
from screens.dialogs import Tell, pick
from screens.question import Question, answer
from screens.working import Working, working
from vip2tui.services.exchange.letting_go import GONE_SAID, NOBODY, WHO, Done
from vip2tui.text.danish import count

_MOST = 8


async def ask_let_go(page: BaseScreen) -> None:
    """Show who is done with here, and let go of who is chosen.

    Raises:
        WentBack: If nobody is.
        Vip2Error: If somebody is not to leave yet.
    """
    going, today = page.services.letting_go, page.services.desk.today()
    done = going.done()
    if not done:
        await page.app.push_screen_wait(Tell("Giv slip", page.worded(NOBODY)))
        return
    ripe = [one for one in done if one.is_ripe(today)]
    options = [(one.words(today), partial(_ask, page, [one])) for one in done[:_MOST]]
    if len(ripe) > 1:
        every = page.worded(f"Alle {count(len(ripe), 'borger', 'borgere')}, der kan slippes …")
        options.insert(0, (every, partial(_ask, page, ripe)))
    await pick(page, page.worded(WHO), options)


async def _ask(page: BaseScreen, every: Sequence[Done]) -> None:
    going = page.services.letting_go
    going.refuse(every)
    told = "\n".join(going.preview(every))
    things = sum(one.things for one in every)
    question = f"{told}\n\nSkriv tallet {things} for at give slip:"
    number = await answer(
        page, Question(question, partial(going.read, every), draft=False, yes="Giv slip")
    )
    waiting = Working("De slippes fra arkivet og sikkerhedskopierne …")
    await working(page, partial(going.let_go, every, number), waiting)
    page.saved(page.worded(f"{count(len(every), 'borger', 'borgere')} {GONE_SAID}"))
