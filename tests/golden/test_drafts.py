"""Drafts of packages that 1.0 kept as rows are records when the vault is opened, whole.

The vault beside was written by 1.0 and is never made again: a draft with answers of many sorts, two
of them taken back; one of a next edition; one that was put away; one from before answers were kept.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vip2tui.domain.packages.authoring import to_file
from vip2tui.services.house import Services, services_for
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.opening import unlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOLDEN = Path(__file__).parent / "drafts-1.0"
HELD: dict[str, Any] = json.loads((GOLDEN / "drafts.json").read_text(encoding="utf-8"))
LONG = ("skovhjaelper-b", "0.1")
"""The one with many answers."""
PHRASE = (GOLDEN / "passphrase.txt").read_text(encoding="utf-8").strip()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], Services]]:
    home, stores = tmp_path / "office", list[Any]()
    shutil.copytree(GOLDEN / "office", home)

    def again() -> Services:
        for store in stores:
            store.close()
        services = services_for(unlock(home, PHRASE))
        stores[:] = [services.desk.store]
        return services

    yield again
    for store in stores:
        store.close()


def digest(services: Services, package: str, version: str) -> str:
    file = json.loads(to_file(services.packages.get(package, version)))
    return hashlib.sha256(json.dumps(file, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def taken_back(services: Services, package: str, version: str) -> list[str]:
    steps, words = services.packages.steps(package, version), list[str]()
    while (undone := steps.undo()) is not None:
        words.append(undone.words)
    return words


def test_every_draft_is_there_as_it_was_and_is_taken_over_once(
    opened: Callable[[], Services],
) -> None:
    services = opened()
    for _ in range(2):
        kept = [
            [one.id, one.version, one.name, one.draft, one.by]
            for one in services.packages.editions()
            if one.at
        ]
        assert sorted(kept) == sorted(HELD["editions"])
        for name, wanted in HELD["files"].items():
            assert digest(services, *name.split("@")) == wanted
        away = services.packages.drafts.away().values()
        assert [[one.id, one.version, one.name] for one in away] == HELD["away"]
        rows = services.desk.store.rows("packages")
        assert [row["draft"] for row in rows.values()] == [False]
        assert not services.desk.store.rows("package_steps")
        assert not services.desk.store.rows("packages_away")
        changes = services.desk.store.sequence
        services = opened()
        assert services.desk.store.sequence == changes
    assert upkeep.check(services.desk).ok


def test_every_answer_can_be_taken_back_and_done_again(opened: Callable[[], Services]) -> None:
    services = opened()
    for name, words in HELD["undone"].items():
        package, version = name.split("@")
        assert taken_back(services, package, version) == words
        assert digest(services, package, version) == HELD["first"][name]
        steps = services.packages.steps(package, version)
        while steps.redo():
            pass
    assert digest(services, *LONG) == HELD["whole"]


def test_elsewhere_fortryd_takes_back_what_was_done_last_before(
    opened: Callable[[], Services],
) -> None:
    services = opened()
    assert services.history.next_undo() == "ny borger «Amina Opdigtet»"
    assert services.packages.steps(*LONG).undo()
    undone = services.history.redo()
    assert undone is not None
    assert undone.words == HELD["undone"][LONG[0] + "@" + LONG[1]][0]


def test_what_had_been_taken_back_can_still_be_done_again(opened: Callable[[], Services]) -> None:
    services = opened()
    steps = services.packages.steps(*LONG)
    assert [bool(steps.redo()) for _ in range(3)] == [True, True, False]
    assert digest(services, *LONG) == HELD["whole"]


def test_what_was_put_away_comes_back_with_its_answers(opened: Callable[[], Services]) -> None:
    services = opened()
    (record,) = services.packages.drafts.away()
    one = services.packages.drafts.bring_back(record)
    assert taken_back(services, one.id, one.version) == ["Opgave kommer til: «Rense fisk»"]
    (event,) = [one for one in services.history.of(record) if one.value == "fiskehandler"]
    assert (event.by, event.stands) == ("Mette Opdigtet", True)
