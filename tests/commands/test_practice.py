"""``vip2tui practice``: the half year for a course room, without a vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.demo.story import STORY
from vip2tui.text.method import METHOD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.commands.conftest import Done


def test_the_ten_chapters_are_told_and_no_vault_is_made(
    tmp_path: Path, vip: Callable[..., Done]
) -> None:
    done = vip("practice")
    assert done.code == 0
    for number, one in enumerate(STORY, 1):
        assert f"{number} af 10 · " in done.out
        for text in (one.title, one.told, f"Sådan gør du: {one.how}", f"Tal om det: {one.ask}"):
            assert text in done.out
    listed = vip("practice", "--json").json
    assert [one["title"] for one in listed] == [one.title for one in STORY]
    assert all(one["shown"] for one in listed)
    assert list(tmp_path.iterdir()) == []


def test_the_room_decides_when_it_goes_on(
    vip: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[str] = []
    monkeypatch.setattr(click, "pause", waited.append)
    vip("practice")
    assert len(waited) == len(STORY) - 1


def test_the_method_is_told_with_its_sources(vip: Callable[..., Done]) -> None:
    done, listed = vip("practice", "--method"), vip("practice", "--method", "--json").json
    assert [one["title"] for one in listed] == [one.title for one in METHOD]
    for one in METHOD:
        assert f"(kilde: {one.source})" in done.out
        assert all(point in done.out for point in one.points)
