"""Two wrote without seeing each other: both values are there until a person decides, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.doubts import BOTH

if TYPE_CHECKING:
    from tests.services.conftest import Office
    from vip2tui.services.exchange.doubts import OpenDoubt
    from vip2tui.services.house import Services


@pytest.fixture
def services(mentor: Office) -> Services:
    return mentor.all


def in_doubt(services: Services, record: str, kind: str, field: str, *values: object) -> OpenDoubt:
    """Return the doubt that arises when others set a field, each without seeing the rest."""
    case = services.citizens.add("Amina")
    target = record or case
    for number, value in enumerate(values):
        draft = Draft(case, target, kind, {field: value})
        made = write(
            [draft],
            services.desk.state,
            pen=Pen(f"other{number}", f"Person {number}"),
            action=f"a{number}",
            at="2026-05-03T10:00:00+02:00",
        )
        services.desk.act([], received=made)
    found = [one for one in services.doubts.of(case) if one.doubt.field == field]
    assert len(found) == 1
    return found[0]


def test_a_kept_value_stands_and_the_doubt_is_over(services: Services) -> None:
    doubt = in_doubt(services, "", "citizen", "phone", "mandag", "tirsdag")
    services.doubts.decide(doubt, doubt.doubt.heads[0].id)
    assert services.citizens.get(doubt.case).citizen.phone == "mandag"
    assert not list(services.doubts.all())
    with pytest.raises(NotFoundError):
        services.doubts.get(doubt.id)


def test_undoing_a_decision_opens_the_doubt_again(services: Services) -> None:
    doubt = in_doubt(services, "", "citizen", "phone", "mandag", "tirsdag")
    services.doubts.decide(doubt, doubt.doubt.heads[0].id)
    assert services.history.undo() is not None
    assert [one.id for one in services.doubts.all()] == [doubt.id]


def test_what_came_since_it_was_shown_stays_in_doubt(services: Services) -> None:
    doubt = in_doubt(services, "", "citizen", "phone", "mandag", "tirsdag")
    late = write(
        [Draft(doubt.case, doubt.case, "citizen", {"phone": "onsdag"})],
        services.desk.state,
        pen=Pen("late", "Sen"),
        action="late",
        at="2026-05-03T10:00:00+02:00",
    )
    services.desk.act([], received=late)
    services.doubts.decide(doubt, doubt.doubt.heads[0].id)
    again = services.doubts.get(doubt.id)
    assert {head.set["phone"] for head in again.doubt.heads} == {"mandag", "onsdag"}


def test_both_stand_in_free_text_only(services: Services) -> None:
    doubt = in_doubt(services, "", "citizen", "phone", "1", "2")
    assert not doubt.both_can_stand
    with pytest.raises(RefusedError):
        services.doubts.decide(doubt, BOTH)
    with pytest.raises(RefusedError):
        services.doubts.decide(doubt, "nobody.x.1")
    case = services.citizens.add("Søren")
    entry = services.notes.add(services.citizens.get(case), Note("note", "første"))
    over = {"text": services.desk.state(case).records[entry].over("text")}
    for number, text in enumerate(("x [/] y", "anden linje")):
        made = write(
            [Draft(case, entry, "entry", {"text": text}, over)],
            services.desk.state,
            pen=Pen(f"t{number}", "To"),
            action=f"t{number}",
            at="2026-05-03T10:00:00+02:00",
        )
        services.desk.act([], received=made)
    text = next(one for one in services.doubts.of(case) if one.doubt.field == "text")
    services.doubts.decide(text, BOTH)
    kept = next(one.text for one in services.citizens.get(case).entries if one.id == entry)
    assert {"x [/] y", "anden linje"} <= set(kept.split("\n"))
