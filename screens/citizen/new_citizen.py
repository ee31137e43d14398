"""«Ny borger»: a name and nothing else, and a look at who is here already."""

from __future__ import annotations

from functools import partial

from screens import saving
from screens.base import Page
from screens.citizen.joining import join
from screens.dialogs import choose
from screens.exchange.whose import must_be_asked, which_office
from screens.question import Question, answer
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, cut
from vip2tui.services.drafts import NEW_CITIZEN
from vip2tui.services.house import Services

QUESTION = "Hvad hedder den nye borger? Kun navnet er nødvendigt; resten kan vente."
_ANYWAY, _SAME = "ny", "samme"


async def new_citizen(page: Page, services: Services) -> str:
    """Ask for a name and add the citizen; return who to show, the new or the one found.

    Raises:
        WentBack: If nobody is wanted after all.
    """
    name = ""
    while True:
        asked = Question(QUESTION, str, name, "Fornavn og efternavn", place=NEW_CITIZEN)
        name = await answer(page, asked)
        who, office = cut(clean_line(name), 40), None
        if alike := services.citizens.alike(name):
            options = [(one.person.id, f"Åbn {one.called} – {one.why}") for one in alike]
            options.append((_ANYWAY, "Opret alligevel: det er en anden person"))
            both = [one.person.id for one in alike[:2]]
            if len(both) > 1 and services.joining.may_be_one(*both):
                options.append((_SAME, f"Saml de to øverste: de er begge {who}"))
            chosen = await choose(page, f"Måske findes {who} allerede:", options)
            if chosen == _SAME:
                return await join(page, services, *both)
            if chosen != _ANYWAY:
                return chosen
        if must_be_asked(services):
            question = f"Hvilken kommune hører {who} til? Kun den får det, du skriver."
            office = await which_office(page, services, question)
        add = partial(services.citizens.add, name, office=office)
        try:
            new = await saving.in_turn(page.app, add)
        except Vip2Error as error:
            page.refuse(error)
        else:
            page.say(f"Gemt: {cut(name, 40)}")
            return new
