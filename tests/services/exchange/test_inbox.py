"""A folder of files in one act: a line for each computer, whatever order the files came in."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import given, note, paired, send, texts
from vip2tui.domain.roles import Role
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.inbox import files_in, report
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office
    from vip2tui.services.exchange.seen import Summary


def fetched(office: Office, files: list[Path]) -> Summary:
    return office.all.fetching.fetch(files, lambda _: True)


def test_what_came_is_told_by_computer_and_the_order_is_all_the_same(tmp_path: Path) -> None:
    office, first, second = paired(Role.MENTOR, Role.MENTOR)
    (tmp_path / "ind").mkdir()
    citizens = [given(office, one, tmp_path) for one in (first, second)]
    for text in ("et", "to"):
        note(first, citizens[0], text)
        send(first, office, tmp_path / "ind")
    note(second, citizens[1], "tre")
    send(second, office, tmp_path / "ind")
    broken = tmp_path / "ind" / "halv.vip2"
    broken.write_bytes(next((tmp_path / "ind").iterdir()).read_bytes()[:-40])
    before = office.store
    told = set()
    for files in permutations(files_in(tmp_path / "ind")):
        office.store = MemoryStore()
        rows = [Row(t, k, v) for t in ("device", "peers", "seals", "sent", "diary")
                for k, v in before.rows(t).items()]  # fmt: skip
        office.store.commit([one for c in before.cases() for one in before.changes(c)], rows)
        office.reopen()
        done = report(fetched(office, list(files)))
        told.add((*(one.words.split(" · ")[0] for one in done.computers), *done.lines[2:]))
        assert [one.next for one in done.computers] == [3, 2]
        assert [one.unseen for one in done.computers] == [[], []]
        assert sum(one.counts["new"] for one in done.computers) == 3
        assert texts(office, citizens[0]) == ["et", "to"]
    (one,) = told
    assert one[:2] == (
        "P wmentor0 (Laptop): 2 filer",
        "P wmentor1 (Laptop): 1 fil",
    )
    assert one[2].startswith("halv.vip2: ")


def test_a_file_number_that_nobody_has_seen_is_named(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    lost = send(mentor, office, tmp_path)
    note(mentor, citizen, "nyt")
    (one,) = report(fetched(office, [send(mentor, office, tmp_path)])).computers
    assert (one.unseen, one.next, one.missing) == ([1], 3, 0)
    assert "fil 1 er ikke set · næste fil er nr. 3" in one.words
    (one,) = report(fetched(office, [lost])).computers
    assert (one.unseen, one.next) == ([], 3)


def test_what_was_made_here_is_told_as_such_and_a_folder_without_files_is_refused(
    tmp_path: Path,
) -> None:
    office, mentor = paired(Role.MENTOR)
    with pytest.raises(RefusedError, match="ingen låste filer"):
        files_in(tmp_path)
    given(office, mentor, tmp_path)
    (one,) = report(fetched(office, files_in(tmp_path))).computers
    assert one.words.startswith("Denne computer: 1 fil · 0 nye")
    assert "næste" not in one.words
