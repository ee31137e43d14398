"""What the card asks for in a box: a line, the workplace's assessment, an education, and a yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from screens.dialogs import choose
from screens.form import Ask, Form
from screens.question import Question, answer, some_text
from vip2tui.domain.course.card import FIELDS
from vip2tui.domain.kinds.card_assessment import CardAssessment
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.domain.kinds.education import Education
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.records import field_label
from vip2tui.sentences.values import code_name
from vip2tui.services.course.whole_card import can_confirm
from vip2tui.text.days import IN_A_FIELD, parse_day, say

if TYPE_CHECKING:
    from screens.citizen.card import Card

_HINTS = {
    "reference": "En, der har sagt ja til at blive spurgt",
    "level": "fx svarer til faglært kok",
    "day": f"fx {IN_A_FIELD}",
}


async def write_line(part: Card) -> None:
    """Ask for a line in somebody's own words, and which field it stands in."""
    view = part.view
    fields = [(one, code_name(view.catalogue, "card_fields", one)) for one in FIELDS]
    field = await choose(part, "Hvilket felt på kortet?", fields)
    question = Question(f"Hvad kan {view.name}? Linjen har ingen dato bag sig.", some_text)
    text = await answer(part, question)
    await part.write(
        lambda: view.services.whole_card.write(view.case, field, text),
        "Linjen er skrevet på kortet.",
    )


async def assess(part: Card, known: CardAssessment | None) -> None:
    """Ask for what the workplace says, and whom one may ask."""
    view, plan = part.view, part.view.case.course
    if known is not None:
        plan = next((one for one in view.case.courses if one.course.id == known.course), None)

    def write(told: dict[str, Any]) -> object:
        return view.services.card_beside.assess(view.case, plan, **told)

    place = f"{CardAssessment.KIND}:{view.case.citizen.id}:{plan.course.id if plan else ''}"
    asks = _asks(part, CardAssessment.KIND, known)
    await _form(part, "Arbejdspladsens vurdering", asks, write, place, "Vurderingen er gemt.")


async def educate(part: Card, known: Education | None) -> None:
    """Ask for an education that the citizen brings along; one that is known can be put away."""
    view, service = part.view, part.view.services.card_beside

    def write(told: dict[str, Any]) -> object:
        return service.educate(view.case, known, **told)

    place = f"{Education.KIND}:{view.case.citizen.id}:{known.id if known else ''}"
    asks = _asks(part, Education.KIND, known)
    done = await _form(part, "Medbragt uddannelse", asks, write, place, "Uddannelsen er gemt.",
                       removes="Læg væk" if known else "")  # fmt: skip
    if done == "fjern" and known:
        await part.write(lambda: service.put_away(view.case, known), "Uddannelsen er lagt væk.")


async def confirm(part: Card, whose: Whose) -> None:
    """Ask who says yes to the card as it stands on the screen, and when."""
    view, service = part.view, part.view.services.whole_card
    can_confirm(service.read(view.case), whose)
    name = service.proposed_name(view.case, whose)
    asks = [Ask("name", "Navn", name), Ask("day", "Dato", say(view.today), is_day=True)]
    questions = {
        Whose.WORKPLACE: ("Hvem i virksomheden bekræfter kortet?", "Kortet er bekræftet."),
        Whose.CITIZEN: ("Hvem har gennemgået kortet?", "Kortet er gennemgået."),
    }
    question, words = questions[whose]

    def write(told: dict[str, Any]) -> object:
        return service.confirm(view.case, whose, told["name"], told["day"] or None)

    place = f"card_yes:{view.case.citizen.id}:{whose.value}"
    await _form(part, question, asks, write, place, words)


async def _form(
    part: Card,
    question: str,
    asks: list[Ask],
    write: Callable[[dict[str, Any]], object],
    place: str,
    words: str,
    *,
    removes: str = "",
) -> str:
    """Show a form, and say that it is written; return what it answered."""
    today = part.view.today

    def read(typed: dict[str, str]) -> None:
        told: dict[str, date | str] = dict(typed)
        if typed.get("day", "").strip():
            told["day"] = parse_day(typed["day"], today, has_happened=True)
        write(told)

    form = Form(question, asks, read, part.view.services.drafts, place, removes=removes)
    answered: str = await part.app.push_screen_wait(form)
    if answered == "gemt":
        part.page.saved(f"{words} Fortryd med Ctrl+Z.")
    return answered


def _asks(part: Card, kind: str, known: CardAssessment | Education | None) -> list[Ask]:
    """Return the fields that a kind asks for, as they stand."""
    found = []
    for name in KINDS[kind].asked:
        now = getattr(known, name, None)
        shown = say(now) if isinstance(now, date) else now or ""
        label = field_label(part.view.catalogue, kind, name)
        found.append(Ask(name, label, shown, _HINTS.get(name, ""), is_day=name == "day"))
    return found
