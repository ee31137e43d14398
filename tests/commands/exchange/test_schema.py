"""The published description fits what the program really writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.commands.helpers import PHRASE
from vip2tui.exchange.schema import bundle
from vip2tui.services.vault import opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


def check(value: Any, part: str) -> None:
    schema = bundle() | {"anyOf": [{"$ref": f"#/$defs/{part}"}]}
    jsonschema.Draft202012Validator(schema).validate(value)


def fill(vip: Vip) -> None:
    vip("log", "add", "Amina", "--type", "mentormoede", "--text", "x", "--from", "9", "--to", "10",
        "--confirmed", "--next", "ring", "--next-date", "+3")  # fmt: skip
    vip("round", "Amina", "--days", "4/5", "--absence", "ferie", "--minutes", "30")
    vip("checklist", "tick", "Amina", "m03.1", "--note", "fint")
    vip("checklist", "untick", "Amina", "m03.1", "--reason", "fejl")
    vip("card", "mark", "Amina", "moede", "3", "--by", "Lise", "--note", "x")
    vip("course", "close", "Amina", "--outcome", "job_ord")
    vip("undo")


@pytest.mark.usefixtures("amina")
def test_every_change_fits(home: Path, vip: Vip) -> None:
    fill(vip)
    desk = opening.unlock(home, PHRASE)
    changes = [
        json.loads(one.line) for case in desk.store.cases() for one in desk.store.changes(case)
    ]
    desk.store.close()
    assert {one["kind"] for one in changes} == {
        "citizen", "course", "entry", "item", "mark", "undo"
    }  # fmt: skip
    for one in changes:
        check(one, "change")


@pytest.mark.usefixtures("amina")
def test_an_open_copy_fits(vip: Vip, tmp_path: Path) -> None:
    fill(vip)
    vip("send", "--open-copy", str(tmp_path / "kopi.json"), "--yes")
    check(json.loads((tmp_path / "kopi.json").read_bytes()), "openCopy")


def test_the_schema_refuses_what_is_wrong() -> None:
    good = {"id": "w.c.1", "clock": 1, "action": "a", "at": "2026-05-04T10:00:00+02:00", "by": "M",
            "record": "c", "kind": "citizen", "set": {"name": "Amina"}}  # fmt: skip
    check(good, "change")
    check(good | {"kind": "ny-slags", "set": {"x": 1}, "mere": True}, "change")
    for bad in ({"id": "w.c.01"}, {"clock": 0}, {"set": {"name": 7}}, {"undoes": "a"}, {"seen": 1}):
        with pytest.raises(jsonschema.ValidationError):
            check(good | bad, "change")


def titles(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        title = part.get("title")
        if isinstance(title, str):
            yield title
        for one in part.values():
            yield from titles(one)
    elif isinstance(part, list):
        for one in part:
            yield from titles(one)


def test_the_schema_is_sound_and_danish(vip: Vip) -> None:
    schema = vip("schema", "bundle").json
    jsonschema.Draft202012Validator.check_schema(schema)
    english = {"Name", "Text", "Phone", "Course", "Citizen", "Weeks", "Start Date", "Plan Item"}
    assert english.isdisjoint(titles(schema))
    assert "Sagsnummer" in set(titles(schema))
