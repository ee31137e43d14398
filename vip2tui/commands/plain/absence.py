"""Absence, question by question: the text that is ready, and what came of the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.commands.plain.form import UNDO, Form
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.citizen.absence_due import task_id
from vip2tui.services.citizen.absence_reading import tried_of
from vip2tui.services.citizen.absence_writing import Try

if TYPE_CHECKING:
    from vip2tui.commands.plain.reader import Reader
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services


def talk(reader: Reader, open_: Services, case: Casework, name: str) -> None:
    """Say the text that is ready, and ask what came of the talk.

    Raises:
        WentBack: If the person goes back.
    """
    absences, results = open_.absences, open_.catalogue.codes().contact_results
    for task in absences.tasks(case):
        if task_id(task) == name:
            reader.say(*absences.text(case, case.citizen.name, task).splitlines())
    result = reader.choose("Hvad kom der ud af det?", [(one.code, one.name) for one in results])
    if any(one.reached for one in results if one.code == result):
        TalkForm(reader, open_, case, result).run()
    else:
        absences.contact(case, Try(result))
        reader.say("Forsøget er skrevet. Gemt.", UNDO)


class TalkForm(Form):
    """What was agreed with somebody who was reached."""

    TITLE = "I talte sammen"
    KIND = drafts.CONTACT

    def __init__(self, reader: Reader, open_: Services, case: Casework, result: str) -> None:
        super().__init__(reader, open_, case)
        self.place = f"{self.place}:{result}"
        self.result = result
        self._ways = {one.code: one.name for one in open_.catalogue.codes().forms}

    def labels(self) -> dict[str, str]:
        names = ("how", "back", "agreed")
        return {one: field_label(self.open.catalogue, AbsenceContact.KIND, one) for one in names}

    def first(self) -> tuple[str, ...]:
        return tuple(self.labels())

    def ask(self, name: str) -> None:
        question = f"{self.labels()[name]}?"
        if name == "how":
            self.ask_choice(name, question, self._ways | {"": "Det står ikke her"})
        elif name == "back":
            self.ask_day(name, question, has_happened=False)
        else:
            self.ask_line(name, question)

    def said(self, name: str) -> str:
        if name == "how":
            return self._ways.get(self.fields.get(name, ""), "")
        return self.day_words(name) if name == "back" else super().said(name)

    def write(self) -> str:
        tried = tried_of(self.result, self.fields, self.open.desk.today())
        self.open.absences.contact(self.case, tried)
        return "Aftalen er skrevet. Gemt."
