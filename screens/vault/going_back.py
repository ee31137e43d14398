"""«Gå tilbage»: when, what will be otherwise about whom, and then one yes."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import islice

from screens import saving
from screens.base import BaseScreen
from screens.dialogs import pick
from screens.preview import weighed
from screens.question import Question, answer
from screens.working import working
from vip2tui.services.vault.going_back import WorkDay
from vip2tui.text.danish import count
from vip2tui.text.moments import EXAMPLES, parse_moment, say_moment

_MOST = 60
"""Days that are listed; an older one is typed."""
_TITLE = "Gå tilbage til, som det stod, da du sluttede …"


async def ask(page: BaseScreen) -> None:
    """Ask when, show what differs, and go back after a yes.

    Raises:
        WentBack: If the person goes back.
        Vip2Error: If there is nothing to go back from, or the disk refused; nothing is changed.
    """

    def read() -> list[WorkDay]:
        return list(islice(page.services.going_back.days(), _MOST))

    days = await working(page, read)
    since, choices = 0, [("En dag og et klokkeslæt …", partial(_typed, page))]
    for one in days:
        if since:
            things = count(since, "ting", "ting")
            text = f"{say_moment(one.last)} · {things} siden"
            choices.append((text, partial(_look, page, one.last)))
        since += one.actions
    await pick(page, _TITLE, choices)


async def _typed(page: BaseScreen) -> None:
    today = page.services.desk.today()
    question = Question(
        "Hvornår skal det stå, som det stod?",
        lambda typed: parse_moment(typed, today),
        example=EXAMPLES,
        draft=False,
        echo=say_moment,
        today=today,
    )
    await _look(page, await answer(page, question))


async def _look(page: BaseScreen, to: datetime) -> None:
    going = page.services.going_back
    back = await saving.in_turn(page.app, partial(going.look, to))
    text = page.worded("\n".join(back.sentences[2:]))
    await weighed(page, f"Tilbage til {back.called}", text, {"yes": "Ja, gør det"}, is_sheet=True)
    await page.write(partial(going.go, back), f"Gemt: {back.done}. Ctrl+Z fortryder det.")
