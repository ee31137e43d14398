"""By line: what settles a point that nobody ticked, and that the tick can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


def point(vip: Vip, name: str) -> Any:
    return next(one for one in vip("checklist", "show", "Olena", "--all", "--json").json
                if one["id"] == name)  # fmt: skip


def test_a_note_settles_a_point_by_line(tmp_path: Path, vip: Vip) -> None:
    make_vault(tmp_path / "hjem", Role.MENTOR)
    vip("citizen", "add", "--name", "Olena Prøve", "--tovholder", "Tove Holm")
    assert vip("course", "start", "Olena", "--package", "kabel", "--start", "-7").code == 0
    added = vip("log", "add", "Olena", "--type", "mentormoede", "--text", "God snak", "--json")
    first = point(vip, "m06.1")
    (shows,) = [one["evidence"] for one in first["times"] if one["evidence"]]
    assert (shows["kind"], shows["id"]) == ("notat", added.json["id"])
    assert first["ticked"] == 1
    taken = vip("checklist", "untick", "Olena", "m06.1", "--reason", "Det var en anden")
    assert taken.code == 0, taken.err
    assert not any(one["evidence"] for one in point(vip, "m06.1")["times"])
    assert vip("undo", "--yes").code == 0
    assert any(one["evidence"] for one in point(vip, "m06.1")["times"])


def test_the_staircase_by_line(tmp_path: Path, vip: Vip) -> None:
    make_vault(tmp_path / "hjem", Role.MENTOR)
    vip("citizen", "add", "--name", "Olena Prøve", "--tovholder", "Tove Holm")
    assert vip("course", "start", "Olena", "--package", "kabel", "--start", "-7").code == 0
    every = vip("course", "stairs", "Olena", "--json").json
    assert every[0].keys() == {"id", "name", "state", "begun", "days", "beside"}
    assert {one["state"] for one in every} == {"ahead"}
    said = vip("course", "stairs", "Olena").out
    assert all(one["name"] in said for one in every)
    assert "Intet trin er låst" in said
