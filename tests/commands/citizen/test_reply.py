"""``vip2tui reply``: written at the municipality; a mentor's computer writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done


def test_a_line_is_written_and_told_by_the_office(tmp_path: Path, vip: Callable[..., Done]) -> None:
    make_vault(tmp_path / "k", Role.OFFICE, "Pc")
    office = ("--home", str(tmp_path / "k"))
    citizen = vip(*office, "citizen", "add", "--name", "Amina", "--json").json["id"]
    made = vip(*office, "reply", "add", "Amina", "--text", "kurset er bestilt", "--json").json
    assert made["citizen"] == citizen
    (one,) = vip(*office, "reply", "list", "Amina", "--json").json
    assert (one["id"], one["about"], one["waits"]) == (made["id"], None, False)
    assert "har læst det: kurset er bestilt" in vip(*office, "reply", "list", "Amina").out
    refused = vip(*office, "reply", "seen", "Amina", made["id"])
    assert refused.code == 1
    assert "Svaret er set" in refused.err


def test_a_mentor_writes_a_note_instead(tmp_path: Path, vip: Callable[..., Done]) -> None:
    make_vault(tmp_path / "m", Role.MENTOR, "Pc")
    mentor = ("--home", str(tmp_path / "m"))
    assert vip(*mentor, "citizen", "add", "--name", "Amina").code == 0
    refused = vip(*mentor, "reply", "add", "Amina", "--text", "nej")
    assert refused.code == 1
    assert "Skriv et notat" in refused.err
