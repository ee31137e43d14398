"""Who may be meant is found by an index kept current: the same as when all is read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import Office
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.identity import Identity
from vip2tui.domain.kinds.places import Place, case_at, shared_case
from vip2tui.domain.people import Person
from vip2tui.domain.roles import Role
from vip2tui.storage.memory import MemoryStore
from vip2tui.text.cpr import CprNotUnderstoodError, parse_cpr
from vip2tui.text.danish import fold, phone_digits
from vip2tui.text.near import NameKey

if TYPE_CHECKING:
    import pytest

NAMES = ("Amina Hassan", "amina hasan", "Hassan, Amina", "Bo Li", "Bo Lo", "Person 17", "Person 18")
PHONES = (None, "+45 12 34 56 78", "12345678", "87 65 43 21")
KEYS = (None, "2026-ÅB", "2026-åb")
CPRS = (None, "010190-1234", "0101901236", "610190-1234")

deeds = st.lists(
    st.tuples(
        st.sampled_from(["add", "name", "phone", "cpr", "away", "undo", "redo", "fetch", "ask"]),
        st.integers(0, 9),
        st.sampled_from(NAMES),
        st.sampled_from(PHONES),
        st.sampled_from(KEYS),
        st.sampled_from(CPRS),
    ),
    max_size=25,
)


def do(office: Office, other: Office, deed: tuple[str, int, str, object, object, object]) -> None:
    """Do one thing; what cannot be done is stepped over."""
    what, at, name, phone, key, cpr = deed
    here = list(office.all.citizens.ids())
    one = here[at % len(here)] if here else None
    if what == "add":
        values = {k: v for k, v in (("phone", phone), ("case_key", key)) if v}
        office.citizen(name, **values)
    elif what == "fetch":
        other.citizen(name, phone=phone)
        office.fetch(other)
    elif what == "undo":
        office.all.history.undo()
    elif what == "redo":
        office.all.history.redo()
    elif one is None:
        return
    elif what == "name":
        office.all.citizens.change(office.see(one), name=name)
    elif what == "phone":
        office.all.citizens.change(office.see(one), phone=phone, case_key=key)
    elif what == "cpr":
        office.all.citizens.set_cpr(office.see(one), str(cpr or ""))
    elif what == "away":
        office.all.citizens.put_away(office.see(one))


def others(phone: str | None, key: str | None, cpr: str | None) -> set[tuple[str, str]]:
    found = {("phone", phone_digits(phone or "")), ("key", fold(key or ""))}
    try:
        number = parse_cpr(cpr) if cpr else None
    except CprNotUnderstoodError:
        number = None
    if number:
        found |= {("cpr", number.number), ("born", str(number.born))}
    return {one for one in found if one[1]}


def read_anew(office: Office, person: Person) -> tuple[list[str], list[str]]:
    """Return who may be meant, and who was ever called just so, by looking at every change."""
    like, named = set(), set()
    for change in office.changes():
        if change.kind not in (Citizen.KIND, Identity.KIND):
            continue
        case, said = shared_case(change.place[1]), dict(change.set)
        name = said.get("name")
        if isinstance(name, str) and name:
            if fold(name) == fold(person.name):
                named.add(case)
            if person.called.may_be(NameKey.of(name)):
                like.add(case)
        phone, key, cpr = (
            value if isinstance(value := said.get(field), str) else None
            for field in ("phone", "case_key", "cpr")
        )
        if others(phone, key, cpr) & others(person.phone, person.case_key, person.cpr):
            like.add(case)
    return sorted(like - {person.id}), sorted(named)


@settings(max_examples=60, deadline=None)
@given(deeds)
def test_it_is_the_same_as_when_all_is_read_anew(
    every: list[tuple[str, int, str, object, object, object]],
) -> None:
    office, other = Office(Role.CONSULTANT, "a"), Office(Role.MENTOR, "b")
    for deed in every:
        do(office, other, deed)
        _, at, name, phone, key, cpr = deed
        here = list(office.all.citizens.ids())
        person = Person(here[at] if at < len(here) else "", name, phone, key, cpr)  # type: ignore[arg-type]
        people = office.all.citizens.people
        found = people._all().like(person), people._all().named(fold(name))
        assert found == read_anew(office, person)


def test_what_is_written_while_the_names_are_read_is_among_them() -> None:
    office = Office(Role.MENTOR, "a")
    first = office.citizen("Amina Hassan")
    office.citizen("Bo Li")
    office.reopen()
    people = office.all.citizens.people
    reading = people.prepare()
    next(reading)
    office.all.citizens.change(office.see(first), name="Zoe Krag")
    new = office.citizen("Wu Xi")
    assert not people.is_ready
    assert list(reading)
    assert people.is_ready
    assert people._all().like(Person("", "Zoe Krag")) == [first]
    assert people._all().like(Person("", "Wu Xi")) == [new]


def test_whoever_needs_the_names_at_once_does_not_wait_for_a_reading_beside() -> None:
    office = Office(Role.MENTOR, "a")
    first = office.citizen("Amina Hassan")
    office.citizen("Bo Li")
    office.reopen()
    people = office.all.citizens.people
    reading = people.prepare()
    next(reading)
    assert people._all().like(Person("", "Amina Hasan")) == [first]
    second = office.citizen("Amina Hassan")
    assert list(reading) == []
    assert people._all().like(Person("", "Amina Hasan")) == sorted([first, second])


def test_the_devices_own_case_is_not_read_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets longer with each file that comes."""
    office = Office(Role.MENTOR, "a")
    asked: list[str | None] = []
    plain = MemoryStore.holding

    def noted(store: MemoryStore, text: str, case: str | None = None) -> object:
        asked.append(case)
        return plain(store, text, case)

    monkeypatch.setattr(MemoryStore, "holding", noted)
    office.desk.forget("local")
    new = office.citizen()
    people = office.all.citizens.people
    assert people._all().like(Person("", "Amina Hassan")) == [new]
    office.desk.forget("local", new)
    assert people._all().like(Person("", "Amina Hassan")) == [new]
    assert set(asked) == {new, case_at(new, Place.PROFESSIONAL)}
