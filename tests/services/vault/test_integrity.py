"""What cannot be read is listed by name, and sent on byte for byte (R115)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.pair import amina, carry, note, pair, theirs
from tests.screens.stage import case
from vip2tui.services.vault.integrity import all_unread, told, unread_words

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_listed_where_all_can_be_read() -> None:
    mine, _ = pair()
    note(mine)
    assert all_unread(mine.desk) == []


def test_what_cannot_be_read_is_named_and_goes_on_to_the_office_as_it_came(tmp_path: Path) -> None:
    mine, office = pair()
    record = note(mine, "x [/] y")
    theirs(mine, amina(mine), "i morgen", field="day", record=record)
    [one] = all_unread(mine.desk)
    assert (one.name, one.record, one.kind, one.field) == ("Amina Hassan", record, "entry", "day")
    assert told(mine.catalogue, [one]) == ["Amina Hassan: Notatet «x [/] y»: dato"]
    assert unread_words(1) == "1 oplysning kan ikke læses. Resten virker, og intet er væk."
    assert case(mine, amina(mine)).courses
    carry(mine, office, tmp_path)
    mine_raw = {change.line for change in mine.desk.changes(amina(mine)) if change.kind == "entry"}
    assert {one for one in mine_raw if b"x [/] y" in one} <= {
        change.line for change in office.desk.changes(amina(office))
    }


def test_a_record_nothing_of_which_can_be_read_is_named_too() -> None:
    mine, _ = pair()
    theirs(mine, amina(mine), "hej", field="text", record="00000000-0000-4000-8000-000000000009")
    found = all_unread(mine.desk)
    assert all(one.what and one.name == "Amina Hassan" for one in found)
