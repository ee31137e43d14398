"""Keys, contact files, control words, bounds, scope and files, each by itself."""

from __future__ import annotations

from datetime import date, datetime
from random import Random

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.device import AT, Device
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.change import Change, compose
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import MAX_CONTACT, Contact, contact_file, read_contact
from vip2tui.exchange.errors import (
    BadContactError,
    NotAChangeError,
    NotSendableError,
    TooNewFileError,
)
from vip2tui.exchange.keys import read_envelope, seal_up
from vip2tui.exchange.roster import Member, told_to
from vip2tui.exchange.scope import CaseFact, Party, cases_for, cases_named, farewells, may_send
from vip2tui.exchange.strict import read_change, sendable
from vip2tui.exchange.words import WORDS, control_words, same_words
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage.memory import MemoryStore


def a_device(role: Role = Role.MENTOR) -> Device:
    return Device("Laptop Nord", role, Random(1))


# Contact files


def test_a_contact_file_goes_round() -> None:
    one = a_device()
    contact = read_contact(contact_file(one.contact, one.keys))
    assert contact == one.contact
    assert contact.words == one.contact.words
    assert "Jensen" not in repr(contact)


def test_a_contact_file_that_was_touched_is_refused() -> None:
    one = a_device()
    file = contact_file(one.contact, one.keys)
    for place in range(len(file) - 1):
        touched = file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]
        with pytest.raises((BadContactError, TooNewFileError)):
            read_contact(touched)
    for wrong in (b"", b"{}", file * 2, b"x" * (MAX_CONTACT + 1), b"[" * 10_000):
        with pytest.raises(BadContactError):
            read_contact(wrong)


@pytest.mark.parametrize(
    "facts",
    [
        {"device": "a/b"}, {"role": "chef"}, {"name": ""}, {"name": "x" * 201}, {"signing": "A"},
        {"signing": "A" * 43 + "="}, {"recipient": "age1" + "q" * 58}, {"person": 7},
    ],
)  # fmt: skip
def test_a_contact_with_a_wrong_fact_is_refused(facts: dict[str, object]) -> None:
    one = a_device()
    raw = orjson.loads(one.contact.canonical()) | facts
    payload = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    kind = "application/vnd.vip2tui.contact+json;v=1"
    file = seal_up(one.keys, one.device, kind, payload).line()
    if facts == {"signing": "A" * 43 + "="}:
        facts = {}  # a key of zeros is a key, but it signed nothing
    with pytest.raises(BadContactError):
        read_contact(file)


def test_another_key_name_or_role_has_other_words() -> None:
    contact = a_device().contact
    others = [
        contact.model_copy(update=change)
        for change in ({"role": Role.OFFICE}, {"name": "Laptop Syd"}, {"device": "d2"})
    ]
    assert len({one.words for one in (contact, *others, a_device().contact)}) == 5


def test_the_words_cannot_be_mistaken() -> None:
    assert len(WORDS) == 512
    assert tuple(sorted(set(WORDS))) == WORDS
    assert len({word[:4] for word in WORDS}) == 512
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert control_words(bytes(32)) == (WORDS[0],) * 8
    assert control_words(b"\xff" * 32) == (WORDS[-1],) * 8
    said = control_words(bytes(range(32)))
    assert same_words(" ".join(said), said)
    assert same_words("  " + ", ".join(said).upper() + ".\n", said)
    assert not same_words(" ".join(said[:-1]), said)
    assert not same_words(" ".join(reversed(said)), said)


def test_an_envelope_has_one_spelling() -> None:
    one = a_device()
    line = seal_up(one.keys, one.device, "a/b", b"{}").line()
    assert read_envelope(line).is_by(one.keys.public)
    for wrong in (
        line + b"\n",
        line[:-1],
        line.replace(b"e30=", b"e31="),
        line.replace(b'":"', b'": "'),
    ):
        with pytest.raises(ValueError):
            read_envelope(wrong)


# Bounds


