"""The office is told who waits for a receipt, and answers them all in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.exchange.exchange import Exchange
from screens.question import Ask
from tests.screens.pair import amina, carry, note, pair, put_in_stick, told
from tests.screens.stage import case, press, rows, said, seen, showing, stand_on, until, widget
from tests.services.exchange.test_exposure import slip
from vip2tui.services.exchange.owing import OwingService

if TYPE_CHECKING:
    from pathlib import Path
    from types import SimpleNamespace

    import pytest

    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services


def waited_for(tmp_path: Path) -> tuple[Services, Services]:
    mine, office = pair()
    note(mine)
    carry(mine, office, tmp_path)
    (tmp_path / "usb").mkdir()
    return mine, office


async def test_i_dag_and_the_top_line_name_who_waits_and_enter_answers(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, office = waited_for(tmp_path)
    stick = put_in_stick(monkeypatch, tmp_path / "usb")
    async with opened(office) as pilot:
        await until(pilot, lambda: "kvittering" in seen(pilot).split("\n")[0])
        await until(pilot, lambda: "Enter laver filerne til dem alle" in seen(pilot))
        line = next(one for one in rows(pilot).shown if "venter på kvittering" in one.text)
        assert line.text == "Mette Holm venter på kvittering siden 4. maj"
        await stand_on(pilot, "venter på kvittering")
        await press(pilot, "enter")
        await told(pilot, "Der bliver lavet 1 fil. Hvor?")
        await press(pilot, "enter")
        shown = await told(pilot, "Filerne er klar")
        (file,) = stick.iterdir()
        assert file.name in shown
        await press(pilot, "enter")
        await until(pilot, lambda: "kvittering" not in seen(pilot).split("\n")[0])
    assert office.owing.waiting() == []
    mine.fetching.take_in(mine.fetching.look(file))
    assert mine.outbox.box().unreceipted == 0


async def test_f8_says_who_waits_and_has_the_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, office = waited_for(tmp_path)
    stick = put_in_stick(monkeypatch, tmp_path / "usb")
    async with showing(office, Exchange(office)) as pilot:
        await until(pilot, lambda: "Send til alle, der venter: 1 computer" in seen(pilot))
        told_ = " ".join(seen(pilot).split())
        assert "Mette Holm venter på kvittering siden 4. maj" in told_
        await press(pilot, "home", "enter")
        await told(pilot, "Der bliver lavet 1 fil. Hvor?")
        await press(pilot, "enter")
        await told(pilot, "Filerne er klar")
        await press(pilot, "enter")
        await until(pilot, lambda: "Send til alle" not in seen(pilot))
    assert len(list(stick.iterdir())) == 1


async def test_a_file_that_could_not_be_made_is_told_with_whose_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, office = waited_for(tmp_path)
    put_in_stick(monkeypatch, tmp_path / "usb")

    def fails(self: OwingService, place: Path, progress: object) -> list[SimpleNamespace]:
        from vip2tui.services.exchange.owing import Answer

        return [Answer(self.waiting()[0], why_not="Der er ikke plads [/].")]  # type: ignore[list-item]

    monkeypatch.setattr(OwingService, "answer_all", fails)
    async with showing(office, Exchange(office)) as pilot:
        await until(pilot, lambda: "Send til alle" in seen(pilot))
        await press(pilot, "home", "enter")
        await told(pilot, "Hvor?")
        await press(pilot, "enter")
        shown = " ".join((await told(pilot, "Ikke alle filer blev lavet")).split())
        assert "Mette Holm (Laptop Nord)" in shown
        assert "Der er ikke plads [/]." in shown


async def test_what_all_could_read_is_told_in_i_dag_and_removed_from_there(
    opened: Opened, tmp_path: Path
) -> None:
    _, office = waited_for(tmp_path)
    citizen = amina(office)
    line = slip(office.desk, citizen, "identity", {"cpr": "0101901234"})
    async with opened(office) as pilot:
        await until(pilot, lambda: "kun er for fagfolk" in seen(pilot))
        await stand_on(pilot, "kun er for fagfolk")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Ask)
        widget(pilot, "#line").value = "CPR-nummer"  # type: ignore[attr-defined]
        await press(pilot, "enter", "left", "enter")
        await until(pilot, lambda: not office.today.exposure.cases())
        assert "Fjernet" in said(pilot)
    held = next(one for one in office.desk.store.changes(citizen) if one.id == line.id)
    assert held.gone == {"cpr"}
    assert case(office, citizen)
