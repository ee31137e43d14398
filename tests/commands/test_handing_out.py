"""One folder takes what leaves this computer, where no other is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

pytestmark = pytest.mark.usefixtures("home")
WORDS = {
    "package": ("package", "export", "butik"),
    "contact": ("device", "contact"),
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_without_a_place_the_folder_of_the_settings_takes_it(
    words: tuple[str, ...], vip: Callable[..., Done], tmp_path: Path
) -> None:
    asked = vip(*words)
    assert asked.code == 1
    assert "vip2tui setting set udmappe MAPPE" in asked.err
    out = tmp_path / "ud"
    out.mkdir()
    assert vip("setting", "set", "udmappe", str(out)).code == 0
    made = [Path(vip(*words, "--json").json["file"]) for _ in range(2)]
    assert {one.parent for one in made} == {out}
    assert all(one.is_file() for one in made)
    out_named = tmp_path / "navn.fil"
    assert vip(*words, "--out", str(out_named)).code == 0
    assert out_named.is_file(), "a named place goes before it"


def test_a_folder_that_is_gone_is_refused_and_nothing_is_written(
    vip: Callable[..., Done], tmp_path: Path
) -> None:
    out = tmp_path / "ud"
    out.mkdir()
    vip("setting", "set", "udmappe", str(out))
    out.rmdir()
    done = vip("package", "export", "butik")
    assert done.code == 1
    assert not done.out
    assert not out.exists()
