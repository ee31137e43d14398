"""What is typed for a day and a time, read and said back, and the word that a note is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import MONDAY
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.note_reading import (
    counts_echo,
    date_echo,
    note_of,
    note_words,
    read_day,
    read_time,
    readers,
    time_echo,
    usual_kind,
)
from vip2tui.services.citizen.notes import Note

CODES = SHIPPED.codes()

if TYPE_CHECKING:
    from tests.services.conftest import Office
    from vip2tui.services.citizen.note_reading import Times


@pytest.mark.parametrize(
    ("role", "kind", "who"),
    [
        (Role.MENTOR, "mentormoede", ["Alle i forløbet", "Kun for mig"]),
        (Role.CONSULTANT, "samtale", ["Alle i forløbet", "Kun kommunen", "Kun for mig"]),
        (Role.OFFICE, "samtale", ["Alle i forløbet", "Kun kommunen", "Kun for mig"]),
    ],
)
def test_a_mentor_writes_of_meetings_and_nothing_for_the_municipality_alone(
    role: Role, kind: str, who: list[str]
) -> None:
    assert usual_kind(role) == kind
    assert list(readers(role).values()) == who
    assert (Place.PROFESSIONAL.value in readers(role)) == (role is not Role.MENTOR)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", (None, None, None)),
        ("  ", (None, None, None)),
        ("1:30", (90, None, None)),
        ("90", (90, None, None)),
        ("8.00-12.30", (None, time(8), time(12, 30))),
        ("8–12", (None, time(8), time(12))),
        ("8 til 12", (None, time(8), time(12))),
    ],
)
def test_a_time_is_a_length_or_from_and_to(typed: str, expected: Times) -> None:
    assert read_time(typed) == expected


@pytest.mark.parametrize("typed", ["x", "8-", "-8", "8-99", "1:99"])
def test_what_is_no_time_is_refused_and_echoed_with_a_way_on(typed: str) -> None:
    with pytest.raises(Vip2Error):
        read_time(typed)
    assert time_echo(typed, MONDAY) == "Ikke forstået. Skriv fx 1:30"


@pytest.mark.parametrize(
    ("typed", "said"), [("", ""), ("1:30", "= 1:30 timer"), ("22-6", "= 8:00 timer")]
)
def test_a_time_is_echoed_in_hours(typed: str, said: str) -> None:
    assert time_echo(typed, MONDAY) == said


def test_no_day_is_typed_where_nothing_is() -> None:
    assert read_day(" ", MONDAY, has_happened=True) is None
    assert read_day("3/5", MONDAY, has_happened=True) == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("day", "has_happened", "said"),
    [
        (date(2026, 5, 2), True, "= lør 2. maj 2026"),
        (date(2026, 5, 14), False, "= tor 14. maj 2026 (Kristi himmelfartsdag)"),
        (date(2026, 5, 5), True, "= tir 5. maj 2026 (ligger efter i dag)"),
        (date(2026, 5, 5), False, "= tir 5. maj 2026"),
    ],
)
def test_a_day_is_echoed_with_what_is_odd_about_it(
    day: date, *, has_happened: bool, said: str
) -> None:
    assert date_echo(day, MONDAY, has_happened=has_happened) == said


def test_the_fields_are_a_note() -> None:
    fields = {"text": "gik godt", "time": "8-9", "who": ".p", "kind": "andet"}
    assert note_of(fields, "samtale", MONDAY, CODES) == Note(
        "samtale", "gik godt", day=MONDAY, start=time(8), end=time(9), place=Place.PRIVATE
    )
    assert note_of({}, "samtale", MONDAY, CODES) == Note(
        "samtale", "", day=MONDAY, place=Place.SHARED
    )


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("mentormoede", {}, "= mentortid (mentormøde)"),
        ("mentormoede", {"counts": "nej"}, "= ikke mentortid (mentormøde)"),
        ("mentormoede", {"who": ".p"}, "= ikke mentortid (kun for mig)"),
        ("mentormoede", {"who": ".f", "counts": "ja"}, "= ikke mentortid (kun kommunen)"),
        ("samtale", {}, "= ikke mentortid (samtale)"),
        ("samtale", {"counts": "ja"}, "= mentortid (samtale)"),
        ("telefon", {"time": "30"}, "= mentortid (telefon)"),
        ("telefon", {"time": "9.00-9.31"}, "= ikke mentortid (telefon)"),
        ("telefon", {"time": "9.00-9.31", "counts": "ja"}, "= mentortid (telefon)"),
        ("telefon", {"time": "ikke forstået"}, "= mentortid (telefon)"),
        ("sms", {"counts": "ja"}, "= aldrig mentortid (sms eller besked)"),
        ("fravaer", {"counts": "ja"}, "= aldrig mentortid (fravær)"),
    ],
)
def test_it_is_said_whether_the_time_counts_and_why(
    kind: str, fields: dict[str, str], said: str
) -> None:
    assert counts_echo(fields, kind, MONDAY, CODES) == said


def test_what_never_counts_says_nothing_of_it() -> None:
    told = [note_of({"counts": "ja"}, kind, MONDAY, CODES).mentor_time for kind in ("sms", "amu")]
    assert told == [None, None]
    assert note_of({"counts": "nej"}, "mentormoede", MONDAY, CODES).mentor_time is False


SUNDAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("more", "begun", "said"),
    [
        ({}, MONDAY, "Notatet er gemt."),
        ({}, SUNDAY, "Notatet er gemt for søn 3. maj 2026."),
        ({"day": MONDAY}, SUNDAY, "Notatet er gemt."),
        ({"day": SUNDAY}, MONDAY, "Notatet er gemt for søn 3. maj 2026."),
        ({"minutes": 90}, MONDAY, "Notatet er gemt, 1:30 timer."),
        ({"place": Place.PRIVATE}, MONDAY, "Notatet er gemt (kun for mig)."),
    ],
)
def test_a_saved_note_says_which_day_for_whom_and_how_long(
    mentor: Office, more: dict[str, object], begun: date, said: str
) -> None:
    note = replace(Note("note", "x"), **more)  # type: ignore[arg-type]  # as the test says
    assert note_words(note, begun, mentor.desk) == said
