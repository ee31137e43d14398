"""Packages of one's own, and editions that came as files: every one is kept and readable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.domain.test_authoring import a_ready, failing
from tests.services.conftest import Office
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.packages.authoring import NotReadyError, local, to_file
from vip2tui.domain.roles import Role
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.packages.own_packages import OwnPackages

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Package


@pytest.fixture
def own() -> OwnPackages:
    return OwnPackages(Office(Role.CONSULTANT, "w").desk)


def newer_butik(**changes: object) -> Package:
    return SHIPPED.package("butik").evolve(version="1.1", **changes)


def test_the_shipped_ones_are_there(own: OwnPackages) -> None:
    assert [one.id for one in own.newest()] == [one.id for one in SHIPPED.package_names()]
    assert own.get("butik") == own.for_citizen("butik") == SHIPPED.package("butik")


def test_a_draft_is_kept_and_cannot_be_given(own: OwnPackages) -> None:
    draft = own.begin("Gartner")
    assert own.get("gartner") == draft
    assert own.newest()[-1].draft
    with pytest.raises(RefusedError, match="kladde"):
        own.for_citizen("gartner")
    with pytest.raises(NotReadyError, match="gemt som kladde"):
        own.finish(draft.evolve(tasks=(local("Klippe hække"),)))
    assert len(own.get("gartner").tasks) == 1
    assert own.begin("Gartner").id == "gartner-2"


def test_a_finished_one_is_never_written_over(own: OwnPackages) -> None:
    ready = own.finish(a_ready())
    assert failing(ready) == []
    assert own.for_citizen("gartner") == ready
    assert [one.version for one in own.editions("gartner")] == ["1.0"]
    assert ready.own is not None
    again = ready.evolve(tasks=ready.tasks[1:], own=ready.own.evolve(draft=True))
    with pytest.raises(RefusedError, match="ny udgave"):
        own.save(again)
    assert own.get("gartner") == ready


def test_only_a_draft_is_kept_as_one(own: OwnPackages) -> None:
    ready = own.finish(a_ready())
    for one in (ready.evolve(version="1.1"), newer_butik()):
        with pytest.raises(RefusedError, match="Kun en kladde"):
            own.save(one)
    assert [one.version for one in own.editions("gartner")] == ["1.0"]
    assert [one.version for one in own.editions("butik")] == ["1.0"]


def test_a_new_edition_leaves_the_old_one_readable(own: OwnPackages) -> None:
    old = own.finish(a_ready())
    draft = own.revise("gartner")
    assert own.revise("gartner") == draft
    assert own.for_citizen("gartner") == old
    new = own.finish(draft.evolve(tasks=draft.tasks[1:]))
    assert new.version == "1.1"
    assert own.for_citizen("gartner") == new
    assert own.get("gartner", "1.0") == old


def test_a_draft_can_be_put_away_and_nothing_else(own: OwnPackages) -> None:
    own.finish(a_ready())
    draft = own.revise("gartner")
    own.drafts.put_away("gartner", draft.version)
    assert [one.version for one in own.editions("gartner")] == ["1.0"]
    for package_id, version in (("gartner", "1.0"), ("butik", "1.0"), ("findes-ikke", "1.0")):
        with pytest.raises(RefusedError):
            own.drafts.put_away(package_id, version)


def test_a_received_edition_is_told_in_words_before_it_is_taken(own: OwnPackages) -> None:
    received = own.preview(to_file(newer_butik(tasks=SHIPPED.package("butik").tasks[1:])))
    assert not received.is_new
    assert received.differs == (
        "Udgave 1.0 bliver til udgave 1.1.",
        "Opgave udgår: «Fylde varer op, ældste dato forrest».",
    )
    assert own.get("butik").version == "1.0"
    own.take(received)
    assert own.for_citizen("butik").version == "1.1"
    assert own.get("butik", "1.0") == SHIPPED.package("butik")
    own.take(received)
    assert [one.version for one in own.editions("butik")] == ["1.0", "1.1"]


def test_another_content_under_a_known_number_is_refused(own: OwnPackages) -> None:
    changed = SHIPPED.package("butik").evolve(tasks=())
    with pytest.raises(RefusedError, match="i forvejen"):
        own.preview(to_file(changed))
    assert own.preview(to_file(SHIPPED.package("butik"))).differs == ()


@pytest.mark.parametrize("data", [b"", b"{", b"\0", b"[" * 2_000_000])
def test_a_broken_file_changes_nothing(data: bytes, own: OwnPackages) -> None:
    with pytest.raises(RefusedError, match="intet er ændret"):
        own.preview(data)
    assert len(own.editions()) == 12


@pytest.mark.parametrize(("number", "length"), [(2_000, 600), (7_000, 1)])
def test_what_could_not_be_read_again_is_not_kept(
    number: int, length: int, own: OwnPackages
) -> None:
    draft = own.begin("Gartner")
    with pytest.raises(RefusedError, match="for stor"):
        own.save(draft.evolve(tasks=(local("x" * length),) * number))
    assert own.get("gartner") == draft


def test_nobodys_package_cannot_be_given_until_it_is_somebodys(own: OwnPackages) -> None:
    stray = json.loads(to_file(SHIPPED.package("butik"))) | {"id": "kiosk"}
    received = own.preview(json.dumps(stray).encode())
    assert received.is_new
    own.take(received)
    with pytest.raises(RefusedError, match="kladde"):
        own.for_citizen("kiosk")
    with pytest.raises(RefusedError, match="ikke din egen"):
        own.revise("kiosk")


def test_a_file_goes_from_one_device_to_another(own: OwnPackages) -> None:
    ready = own.finish(a_ready())
    there = OwnPackages(Office(Role.MENTOR, "v").desk)
    there.take(there.preview(to_file(own.get("gartner"))))
    assert there.for_citizen("gartner") == ready


def test_a_package_that_is_not_here_is_told(own: OwnPackages) -> None:
    for version in (None, "9.9"):
        with pytest.raises(NotFoundError, match="ikke på denne computer"):
            own.get("butik" if version else "gartner", version)


def test_a_course_keeps_the_edition_it_began_with() -> None:
    office = Office(Role.CONSULTANT, "w")
    own, services = OwnPackages(office.desk), office.all
    own.finish(a_ready())
    citizen = services.citizens.add("Amina Hassan")
    seen = services.citizens.get(citizen)
    package = own.for_citizen("gartner")
    services.courses.start(seen, package, SHIPPED.checklist(), office.desk.today())
    before = services.citizens.get(citizen).courses[0].course.plan
    own.finish(own.revise("gartner").evolve(steps=package.steps[::-1]))
    assert services.citizens.get(citizen).courses[0].course.plan == before
