"""Packages found and read the same way, whether shipped, fetched or one's own."""

from __future__ import annotations

import pytest

from tests.domain.test_authoring import a_ready
from tests.services.conftest import Office
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.package import Word
from vip2tui.domain.packages.authoring import local, to_file
from vip2tui.domain.packages.shaping import with_local
from vip2tui.domain.roles import Role
from vip2tui.services.packages import editions
from vip2tui.services.packages.editions import TABLE
from vip2tui.services.search import Hit
from vip2tui.storage.port import Row


@pytest.fixture
def office() -> Office:
    """Return a device with a finished package, a draft and a newer edition of a shipped one."""
    made = Office(Role.CONSULTANT, "w")
    own = made.all.packages
    word = Word.model_validate({"da": "løvrive", "en": "rake", "kilde": "lokal"})
    own.finish(
        a_ready(
            name=local("Grøn gartner [/]"),
            aliases=(local("Anlægsgartner på Ærø"),),
            tasks=(local("Klippe buske"),),
            words=(word,),
        )
    )
    own.begin("Østersfisker")
    newer = with_local(
        SHIPPED.package("butik"), version="1.1", tasks=(local("Passe blåbærdisken"),)
    )
    own.take(own.preview(to_file(newer)))
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gron gartner", "gartner"),
        ("GRØN GART", "gartner"),
        ("anlaegsgartner", "gartner"),
        ("ærø anlæg", "gartner"),
        ("busk klip", "gartner"),
        ("lovrive", "gartner"),
        ("loevrive", "gartner"),
        ("ostersfisk", "oestersfisker"),
        ("blaabaer", "butik"),
        ("slagterimedarbejder", "slagteri"),
    ],
)
def test_whatever_kind_it_is_it_is_found_by_name_alias_task_and_word(
    typed: str, found: str, office: Office
) -> None:
    assert [one.id for one in editions.find(office.all.packages, typed)] == [found]
    hits = [hit for hit in office.all.search.find(typed) if hit.kind == "package"]
    assert [hit.id for hit in hits] == [found]


def test_no_text_finds_all_the_shipped_ones_first(office: Office) -> None:
    every = editions.find(office.all.packages, " ")
    assert [one.id for one in every[:12]] == [one.id for one in SHIPPED.package_names()]
    assert [(one.id, one.draft) for one in every[12:]] == [
        ("gartner", False), ("oestersfisker", True),
    ]  # fmt: skip
    assert editions.find(office.all.packages, "qqqq") == ()


def test_a_draft_says_that_it_is_one_and_a_name_goes_before_a_word(office: Office) -> None:
    (hit,) = office.all.search.find("østers")
    assert hit == Hit("package", "oestersfisker", None, "Østersfisker (kladde)")
    office.all.packages.finish(
        office.all.packages.revise("gartner").evolve(tasks=(local("Hente i lager"),))
    )
    found = [one.id for one in editions.find(office.all.packages, "lager")]
    assert found.index("lager-transport") < found.index("gartner")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"navn": 3}', '{"navn": {"tekst": 3}}'])
def test_a_row_that_cannot_be_read_hides_no_other(text: str, office: Office) -> None:
    row = {
        "id": "x",
        "version": "1.0",
        "name": "X",
        "draft": False,
        "at": "2026",
        "by": "",
        "file": text,
    }
    office.desk.act([], [Row(TABLE, "x@1.0", {**row, "file": text})])
    assert [one.id for one in editions.find(office.all.packages, "gartner")] == ["gartner"]
    assert [hit.id for hit in office.all.search.find("gartner")] == ["gartner"]


def test_the_draft_is_read_only_when_nothing_is_finished(office: Office) -> None:
    own = office.all.packages
    assert editions.to_read(own, "oestersfisker").own is not None
    own.revise("gartner")
    assert editions.to_read(own, "gartner").version == "1.0"
    assert editions.to_read(own, "butik").version == "1.1"
    assert editions.to_read(own, "butik", "1.0") == SHIPPED.package("butik")


def test_a_new_course_is_offered_the_shipped_trades_in_their_newest_edition(office: Office) -> None:
    own = office.all.packages
    own.save(own.revise("gartner"))
    every = editions.names(own)
    assert sorted(one.id for one in every) == sorted(one.id for one in SHIPPED.package_names())
    assert [one.id for one in editions.names(own, "blåbær")] == ["butik"]
    assert editions.names(own, "østersfisker") == editions.names(own, "gartner") == ()
