"""Free text at saving: a question, never a block; what was found is kept nowhere."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, given, paired
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.free_text import Asked, FreeTextError, refused
from vip2tui.storage.errors import DiskFullError
from vip2tui.text.guard import GONE

if TYPE_CHECKING:
    from pathlib import Path

WORD = "skilsmisse"
TEXT = f"Kom for sent, midt i en {WORD}."
CLEANED = f"Kom for sent, midt i en {GONE}."


class Person:
    """Somebody who is asked, and what they were asked."""

    def __init__(self, one: Office, *answers: str) -> None:
        """Answer with «fjern», «gem», or a text of one's own; «» is no answer."""
        self.asked: list[Asked] = []
        self._answers = list(answers)
        one.all.free_text.ask = self.ask

    def ask(self, asked: Asked) -> str | None:
        self.asked.append(asked)
        answer = self._answers.pop(0)
        return {"fjern": asked.cleaned, "gem": asked.text, "": None}.get(answer, answer)


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "w1")


def texts(one: Office, citizen: str) -> list[str]:
    return [entry.text for entry in one.see(citizen).entries]


def everything(one: Office) -> bytes:
    """Return every byte of what is stored."""
    return b"\n".join(change.line for change in one.changes())


def test_what_is_to_go_is_never_written(office: Office) -> None:
    amina = office.citizen()
    person = Person(office, "fjern")
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    assert texts(office, amina) == [CLEANED]
    assert WORD.encode() not in everything(office)
    [asked] = person.asked
    assert asked.words == (WORD,)
    assert "Skriv hensynet, ikke årsagen" in asked.question
    assert "«tekst»" in asked.question
    assert WORD not in asked.question
    assert WORD not in repr(asked)


def test_it_is_saved_all_the_same_if_the_person_says_so(office: Office) -> None:
    amina = office.citizen()
    Person(office, "gem", "gem")
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    office.all.notes.add(office.see(amina), Note("note", "010190-9999"))
    assert sorted(texts(office, amina)) == ["010190-9999", TEXT]


def test_a_text_that_is_written_otherwise_is_asked_about_again(office: Office) -> None:
    amina = office.citizen()
    person = Person(office, "Kom for sent: gravid.", "Kom for sent.")
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    assert texts(office, amina) == ["Kom for sent."]
    assert [asked.words for asked in person.asked] == [(WORD,), ("gravid",)]


def test_unanswered_nothing_is_written_and_the_refusal_says_no_word(office: Office) -> None:
    amina = office.citizen()
    office.all.free_text.ask = refused
    before = everything(office)
    with pytest.raises(FreeTextError) as caught:
        office.all.notes.add(office.see(amina), Note("note", f"{TEXT} 010190-9999"))
    assert everything(office) == before
    said = [str(caught.value), repr(caught.value), *map(repr, caught.value.args)]
    said += traceback.format_exception_only(caught.value)
    assert not any(WORD in one or "9999" in one for one in said)
    caught.value.answer(caught.value.asked.cleaned)
    office.all.notes.add(office.see(amina), Note("note", f"{TEXT} 010190-9999"))
    assert texts(office, amina) == [f"{CLEANED} {GONE}"]
    with pytest.raises(FreeTextError):  # an answer is for one writing
        office.all.notes.add(office.see(amina), Note("note", f"{TEXT} 010190-9999"))


def test_the_reason_for_taking_a_text_away_is_asked_about_once_and_its_words_are_not_kept(
    office: Office,
) -> None:
    amina = office.citizen()
    office.all.notes.add(office.see(amina), Note("note", "Hemmeligt", next="Også hemmeligt"))
    [entry] = office.see(amina).entries
    before = everything(office)
    office.all.free_text.ask = refused
    values = office.all.redacting.texts(entry.id)
    with pytest.raises(FreeTextError):
        office.all.redacting.redact(values, f"Om hendes {WORD}")
    assert everything(office) == before
    person = Person(office, "fjern")
    office.all.redacting.redact(values, f"Om hendes {WORD}, 010190-9999")
    [asked] = person.asked
    assert asked.question.startswith("I feltet «begrundelse» står")
    assert texts(office, amina) == [""]
    assert WORD.encode() not in everything(office)
    assert b"9999" not in everything(office)
    assert f"Om hendes {GONE}, {GONE}".encode() in everything(office)


def test_a_steps_name_is_asked_about(office: Office) -> None:
    amina = office.on_course()
    person = Person(office, "fjern", "fjern")
    plan = office.plan(amina)
    tailoring, see = office.all.tailoring, office.see
    tailoring.do(tailoring.rename(see(amina), plan, plan.steps[0], f"Efter {WORD}"))
    plan = office.plan(amina)
    assert plan.steps[0].step.name == f"Efter {GONE}"
    start = plan.steps[0].start or office.desk.today()
    tailoring.do(tailoring.add_step(see(amina), plan, f"Kursus, {WORD}", "amu", 2, start))
    assert [asked.words for asked in person.asked] == [(WORD,), (WORD,)]
    assert {asked.question.split("»")[0] for asked in person.asked} == {"I feltet «navn"}
    assert WORD.encode() not in everything(office)


