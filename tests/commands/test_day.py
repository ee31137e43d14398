"""A mentor's day by command line alone, each command its own process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.commands.helpers import cheaper, is_mine_alone, process

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "[/ æøå @"


def test_a_day_from_first_run_to_today(tmp_path: Path) -> None:
    home, paper = tmp_path / "hjem", tmp_path / "kode.txt"

    def vip(*args: str) -> Any:
        done = process(home, *args)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr == b""
        return (
            json.loads(done.stdout)
            if "--json" in args
            else done.stdout.decode().replace("\r\n", "\n")
        )

    vip("init", "--name", "Mette Holm", "--role", "mentor", "--authority", "Vejle Kommune",
        "--recovery-key-file", str(paper))  # fmt: skip
    assert len(paper.read_text(encoding="utf-8").strip()) == 41
    assert is_mine_alone(paper)
    cheaper(home)
    citizen = vip("citizen", "add", "--name", "Søren Ærø", "--json", "--tovholder", "Tove Holm")[
        "id"
    ]
    assert "frist om 7 dage: Start en jobpakke\n" in vip("citizen", "show", "soren")
    assert "kabel-ledning" in vip("package", "list")
    course = vip("course", "start", "søren", "--package", "kabel", "--start", "i går", "--json")
    assert course["citizen"] == citizen
    for item in ("m03.1", "m03.2", "m06.1"):
        assert vip("checklist", "tick", "soren", item, "--json")["changed"] is True
    entry = vip("log", "add", "soren", "--type", "mentormoede", "--text", TEXT,
                "--minutes", "1:30", "--json")["id"]  # fmt: skip
    assert vip("log", "list", "soren", "--json")[0]["text"] == TEXT
    assert TEXT in vip("undo")
    assert vip("log", "list", "soren", "--json") == []
    vip("redo")
    assert [one["id"] for one in vip("log", "list", citizen[:8], "--json")] == [entry]
    assert [one["id"] for one in vip("search", "soren", "--json")] == [citizen]
    assert vip("search", "soren") == f"borger [{citizen[:8]}]: Søren Ærø\n"
    checked = vip("verify", "--json")
    assert checked["ok"] is True
    assert list(checked["cases"]) == [citizen]
    assert checked["changes"] == 8
    assert "Søren" in vip("today")
