"""What the office knows is told change by change, and adds up with what the top line counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.pair import amina, carry, note, pair
from tests.screens.stage import case
from vip2tui.domain.kinds.places import Place
from vip2tui.exchange.receipts import Status
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.exchange.known import Known
    from vip2tui.services.house import Services


def known(services: Services) -> list[Known]:
    return services.known.of(case(services, amina(services)))


def ways(services: Services, field: str = "text") -> dict[object, Status | None]:
    return {
        one.wrote.event.value: one.status
        for one in known(services)
        if one.wrote.event.field == field
    }


def test_a_note_is_only_here_then_under_way_then_there(tmp_path: Path) -> None:
    mine, office = pair()
    note(mine, "Først")
    assert ways(mine) == {"Først": Status.READY}
    mine.sending.send(office.desk.me.device, tmp_path)
    note(mine, "Siden")
    assert ways(mine) == {"Først": Status.UNDERWAY, "Siden": Status.READY}
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    assert ways(mine) == {"Først": Status.RECEIVED, "Siden": Status.RECEIVED}


def test_the_first_file_it_was_in_is_named_until_it_is_confirmed(tmp_path: Path) -> None:
    mine, office = pair()
    mine.sending.send(office.desk.me.device, tmp_path)
    mine.sending.send(office.desk.me.device, tmp_path)
    assert {one.file.number for one in known(mine) if one.file} == {1}
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    assert not any(one.file for one in known(mine))


def test_what_is_for_oneself_never_leaves_and_says_so(tmp_path: Path) -> None:
    mine, office = pair()
    mine.notes.add(case(mine, amina(mine)), Note("samtale", "Kun mit", place=Place.PRIVATE))
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    assert ways(mine) == {"Kun mit": None}
    [mark] = {one.where("kommunen", mine.desk.today()) for one in known(mine) if one.status is None}
    assert mark == "Kun for dig: bliver aldrig sendt"


def test_what_others_wrote_is_not_told_and_the_office_is_asked_nothing(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    note(office, "Fra kontoret")
    carry(office, mine, tmp_path)
    assert "Fra kontoret" not in ways(mine)
    assert known(office) == []
    assert "kommunens egen" in office.known.nothing


def test_the_deeds_told_are_those_the_top_line_counts(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    for text in ("a", "b", "c"):
        note(mine, text)
    deeds = {
        next(
            change.action
            for change in mine.desk.changes(amina(mine))
            if change.id == one.wrote.event.change
        )
        for one in known(mine)
        if one.status is Status.READY
    }
    assert len(deeds) == mine.outbox.box().ready == 3