def test_the_mentors_phone_and_mail_are_asked_about_as_numbers_alone(office: Office) -> None:
    amina = office.on_course()
    person = Person(office, "gem", "gem")
    told = {"purpose": "Få arbejde", "start": "2026-05-04"}
    told |= {"phone": "20 11 34 56", "mail": "islam@eksempel.dk"}
    made = office.all.grants.add(office.see(amina), office.plan(amina), told)
    assert person.asked == []
    grant = office.all.grants.find(office.see(amina), made)
    office.all.grants.change(
        office.see(amina), grant, {"phone": "010190-9999", "mail": "010190-9999@eksempel.dk"}
    )
    assert sorted(asked.question.split("»")[0] for asked in person.asked) == [
        "I feltet «mentors mail", "I feltet «mentors telefon",
    ]  # fmt: skip


def test_a_program_that_writes_is_not_asked(office: Office) -> None:
    amina = office.citizen()
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    assert texts(office, amina) == [TEXT]


def test_every_kind_of_text_is_asked_about_by_its_own_name(office: Office) -> None:
    amina = office.on_course()
    person = Person(office, *["gem"] * 20)
    all_, see = office.all, office.see
    point = next(line.current for line in office.plan(amina).lines)
    all_.checklist.tick(see(amina), office.plan(amina), point, note=TEXT)
    all_.own_parts.add_goal(office.plan(amina), office.plan(amina).steps[0], TEXT)
    all_.whole_card.write(see(amina), "faglige", TEXT)
    all_.notes.add(see(amina), Note("note", "x", next=TEXT))
    all_.notes.add(see(amina), Note("note", TEXT, place=Place.PROFESSIONAL))
    all_.notes.add(see(amina), Note("note", TEXT, place=Place.PRIVATE))
    all_.workplaces.add(name="010190-9999 ApS")
    all_.citizens.change(see(amina), case_key="010190-9999")
    told = {"purpose": TEXT, "task_1": TEXT, "reason": TEXT, "start": "2026-05-04"}
    all_.grants.add(see(amina), office.plan(amina), told)
    assert sorted(asked.question.split("»")[0] for asked in person.asked) == sorted(
        f"I feltet «{one}"
        for one in ("bemærkning", "tekst", "tekst", "næste skridt", "tekst", "tekst", "navn",
                    "sagsnummer", "formål", "mentors opgave 1",
                    "hvorfor mentor er afgørende")
    )  # fmt: skip


def test_names_are_no_words_and_the_citizens_own_name_is_none(office: Office) -> None:
    nurul = office.citizen("Nurul Islam")
    person = Person(office)
    office.all.workplaces.add(
        name="Kræftens Bekæmpelse", contact="Islam Hindu", leader="Gigt", p_number="1012345678"
    )
    office.all.notes.add(office.see(nurul), Note("note", "Islam kom til tiden"))
    assert person.asked == []


def test_what_stands_there_is_not_asked_about_when_something_else_is_set(office: Office) -> None:
    amina = office.citizen()
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    person = Person(office)
    [entry] = office.see(amina).entries
    office.all.notes.correct(office.see(amina), entry.id, reason="tiden", minutes=30)
    office.all.redacting.redact(office.all.redacting.texts(entry.id)[-1:], "CPR-nummer")
    assert person.asked == []


def test_a_stored_text_goes_for_good_when_its_word_is_to_go(office: Office) -> None:
    amina = office.citizen()
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    [entry] = office.see(amina).entries
    Person(office, "fjern")
    office.all.notes.correct(office.see(amina), entry.id, reason="nyt", text=f"{TEXT} Igen.")
    assert texts(office, amina) == [f"{CLEANED} Igen."]
    assert WORD.encode() not in everything(office)


def test_what_was_sent_is_the_offices_to_take_away_and_that_is_said(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    mentor.all.notes.add(mentor.see(amina), Note("note", TEXT))
    carry(mentor, office, tmp_path)
    [entry] = mentor.see(amina).entries
    person = Person(mentor, "fjern")
    mentor.all.notes.correct(mentor.see(amina), entry.id, reason="nyt", text=f"{TEXT} Igen.")
    assert "kan kun kommunen fjerne" in person.asked[0].question
    assert texts(mentor, amina) == [f"{CLEANED} Igen."]
    assert WORD.encode() in everything(mentor)


def test_a_full_disk_takes_nothing_away(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    amina = office.citizen()
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    [entry] = office.see(amina).entries
    Person(office, "fjern", "fjern")

    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as broken:
        broken.setattr(office.store, "commit", full)
        with pytest.raises(DiskFullError):
            office.all.notes.correct(office.see(amina), entry.id, reason="nyt", text=f"{TEXT} ja")
    assert texts(office, amina) == [TEXT]
    office.all.notes.correct(office.see(amina), entry.id, reason="nyt", text=f"{TEXT} ja")
    assert texts(office, amina) == [f"{CLEANED} ja"]


def test_deciding_a_doubt_is_not_writing(office: Office) -> None:
    amina = office.citizen()
    office.all.notes.add(office.see(amina), Note("note", TEXT))
    [entry] = office.see(amina).entries
    office.receive(amina, entry.id, "entry", {"text": "noget andet"}, over={})
    office.all.free_text.ask = refused
    [doubt] = office.all.doubts.of(amina)
    [mine] = [one.id for one in office.changes() if one.set.get("text") == TEXT]
    office.all.doubts.decide(doubt, mine)
    assert texts(office, amina) == [TEXT]
