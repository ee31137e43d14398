"""Asking about a line of the draft in a box, and taking one out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from screens.dialogs import Confirm
from screens.form import Ask, Form
from vip2tui.base.safe import cut
from vip2tui.catalogue.package import Package

if TYPE_CHECKING:
    from screens.packages.own.own_package import OwnPackageScreen

Shape = Callable[[dict[str, str]], Package]

SAVED = "Gemt i kladden."


async def ask(
    screen: OwnPackageScreen, question: str, asks: Sequence[Ask], shape: Shape, key: str,
    *, removes: str = "",
) -> bool:  # fmt: skip
    """Ask, keep the draft as it then is, and return whether the thing is to be taken away."""
    form = Form(
        question,
        asks,
        lambda typed: screen.put(shape(typed)),
        screen.services.drafts,
        f"egen:{screen.package.id}:{key}",
        removes=removes,
    )
    done = await screen.app.push_screen_wait(form)
    if done == "gemt":
        screen.saved(SAVED)
    return done == "fjern"


async def remove(screen: OwnPackageScreen, what: str, shape: Callable[[], Package]) -> None:
    """Ask once more, and take a thing out of the draft."""
    question = f"Fjern «{cut(what, 80)}» fra kladden?"
    if not await screen.app.push_screen_wait(Confirm(question, "Fjern", "Behold", danger=True)):
        return
    await screen.write(lambda: screen.put(shape()), "Fjernet fra kladden.")
