"""By line: a citizen who was taken back leaves a laptop, and comes again only when given anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.exchange.test_owing import homes  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done


@pytest.mark.usefixtures("home")
def test_from_taken_back_to_let_go_to_given_anew(
    homes: dict[str, str],  # noqa: F811
    vip: Callable[..., Done],
    tmp_path: Path,
) -> None:
    office, mentor = ("--home", homes["kontor"]), ("--home", homes["et"])
    device = vip(*mentor, "device", "show", "--json").json["id"]
    theirs = vip(*office, "device", "show", "--json").json["id"]
    carried = iter(range(100))

    def to_mentor() -> Done:
        file = str(tmp_path / f"til-{next(carried)}.vip2")
        assert vip(*office, "send", "--to", device, "--out", file).code == 0
        return vip(*mentor, "fetch", file)

    def to_office() -> None:
        file = str(tmp_path / f"fra-{next(carried)}.vip2")
        assert vip(*mentor, "send", "--to", theirs, "--out", file).code == 0
        assert vip(*office, "fetch", file).code == 0

    assert vip(*office, "setting", "set", "giv-slip", "0").code == 0
    assert to_mentor().code == 0
    assert vip(*mentor, "citizen", "let-go", "Borger et", "--count", "1").code == 1
    assert vip(*office, "citizen", "withdraw", "Borger et", "--from", device).code == 0
    assert to_mentor().code == 0
    (done,) = vip(*mentor, "citizen", "let-go", "--json").json
    assert (done["taken_back"], done["ripe"], done["unreceipted"]) == (True, True, 0)
    hidden = vip(*mentor, "citizen", "list")
    assert "Borger et" not in hidden.out
    assert "1 borger er færdig her og kan slippes" in hidden.err + hidden.out
    assert "kan slippes" in vip(*mentor, "today").out
    asked = vip(*mentor, "citizen", "let-go", "--ripe")
    assert (asked.code, f"--count {done['things']}" in asked.err) == (2, True)
    assert vip(*mentor, "citizen", "let-go", "--ripe", "--preview", "--json").json["gone"] == []
    assert vip(*mentor, "citizen", "let-go", "--ripe", "--count", "99").code == 1
    gone = vip(*mentor, "citizen", "let-go", "--ripe", "--count", str(done["things"]), "--json")
    assert done["id"] in gone.json["gone"]
    assert [one["id"] for one in vip(*mentor, "citizen", "let-go", "--list", "--json").json] == [
        done["id"]
    ]
    assert vip(*mentor, "citizen", "show", "Borger et").code == 1
    to_office()
    assert vip(*office, "log", "add", "Borger et", "--type", "note", "--text", "nyt").code == 0
    assert to_mentor().code == 0
    assert vip(*mentor, "citizen", "show", "Borger et").code == 1
    assert vip(*office, "citizen", "assign", "Borger et", "--to", device).code == 0
    assert to_mentor().code == 0
    assert len(vip(*mentor, "log", "list", "Borger et", "--json").json) == 1
    assert vip(*mentor, "citizen", "let-go", "--list", "--json").json == []
