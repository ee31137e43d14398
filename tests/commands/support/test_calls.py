"""``vip2tui call-list``: in words and for programs; not at a mentor's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_who_is_silent_is_told_with_number_and_words(
    vip: Callable[..., Any], tmp_path: Path
) -> None:
    make_vault(tmp_path / "hjem", Role.CONSULTANT)
    vip("citizen", "add", "--name", "Amina Søgaard", "--phone", "22334455", "--mentor", "Bent")
    done = vip("course", "start", "Amina", "--package", "kabel", "--start", "-60")
    assert done.code == 0, done.err
    (one,) = vip("call-list", "--json").json
    assert (one["citizen_name"], one["phone"], one["mentor"]) == ("Amina Søgaard", "22334455",
                                                                  "Bent")  # fmt: skip
    assert (one["days"], one["heard"]) == (60, False)
    out = vip("call-list").out
    assert "60 dage stille" in out
    assert one["say"] in out
    assert vip("call-list", "--days", "60").out == "Ingen er stille.\n"


def test_a_mentor_is_told_whose_it_is(vip: Callable[..., Any], amina: str) -> None:
    done = vip("call-list")
    assert (done.code, "kommunens" in done.err, bool(amina)) == (1, True, True)