def a_change(**parts: object) -> Change:
    known: dict[str, object] = {
        "id": "w.c.1", "clock": 1, "action": "a", "at": AT, "by": "Mette", "record": "r",
        "kind": "entry", "set": {"text": "x"},
    }  # fmt: skip
    return compose(**(known | parts))  # type: ignore[arg-type]


def test_a_change_within_the_bounds_keeps_its_bytes() -> None:
    change = a_change(
        set={"text": "æ" * 10_000, "minutes": 2**53, "off": None, "on": True, "list": [{"a": [1]}]},
        over={"text": ["w.c.1"]}, seen={"w": 1},
    )  # fmt: skip
    assert read_change(change.line) == change
    assert read_change(change.line).set == change.set
    newer = orjson.dumps(
        orjson.loads(change.line) | {"zz_new": {"a": 1}}, option=orjson.OPT_SORT_KEYS
    )
    assert read_change(newer).line == newer


@pytest.mark.parametrize(
    "parts",
    [
        {"set": {"text": "x" * 10_001}},
        {"set": {"minutes": 1.5}},
        {"set": {f"t{n}": "x" * 9_999 for n in range(7)}},
        {"clock": 2**40 + 1},
    ],
)
def test_what_others_would_refuse_cannot_be_written(parts: dict[str, object]) -> None:
    with pytest.raises(NotSendableError, match="Det, du skrev, står her endnu"):
        sendable(a_change(**parts))


@pytest.mark.parametrize(
    ("at", "is_read"),
    [
        ("1969-12-31T23:59:59+00:00", False),
        ("1970-01-01T00:00:00+00:00", True),
        ("1970-01-01T01:00:00+02:00", False),
        ("2026-05-04T10:00:00+02:00", True),
        ("2026-05-04T10:00:00", False),
        ("2242-03-16T12:56:31+00:00", True),
        ("2242-03-16T12:56:32+00:00", False),
    ],
)
def test_a_time_is_one_that_every_system_turns_into_a_day(at: str, *, is_read: bool) -> None:
    change = a_change(at=at)
    if is_read:
        assert read_change(change.line).at == at
    else:
        with pytest.raises(NotAChangeError):
            read_change(change.line)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**54), 2**54) | st.floats() | st.text(),
    lambda one: st.lists(one, max_size=4) | st.dictionaries(st.text(max_size=5), one, max_size=4),
    max_leaves=12,
)


@settings(max_examples=1_500, deadline=None)
@given(st.binary(max_size=300) | JSON.map(lambda value: dumped(value)))
def test_any_bytes_at_all_are_a_change_or_refused(line: bytes) -> None:
    with pytest.raises(NotAChangeError):
        read_change(line)


@settings(max_examples=1_500, deadline=None)
@given(st.sampled_from(["id", "clock", "action", "at", "by", "record", "kind", "set", "over",
                        "undoes", "seen", "new"]), JSON)  # fmt: skip
def test_a_change_with_anything_in_a_field(field: str, value: object) -> None:
    raw = orjson.loads(a_change().line) | {field: value}
    try:
        line = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return
    try:
        change = read_change(line)
    except NotAChangeError:
        return
    assert change.line == line
    assert change.place


def dumped(value: object) -> bytes:
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return b""


def test_everything_the_services_write_can_be_sent() -> None:
    store = MemoryStore()
    store.commit((), [Me("d", "L", "Mette", Role.CONSULTANT, "K", "w1", ("w1",)).row()])
    desk = desk_on(store, now=lambda: datetime(2026, 5, 4, 10, 0).astimezone())
    house = services_for(desk)
    for name in SHIPPED.package_names():
        citizen = house.citizens.add("Søren Ærø")
        seen = house.citizens.get(citizen)
        package = SHIPPED.package(name.id)
        house.courses.start(seen, package, SHIPPED.checklist(), date(2026, 4, 1), tovholder="T")
        house.citizens.put_away(house.citizens.get(citizen))
        house.history.undo()
    changes = [change for case in store.cases() for change in store.changes(case)]
    assert len(changes) > 40
    for change in changes:
        sendable(change)


