"""What a package asks to be minded is told in its plan, whoever wrote the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.domain.test_authoring import a_ready
from tests.services.conftest import START, Office
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.package import Certificate, Package
from vip2tui.catalogue.stamped import Note
from vip2tui.domain.roles import Role
from vip2tui.services.course import courses
from vip2tui.services.course.cautions import to_mind
from vip2tui.services.course.proposing import missing_proofs, required_proofs
from vip2tui.services.desk import NotFoundError

if TYPE_CHECKING:
    from datetime import date

SAW = "motorsav"


def a_saw(**changes: Any) -> Certificate:
    said = {
        "id": SAW, "navn": "Motorsavsbevis [/]", "naar": "Fælde træer", "regel": "Skal kunne vises",
        "lovkrav": True, "kilde": "lokal",
    }  # fmt: skip
    return Certificate.model_validate(said | changes)


def a_gardener() -> Package:
    saws = (a_saw(), a_saw(id="hjelm", navn="Hjelmkursus", lovkrav=False))
    warning = Note.model_validate({"tekst": "Der er støj.", "kilde": "lokal"})
    return a_ready(certificates=saws, warnings=(warning,))


def on_own(office: Office) -> str:
    """Put a citizen on a package of one's own that asks for a proof."""
    package = office.all.packages.finish(a_gardener())
    citizen = office.citizen(tovholder="Tove Holm")
    office.all.courses.start(office.see(citizen), package, SHIPPED.checklist(), START)
    return citizen


def test_the_proofs_of_ones_own_package_are_told_until_they_are_there() -> None:
    office = Office(Role.MENTOR, "w")
    amina = on_own(office)
    assert [one.id for one in required_proofs(office.desk, office.plan(amina))] == [SAW]
    assert "Motorsavsbevis [/]" in missing_proofs(office.desk, office.plan(amina))[0]
    office.all.own_parts.set_proof(office.see(amina), office.plan(amina), SAW, START)
    assert missing_proofs(office.desk, office.plan(amina)) == []


def test_a_proof_that_was_never_there_is_not_taken_away() -> None:
    office = Office(Role.MENTOR, "w")
    amina = on_own(office)
    before = office.store.sequence

    def said(day: date | None, certificate: str = SAW) -> bool:
        seen = office.see(amina)
        return office.all.own_parts.set_proof(seen, office.plan(amina), certificate, day)

    assert said(None) is False
    assert office.store.sequence == before
    assert said(START) is True
    assert said(None) is True
    assert missing_proofs(office.desk, office.plan(amina)) != []
    with pytest.raises(NotFoundError):
        said(START, "ukendt")


def test_they_are_told_where_the_package_never_came() -> None:
    office, mentor = Office(Role.CONSULTANT, "w"), Office(Role.MENTOR, "v")
    amina = on_own(office)
    mentor.fetch(office)
    assert mentor.all.packages.editions("gartner") == ()
    mind = to_mind(mentor.desk, mentor.plan(amina).course)
    assert [(one.text, one.source) for one in mind.warnings] == [
        ("Der er støj.", "Lokalt udfyldt, 2026")
    ]
    assert "Motorsavsbevis" in missing_proofs(mentor.desk, mentor.plan(amina))[0]


@pytest.mark.parametrize("package", ["gartner", "lager-transport"])
def test_a_course_from_before_they_were_copied_asks_its_own_edition(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(Role.MENTOR, "w")
    monkeypatch.setattr(courses, "copied_minding", lambda _: {})
    if package == "gartner":
        amina = on_own(office)
        office.all.packages.finish(
            office.all.packages.revise("gartner").evolve(certificates=(), warnings=())
        )
    else:
        amina = office.citizen()
        office.start(amina, package=package)
    course = office.plan(amina).course
    assert course.plan.proofs is None
    known = office.all.packages.get(package, course.version)
    mind = to_mind(office.desk, course)
    assert [one.id for one in mind.proofs] == [p.id for p in known.certificates if p.required]
    assert [one.text for one in mind.warnings] == [one.text for one in known.warnings]


def test_an_edition_that_is_not_here_is_asked_of_the_newest_and_a_draft_never() -> None:
    office = Office(Role.MENTOR, "w")
    packages = office.all.packages
    course = office.plan(on_own(office)).course
    assert packages.of_course(course.model_copy(update={"version": "7.7"})) == packages.get(
        "gartner", "1.0"
    )
    draft = packages.begin("Skov")
    assert packages.of_course(course.model_copy(update={"package": draft.id})) is None
    assert packages.of_course(course.model_copy(update={"package": "findes-ikke"})) is None
