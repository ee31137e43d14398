"""«Slet for altid»: what goes, why, by which law, and a word typed; then a second person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from screens.base import BaseScreen
from screens.dialogs import choose
from screens.question import Question, answer
from screens.widgets.row import Row
from screens.working import Working, working
from vip2tui.base.safe import clean_line
from vip2tui.domain.roles import Role
from vip2tui.exchange.erasing import Erasure
from vip2tui.services.citizen.erasing import SECOND, Act, What
from vip2tui.services.desk import RefusedError
from vip2tui.text.days import say_short

_WORD = "slet"
_SHOWN = 8


class Erasing(BaseScreen):
    """A page of a citizen, who can be erased from it."""

    def action_erase(self) -> None:
        """Ask for the person to be erased everywhere."""
        self.do(partial(erase, self, self.CITIZEN or ""))


async def erase(page: BaseScreen, citizen: str) -> None:
    """Ask for a citizen to be erased everywhere; nothing goes before somebody else agrees."""
    erasing, codes = page.services.erasing, page.services.catalogue.codes()
    what = await working(page, partial(erasing.look, citizen))
    reasons = [(one.code, one.name) for one in codes.erase_reasons]
    reason = await choose(page, f"Hvorfor skal {what.name} slettes for altid?", reasons)
    grounds = [(one.code, one.name) for one in codes.erase_grounds]
    ground = await choose(page, "Hvad er hjemlen?", grounds)
    await _must_type(page, what)
    await working(page, partial(erasing.ask, citizen, reason, ground))
    page.saved(f"Gemt. {SECOND} Send en fil dertil. Intet er slettet endnu.")


async def _must_type(page: BaseScreen, what: What) -> None:
    """Show what goes, and go on when the word is typed.

    Raises:
        WentBack: If it is not.
    """
    lines = [*what.words]
    more = [f"og {len(lines) - _SHOWN} mere"] if len(lines) > _SHOWN else []
    told = "\n".join(map(clean_line, [*lines[-1:], *lines[: _SHOWN - 1], *more]))
    text = f"Slet {what.name} for altid?\n\n{told}\n\nSkriv {_WORD}, hvis det er rigtigt."
    await answer(page, Question(text, _typed, draft=False))


def _typed(text: str) -> str:
    if text.strip().casefold() == _WORD:
        return text
    raise RefusedError(f"Skriv {_WORD}, eller gå tilbage med Esc.")


async def agree(page: BaseScreen, one: Erasure) -> None:
    """Agree, as the second person, to what another asked for; it is erased here at once."""
    erasing = page.services.erasing
    what = await working(page, partial(erasing.about, one))
    await _must_type(page, what)
    waiting = Working("Det slettes fra arkivet og sikkerhedskopierne …")
    done = await working(page, partial(erasing.agree, one), waiting)
    page.saved(" ".join(done.words))
    page.read_again()


def erased_rows(page: BaseScreen) -> Iterator[Row]:
    """Yield who waits for a second yes, and where what was erased is gone; at the office alone."""
    if page.services.desk.me.role is not Role.OFFICE:
        return
    every = page.services.erasing.every()
    if every:
        yield Row("Sletninger", heading=True)
    for one in every:
        yield from _rows(page, one)


def _rows(page: BaseScreen, one: Act) -> Iterator[Row]:
    today = page.services.desk.today()
    day = say_short(today.fromisoformat(one.one.asked), today)
    who = " og ".join(one.signed)
    mine = one.one.signatures[0][0] == page.services.desk.me.device
    if not one.is_done:
        below = f"{who}. {'Venter på en anden' if mine else 'Enter siger ja'}"
        act = None if mine else partial(agree, page, one.one)
        yield Row(f"{day}: venter på et ja", f"erase {one.one.id}", "   ", act=act, below=below)
        return
    left = [place for place in one.places if place.state != "slettet"]
    state = "slettet overalt" if one.is_everywhere else f"mangler {len(left)}"
    below = " · ".join(f"{clean_line(place.name)}: {place.state}" for place in left[:3]) or who
    yield Row(f"{day}: {state}", f"erase {one.one.id}", "   ", below=below)
