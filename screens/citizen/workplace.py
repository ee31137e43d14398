"""One workplace: what is known of it, who is there, who was, and who there is another now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from screens import themes
from screens.about import AboutScreen
from screens.base import BaseScreen
from screens.form import Ask, Form
from screens.messages import GoTo, To
from screens.widgets.beside import paragraphs
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.sentences.records import field_label
from vip2tui.services.citizen.workplace_words import changed_words, field_lines, stay_words
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import Services
from vip2tui.text.danish import count
from vip2tui.text.days import IN_A_FIELD, say_short

_ASKED = ("asked", "jobs")
_GROUPS = (
    ("Kontakt", ("name", "contact", "phone", "address")),
    ("Folk", ("leader", "safety", "mentors")),
    ("Virksomhed", ("cvr", "p_number", "employees", "bus")),
    ("Spurgt om job", _ASKED),
    ("VITAS og start", ("vitas_sent", "vitas_approved", "earliest")),
)
_DAYS = ("asked", "vitas_sent", "vitas_approved", "earliest")
_MOST = 8


class WorkplaceScreen(AboutScreen[Workplace]):
    """A workplace; a line for what belongs together, and Enter writes it."""

    NAME = "Arbejdsplads"
    HELP = (
        "Her står en arbejdsplads. Enter på en linje retter det, der står i den; tomme felter må "
        "blive ved med at være tomme. Det rettes én gang og gælder for alle, der er der. Under det "
        "står, hvem der er der, og hvem der har været der: hvor mange ugers praktik, og hvad det "
        "blev til. Regler siges, og intet bliver låst."
    )

    def __init__(self, services: Services, workplace: str) -> None:
        super().__init__(services)
        self._workplace = workplace

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Ret", "screen.choose"), self.people_key())

    def read(self) -> Workplace:
        one = self.services.workplaces.read(self._workplace)
        if one is None:
            raise NotFoundError("Arbejdspladsen er ikke på denne computer.")
        return one

    def show(self, one: Workplace) -> None:
        there = self.services.workplaces.placements(one)
        now = sum(each.is_running for each in there)
        self.say_above(f"{one.name}: {count(now, 'borger', 'borgere')} er her nu.")
        self.query_one(Rows).fill(list(self._rows(one)))

    def _rows(self, one: Workplace) -> Iterator[Row]:
        services, signs = self.services, themes.signs(self.app)
        service, today, catalogue = services.workplaces, services.desk.today(), services.catalogue
        there = service.placements(one)
        for said in (*service.remarks(one), *service.notes(one, there)):
            yield Row(said, "", f"{signs.soon} ", tone=Tone.SOON)
        for title, fields in _GROUPS:
            known = " · ".join(filter(None, (_said(one, name, today) for name in fields)))
            act = partial(ask_workplace, self, one, fields)
            yield Row(
                f"{title}: {known}" if known else f"{title} …", title, f"{signs.go} ", act=act
            )
        for head, running in (("Er her nu", True), ("Har været her", False)):
            found = [each for each in there if each.is_running is running]
            if found:
                yield Row(f"{head} ({len(found)})", heading=True)
            for each in found:
                key = f"{each.course} {each.first}"
                yield Row(stay_words(each, today), key, "  ", act=GoTo(To.CITIZEN, each.citizen))
        if changes := service.changes(one):
            yield Row("Skift", heading=True)
            for shift in changes[:_MOST]:
                yield Row(changed_words(catalogue, shift, today), "", "  ")


def more_of(page: BaseScreen, one: Workplace, width: int) -> Picture:
    """Return all that is known of a workplace, for so many cells."""
    services = page.services
    service, today, catalogue = services.workplaces, services.desk.today(), services.catalogue
    try:
        there = service.placements(one)
        notes = (*service.remarks(one), *service.notes(one, there))
        changes = service.changes(one)[:_MOST]
    except Vip2Error:  # told where it is opened; here there is only nothing to show
        return ()
    drawn = paragraphs(
        page.app,
        [
            *((said, Tone.SOON) for said in notes),
            *((said, Tone.PLAIN) for said in field_lines(catalogue, one, (), today)),
            *((stay_words(each, today), Tone.MUTED) for each in there[:_MOST]),
            *((changed_words(catalogue, each, today), Tone.MUTED) for each in changes),
        ],
    )
    return drawn(width)


async def ask_workplace(page: BaseScreen, one: Workplace | None, fields: Sequence[str]) -> None:
    """Ask for some of what is known of one, or of a new one; what is not touched stays."""
    services = page.services
    service, today, catalogue = services.workplaces, services.desk.today(), services.catalogue
    asks = [
        Ask(
            name,
            field_label(catalogue, Workplace.KIND, name),
            _first(one, name, today, again=one is not None and service.is_to_ask(one)),
            IN_A_FIELD if name in _DAYS else "",
            is_day=name in _DAYS,
            has_happened=name != "earliest",
        )
        for name in fields
    ]

    def write(typed: dict[str, str]) -> object:
        return service.change(one, **typed) if one else service.add(**typed)

    place = f"{Workplace.KIND}:{one.id if one else 'ny'}"
    question = f"Ret «{clean_line(one.name)}»" if one else "En ny arbejdsplads"
    form = Form(question, asks, write, services.drafts, f"{place}:{fields[0]}" if one else place)
    if await page.app.push_screen_wait(form) == "gemt":
        page.saved("Arbejdspladsen er gemt. Fortryd med Ctrl+Z.")


def _first(one: Workplace | None, name: str, today: date, *, again: bool) -> str:
    """Return what stands in a field when it is asked for: who asks for a job does so today."""
    said = getattr(one, name, None)
    if name == "asked" and (again or said is None):
        said = today
    return said.isoformat() if isinstance(said, date) else str("" if said is None else said)


def _said(one: Workplace, name: str, today: date) -> str:
    said = getattr(one, name)
    if isinstance(said, date):
        words = {"vitas_sent": "sendt ", "vitas_approved": "godkendt ", "earliest": "fra "}
        return f"{words.get(name, '')}{say_short(said, today)}"
    if name == "employees" and said is not None:
        return count(said, "ansat", "ansatte")
    return f"{_SHORT[name]} {said}" if said and name in _SHORT else said or ""


_SHORT = {
    "safety": "arbejdsmiljø",
    "leader": "leder",
    "mentors": "mentor",
    "cvr": "CVR",
    "p_number": "P",
}
