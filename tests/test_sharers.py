"""Several people at one computer: the list says letters and a folder, and shuts nobody out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.base import sharers
from vip2tui.base.sharers import Sharer

if TYPE_CHECKING:
    from pathlib import Path

FRESH, OTHER = "0" * 16, "a1" * 8


def test_one_person_has_no_list_and_is_never_asked(tmp_path: Path) -> None:
    assert sharers.sharers(tmp_path) == []
    assert sharers.chosen(tmp_path, "") == tmp_path
    assert sharers.chosen(tmp_path, "MK") == tmp_path


def test_the_first_stays_where_the_vault_lies_and_the_second_gets_a_folder(tmp_path: Path) -> None:
    made = sharers.add(tmp_path, " ab ", mine="mk", folder=FRESH)
    assert made == Sharer("AB", f"person-{FRESH}")
    assert sharers.sharers(tmp_path) == [Sharer("MK", ""), made]
    assert sharers.chosen(tmp_path, "mk") == tmp_path
    assert sharers.chosen(tmp_path, "AB") == tmp_path / f"person-{FRESH}"
    (tmp_path / f"person-{FRESH}").mkdir()
    assert sharers.base_of(tmp_path / f"person-{FRESH}") == sharers.base_of(tmp_path) == tmp_path


def test_the_file_holds_letters_and_a_folder_and_nothing_else(tmp_path: Path) -> None:
    sharers.add(tmp_path, "ab", mine="mk", folder=FRESH)
    sharers.add(tmp_path, "ø", mine="", folder=OTHER)
    told = json.loads((tmp_path / sharers.FILE).read_text(encoding="utf-8"))
    assert all(set(one) == {"initials", "folder"} for one in told)
    assert [one["initials"] for one in told] == ["MK", "AB", "Ø"]


@pytest.mark.parametrize("typed", ["", "MKABC", "M K", "M1", "[/]", "../x", "\x1b", "²"])
def test_what_is_no_letters_is_refused(tmp_path: Path, typed: str) -> None:
    with pytest.raises(sharers.InitialsError):
        sharers.add(tmp_path, typed, mine="MK", folder=FRESH)
    assert not (tmp_path / sharers.FILE).exists()


def test_letters_that_are_somebodys_are_refused(tmp_path: Path) -> None:
    with pytest.raises(sharers.InitialsError, match="MK står der allerede"):
        sharers.add(tmp_path, "mk", mine="MK", folder=FRESH)


def test_nobody_is_guessed(tmp_path: Path) -> None:
    sharers.add(tmp_path, "AB", mine="MK", folder=FRESH)
    with pytest.raises(sharers.WhoError, match="MK og AB"):
        sharers.chosen(tmp_path, "")
    with pytest.raises(sharers.WhoError, match="Ingen her hedder «Q»"):
        sharers.chosen(tmp_path, "Q")


def test_a_folder_that_the_list_leaves_out_is_called_by_a_number(tmp_path: Path) -> None:
    sharers.add(tmp_path, "AB", mine="MK", folder=FRESH)
    (tmp_path / f"person-{OTHER}").mkdir()
    assert sharers.sharers(tmp_path)[-1] == Sharer("3", f"person-{OTHER}")
    assert sharers.chosen(tmp_path, "3") == tmp_path / f"person-{OTHER}"


def test_a_disk_that_refuses_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(sharers.ListNotWrittenError):
        sharers.add(tmp_path / "ingen", "AB", mine="MK", folder=FRESH)


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.text() | st.sampled_from(["", "person-../../x", "/etc", "MK"]),
        lambda inner: st.lists(inner) | st.dictionaries(
            st.sampled_from(["initials", "folder", "x"]), inner),
    ).map(lambda one: json.dumps(one).encode())
)  # fmt: skip
def test_a_list_anybody_may_have_written_leads_nowhere_else(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    base = tmp_path_factory.mktemp("hjem")
    mine = base / f"person-{FRESH}"
    mine.mkdir()
    (base / sharers.FILE).write_bytes(data)
    found = sharers.sharers(base)
    homes = {sharers.home_of(base, one) for one in found}
    assert base in homes
    assert all(one == base or one.parent == base for one in homes)
    assert mine in homes