# Scope

OFFICE, MENTOR, CONSULTANT = (
    Party("o", Role.OFFICE), Party("m", Role.MENTOR), Party("k", Role.CONSULTANT),
)  # fmt: skip
HELD = ["a", "a.f", "a.p", "b", "b.f", "c", "local", "w", "p"]
FACTS = {
    "a": CaseFact("a", "o", {"m": True, "k": True}),
    "b": CaseFact("b", "m", {"k": False}, withdrawn={"k": ("wo", 7)}),
    "c": CaseFact("c", "o"),
    "w": CaseFact("w", "o", follows=frozenset({"a"})),
    "p": CaseFact("p", "m", {"k": True}, practice=True),
}


def test_who_gets_what() -> None:
    assert cases_for(MENTOR, OFFICE, HELD, FACTS) == {"a", "b", "w"}
    assert cases_for(CONSULTANT, OFFICE, HELD, FACTS) == {"a", "a.f", "w"}
    assert cases_named(CONSULTANT, OFFICE, HELD, FACTS) == {"a", "a.f", "b", "b.f", "w"}
    assert farewells(CONSULTANT, OFFICE, HELD, FACTS, {"a", "b"}) == {"b": {"wo": 7}}
    assert not farewells(CONSULTANT, OFFICE, HELD, FACTS, {"a"})
    assert cases_for(OFFICE, MENTOR, HELD, FACTS) == {"a", "b", "c", "w"}
    assert cases_for(OFFICE, CONSULTANT, HELD, FACTS) == {"a", "a.f", "b", "b.f", "c", "w"}
    for one, other in ((MENTOR, CONSULTANT), (CONSULTANT, MENTOR), (MENTOR, MENTOR)):
        assert not cases_for(one, other, HELD, FACTS)


def test_what_is_for_practice_is_for_nobody() -> None:
    assert not CaseFact("a").practice
    facts = {"p": CaseFact("p", "m", practice=True), "q": CaseFact("q", "m")}
    assert cases_for(OFFICE, MENTOR, facts, facts) == {"q"}


def test_a_mentors_list_names_the_office_and_those_whose_words_are_in_the_cases() -> None:
    office, mentor = (Device(name, role, Random(n)) for n, (name, role) in enumerate(
        (("Kontoret", Role.OFFICE), ("Laptop 1", Role.MENTOR))))  # fmt: skip
    writer, stranger, lost = (Device(f"Laptop {n}", Role.CONSULTANT, Random(n)) for n in (2, 3, 4))
    members = [Member(one.contact) for one in (office, writer, stranger)]
    barred = [Member(one.contact, revoked=True) for one in (lost, mentor)]
    authors = {writer.device, mentor.device}
    named, unnamed = told_to(mentor.contact, [*members, *barred], authors)
    assert named == [members[0], members[1], barred[1]]
    assert unnamed == [lost.device]
    assert told_to(stranger.contact, [*members, *barred], authors) == ([*members, *barred], [])


def test_who_may_write_where() -> None:
    assert may_send(MENTOR, OFFICE, FACTS["a"], "a", has_part=False)
    assert may_send(MENTOR, OFFICE, None, "new", has_part=False)
    assert may_send(MENTOR, OFFICE, FACTS["c"], "c", has_part=True)
    assert may_send(CONSULTANT, OFFICE, FACTS["b"], "b.f", has_part=False)
    assert may_send(OFFICE, MENTOR, FACTS["c"], "c", has_part=False)
    assert not may_send(MENTOR, OFFICE, FACTS["c"], "c", has_part=False)
    assert not may_send(MENTOR, OFFICE, FACTS["a"], "a.f", has_part=True)
    assert not may_send(OFFICE, MENTOR, FACTS["a"], "a.f", has_part=True)
    assert not may_send(MENTOR, CONSULTANT, FACTS["a"], "a", has_part=True)


def test_a_contact_is_kept_as_facts() -> None:
    contact = a_device().contact
    assert Contact.of(contact.facts()) == contact
