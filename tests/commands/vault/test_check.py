"""``vip2tui check`` needs no vault and no passphrase, and what it reads aloud is understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from vip2tui import __version__
from vip2tui.commands.vault import checking

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Done


def code_of(done: Done) -> str:
    return done.out.partition("Kode at læse op: ")[2].strip()


def test_it_works_where_there_is_no_vault(tmp_path: Path, vip: Any, monkeypatch: Any) -> None:
    monkeypatch.delenv("VIP2TUI_PASSPHRASE")
    done = vip("check")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("\n") == 14
    assert "Her er ingen fejl." in done.out
    assert not list(tmp_path.iterdir())
    told = vip("check", "--read", code_of(done))
    assert (told.code, __version__ in told.out) == (0, True)
    assert "ikke prøvet  Kopi" in told.out


def test_a_vault_that_cannot_be_read_is_a_fault_that_the_office_hears(home: Path, vip: Any) -> None:
    next(home.glob("vault-*.v2t")).write_bytes(b"PK\3\4")
    done = vip("check")
    assert (done.code, done.err) == (1, "")
    assert "FEJL         Udgave" in done.out
    told = vip("check", "--read", code_of(done), "--json").json
    assert [one["id"] for one in told["points"] if one["state"] == "fault"] == ["backup", "version"]
    assert told["ok"] is False
    same = vip("check", "--json")
    assert same.json["code"] == told["code"] == code_of(done)
    assert [one["do"] for one in same.json["points"]] == [one["do"] for one in told["points"]]
    assert str(home) not in same.out


def test_a_code_that_was_misheard_is_refused(vip: Any) -> None:
    done = vip("check", "--read", "1234 5678 9012")
    assert (done.code, done.out) == (1, "")
    assert "Få koden læst op igen" in done.err


@pytest.mark.parametrize(
    ("said", "state"), [("å @ [ ]", "OK "), ("Å@[]", "OK "), ("a ? ( )", "FEJL "), ("", "ikke ")]
)
def test_at_a_terminal_the_keys_are_tried_too(
    home: Path, vip: Any, monkeypatch: pytest.MonkeyPatch, said: str, state: str
) -> None:
    monkeypatch.setattr(checking, "is_terminal", lambda: True)
    monkeypatch.setattr(checking, "typed", lambda _: said)
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    done = vip("check")
    assert done.out.startswith(state)
    assert "Skriv å @ [ ] og tryk Enter" in done.err
    assert "80 gange 24" in done.out
    assert vip("check", "--yes").out.startswith("ikke prøvet  Taster")
