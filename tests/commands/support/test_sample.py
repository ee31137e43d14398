"""``vip2tui sample``: in words, for programs, and as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_cases_are_drawn_told_and_written(vip: Callable[..., Any], tmp_path: Path) -> None:
    make_vault(tmp_path / "hjem", Role.OFFICE)
    vip("citizen", "add", "--name", "Amina Søgaard", "--tovholder", "Lene")
    vip("course", "start", "Amina", "--package", "kabel", "--start", "-60")
    assert vip("grant", "add", "Amina", "--start", "-60", "--weekly", "2").code == 0
    vip("log", "add", "Amina", "--type", "mentormoede", "--minutes", "90", "--text", "Vi øvede")
    out = vip("sample", "--seed", "æble").out
    for words in ("ordet «æble»", "1 af 1 med mentorstøtte", "hos kommunen senest", "Vi øvede"):
        assert words in out
    told = vip("sample", "--json").json
    assert told["of"] == len(told["cases"]) == 1
    assert told["cases"][0]["entries"][0]["text"] == "Vi øvede"
    folder = tmp_path / "ark"
    folder.mkdir()
    done = vip("sample", "--out", str(folder))
    assert "Papiret kan læses af enhver" in done.out
    told = vip("sample", "--json", "--out", str(folder)).json
    assert len(told["files"]) == 1
    text, data = sorted(folder.iterdir(), key=lambda one: one.suffix, reverse=True)
    assert "Vi øvede" in text.read_text("utf-8")
    assert json.loads(data.read_bytes())["citizen_name"] == "Amina Søgaard"
    assert vip("sample", "--out", str(tmp_path / "ingen")).code == 1


def test_it_is_the_offices(vip: Callable[..., Any], amina: str) -> None:
    done = vip("sample")
    assert (done.code, "kontor" in done.err, bool(amina)) == (1, True, True)
