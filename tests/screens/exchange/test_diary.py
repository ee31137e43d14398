"""«Sendt og hentet»: every file can be read about months later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.exchange.diary import DiaryScreen
from tests.screens.pair import carry, note, pair, told
from tests.screens.stage import HOSTILE, press, rows, seen, showing
from tests.screens.test_words import words
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path


async def test_every_file_is_told_with_day_way_counts_and_computer(tmp_path: Path) -> None:
    mine, office = pair()
    note(mine)
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    mine.diary.remember("beskadiget.vip2", "Filen er beskadiget – bed om en ny.")
    async with showing(mine, DiaryScreen(mine)) as pilot:
        shown = seen(pilot)
        assert "3 filer." in shown
        marks = [(one.mark.strip(), one.text) for one in rows(pilot).shown]
        assert [mark for mark, _ in marks] == ["!", "←", "→"]
        last = rows(pilot).shown[2]
        assert last.text == "man 4. maj 2026 kl. 10.00: lavet"
        assert last.below == (
            "2026-05-04-laptop-nord-til-kontoret-1.vip2\n"
            "Kim Kontor (Kontoret) · 1 borger, 1 forløb, 1 notat"
        )
        assert not words(shown)
        await press(pilot, "down", "enter")
        await told(pilot, "Fra: Kim Kontor (Kontoret)", "Filen er en kvittering.")


async def test_nothing_yet_is_said() -> None:
    mine, _ = pair()
    async with showing(mine, DiaryScreen(mine)) as pilot:
        assert "Der er ikke sendt eller hentet nogen filer endnu." in seen(pilot)


async def test_typing_finds_a_file(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    async with showing(mine, DiaryScreen(mine)) as pilot:
        await press(pilot, *"hentet")
        assert "Du søger «hentet»: 1 fil." in seen(pilot)
        await press(pilot, "escape")
        assert len(rows(pilot).shown) == 2


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_lines_are_words(text: str) -> None:
    mine, _ = pair()
    row = dict.fromkeys(("what", "at", "file", "computer", "person", "words"), text)
    mine.desk.store.commit((), [Row("diary", "x", row)])
    async with showing(mine, DiaryScreen(mine)) as pilot:
        shown = seen(pilot)
        await press(pilot, "enter")
        shown += seen(pilot)
        assert not {"\x1b", "\u202e", "\x07"} & set(shown)
