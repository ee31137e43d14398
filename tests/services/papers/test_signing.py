"""A signed paper comes back: what it is about is told of it, and an audit asks no more."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.services.conftest import MONDAY, Office
from tests.services.course.test_whole_card import marked_and_taken
from tests.services.support.test_support import gave, grant
from vip2tui.domain.roles import Role
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import (
    AGREEMENT,
    CARD,
    EXTENSION,
    KINDS,
    PLAN,
    SHEET,
    SIGNABLE,
    Asked,
    PaperKind,
)
from vip2tui.papers.paper import Signatures
from vip2tui.services.course.card_versions import Status
from vip2tui.services.desk import RefusedError


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "c1")


def lacks(one: Office, citizen: str) -> set[str]:
    return {found.check.code for found in one.all.audit.of(one.see(citizen)).findings}


def test_a_signed_agreement_is_the_grants_and_the_audit_asks_no_more(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    grant(office, citizen, mentor="Bo Berg", agreed=None)
    office.clock.turn(days=1)
    assert "dok-08" in lacks(office, citizen)
    stands = office.all.signing.stands(AGREEMENT, office.see(citizen))
    assert (stands.by, stands.words, stands.is_done) == (
        "Amina Hassan, Bo Berg og Kommunen", "", False,
    )  # fmt: skip
    assert office.all.signing.sign(AGREEMENT, office.see(citizen), stands.by, MONDAY)
    (one,) = office.all.grants.of(office.see(citizen))
    assert (one.agreed, one.agreed_how, one.agreed_by) == (MONDAY, "papir", stands.by)
    assert "dok-08" not in lacks(office, citizen)
    now = office.all.signing.stands(AGREEMENT, office.see(citizen))
    assert now.is_done
    assert stands.by in now.words
    assert not office.all.signing.sign(AGREEMENT, office.see(citizen), stands.by, MONDAY)
    assert "underskrevet" in as_text(office.all.papers.make(AGREEMENT, office.see(citizen)))
    office.all.history.undo()
    assert "dok-08" in lacks(office, citizen)
    assert office.all.grants.of(office.see(citizen))[0].agreed_by is None


def test_a_signed_extension_is_of_the_period_that_follows(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    grant(office, citizen, mentor="Bo Berg")
    (first,) = office.all.grants.of(office.see(citizen))
    office.all.grants.extend(office.see(citizen), first, {"assessment": "Stadig svært"})
    assert office.all.signing.sign(EXTENSION, office.see(citizen), "Amina og Bo", MONDAY)
    again, second = office.all.grants.of(office.see(citizen))
    assert again == first
    assert (second.agreed, second.agreed_by) == (MONDAY, "Amina og Bo")
    assert office.all.signing.stands(EXTENSION, office.see(citizen)).is_done


def test_a_signed_sheet_is_the_citizens_word_on_the_month(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    gave(office, citizen, date(2026, 3, 3), 60)
    gave(office, citizen, date(2026, 4, 7), 45)
    stands = office.all.signing.stands(SHEET, office.see(citizen), "2026-03")
    assert office.all.signing.sign(SHEET, office.see(citizen), stands.by, MONDAY, "2026-03")
    march, april = office.all.hours.sheets(office.see(citizen))
    assert (march.is_confirmed, april.is_confirmed) == (True, False)
    assert march.confirmed is not None
    assert (march.confirmed.how, march.confirmed.day, march.confirmed.by) == (
        "underskrift", MONDAY, "Amina Hassan og Kommunen",
    )  # fmt: skip
    assert not office.all.signing.sign(SHEET, office.see(citizen), stands.by, MONDAY, "2026-03")
    assert office.all.signing.sign(SHEET, office.see(citizen), "Amina")
    assert office.all.hours.sheet(office.see(citizen), "2026-04").is_confirmed
    gave(office, citizen, date(2026, 4, 8), 30)
    now = office.all.signing.stands(SHEET, office.see(citizen))
    assert not now.is_done
    assert "summen er en anden nu" in now.words


def test_a_signed_card_is_the_workplaces_yes_and_then_the_citizens(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    with pytest.raises(RefusedError, match="ingen linjer"):
        office.all.signing.may(CARD, office.see(citizen))
    marked_and_taken(office, citizen, "Montage", 3)
    office.all.signing.may(CARD, office.see(citizen))
    assert _to_sign(office, citizen) == ("Virksomheden", "Borgeren")
    assert office.all.signing.sign(CARD, office.see(citizen), "Lise Leder")
    assert _to_sign(office, citizen) == ("Borgeren",)
    stands = office.all.signing.stands(CARD, office.see(citizen))
    assert (stands.by, stands.is_done) == ("Amina Hassan", False)
    assert "Lise Leder" in stands.words
    assert office.all.signing.sign(CARD, office.see(citizen), stands.by)
    assert office.all.whole_card.read(office.see(citizen)).status is Status.WITH_CITIZEN
    assert office.all.signing.stands(CARD, office.see(citizen)).is_done
    assert _to_sign(office, citizen) == ()


def _to_sign(one: Office, citizen: str) -> tuple[str, ...]:
    blocks = one.all.papers.make(CARD, one.see(citizen)).blocks
    return tuple(who for block in blocks if isinstance(block, Signatures) for who in block.who)


@pytest.mark.parametrize("kind", SIGNABLE, ids=lambda one: one.code)
def test_nobody_and_a_day_ahead_sign_nothing(kind: object, office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    grant(office, citizen)
    first = office.all.grants.find(office.see(citizen))
    office.all.grants.extend(office.see(citizen), first, {"assessment": "Stadig svært"})
    gave(office, citizen, MONDAY)
    marked_and_taken(office, citizen, "Montage", 3)
    before = len(office.desk.changes(citizen))
    for by, day in (("  ", None), ("Amina", office.desk.today() + timedelta(days=1))):
        with pytest.raises(RefusedError):
            office.all.signing.sign(kind, office.see(citizen), by, day)  # type: ignore[arg-type]
    assert len(office.desk.changes(citizen)) == before


def test_a_mentor_registers_the_card_alone(mentor: Office) -> None:
    citizen = mentor.on_course("Amina Hassan")
    marked_and_taken(mentor, citizen, "Montage", 3)
    gave(mentor, citizen, MONDAY)
    for kind in (AGREEMENT, SHEET):
        with pytest.raises(RefusedError, match="kommunen"):
            mentor.all.signing.may(kind, mentor.see(citizen))
    assert mentor.all.signing.sign(CARD, mentor.see(citizen), "Lise Leder")


def test_what_is_not_signed_is_no_paper_to_register(office: Office) -> None:
    citizen = office.on_course()
    assert set(SIGNABLE) <= set(KINDS)
    for ask in (office.all.signing.stands, office.all.signing.may):
        with pytest.raises(RefusedError, match="ikke til underskrift"):
            ask(PLAN, office.see(citizen))
    with pytest.raises(RefusedError, match="ikke til underskrift"):
        office.all.signing.sign(PLAN, office.see(citizen), "Amina")


@pytest.mark.parametrize("kind", [AGREEMENT, SHEET])
def test_a_day_that_is_registered_is_not_put_aside_for_today(
    office: Office, kind: PaperKind
) -> None:
    citizen = office.on_course("Amina Hassan")
    grant(office, citizen, mentor="Bo Berg", agreed=None)
    gave(office, citizen, date(2026, 4, 7), 45)
    office.all.signing.sign(kind, office.see(citizen), "Amina", MONDAY)
    office.clock.turn(days=3)
    assert office.all.signing.stands(kind, office.see(citizen)).day == MONDAY
    assert not office.all.signing.sign(kind, office.see(citizen), "Amina")
    assert office.all.signing.stands(kind, office.see(citizen)).day == MONDAY
    later = MONDAY + timedelta(days=1)
    assert office.all.signing.sign(kind, office.see(citizen), "Amina", later)
    assert office.all.signing.stands(kind, office.see(citizen)).day == later


def test_no_sheet_is_made_of_a_month_without_hours(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    gave(office, citizen, date(2026, 4, 7), 45)
    with pytest.raises(RefusedError, match="ingen mentortimer i februar 2026"):
        office.all.papers.make(SHEET, office.see(citizen), Asked(month="2026-02"))


def test_a_period_that_ends_before_it_begins_is_no_journal_note(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    with pytest.raises(RefusedError, match="efter den sidste"):
        office.all.papers.journal(office.see(citizen), MONDAY, MONDAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("name", "is_text"), [("x.docx", False), ("x.txt", False), ("x.pdf", True)]
)
def test_a_files_name_says_what_it_is(
    office: Office, tmp_path: Path, name: str, is_text: bool
) -> None:
    with pytest.raises(RefusedError, match="skal ende på"):
        office.all.papers.target(AGREEMENT, tmp_path / name, is_text=is_text)
