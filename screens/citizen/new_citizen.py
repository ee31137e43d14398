"""«Ny borger»: a name and nothing else, and a look at who is here already."""

from __future__ import annotations

from functools import partial

from textual.app import App

from screens import saving
from screens.base import Page
from screens.dialogs import Choose
from screens.exchange.whose import must_be_asked, which_office
from screens.question import Question, ask
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.services.citizen.people import Alike
from vip2tui.services.house import Services

QUESTION = "Hvad hedder den nye borger? Kun navnet er nødvendigt; resten kan vente."
_ANYWAY = "ny"


async def new_citizen(app: App[None], services: Services) -> str | None:
    """Ask for a name and add the citizen; return who to show, the new or the one found."""
    name = ""
    while True:
        answer = await ask(app, Question(QUESTION, str, name, "Fornavn og efternavn"))
        if answer is None:
            return None
        name = answer
        here = app.screen
        alike = services.citizens.alike(name)
        if alike:
            chosen = await app.push_screen_wait(_which(name, alike))
            if chosen != _ANYWAY:
                return chosen
        office = None
        if must_be_asked(services):
            who = cut(clean_line(name), 40)
            question = f"Hvilken kommune hører {who} til? Kun den får det, du skriver."
            office = await which_office(app, services, question)
            if office is None:
                return None
        try:
            new = await saving.in_turn(app, partial(services.citizens.add, name, office=office))
        except Vip2Error as error:
            if not isinstance(here, Page):
                return None
            here.refuse(error)
            continue
        if isinstance(here, Page):
            here.say(f"Gemt: {cut(name, 40)}")
        return new


def _which(name: str, alike: list[Alike]) -> Choose:
    options = [(one.person.id, T(f"Åbn {one.called} – {one.why}")) for one in alike]
    title = f"Måske findes {cut(clean_line(name), 40)} allerede:"
    return Choose(title, [*options, (_ANYWAY, T("Opret alligevel: det er en anden person"))])
