"""What the office confirms of a package and writes of its labour market, here and at a mentor's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.packages.office_files import a_word, as_file, words
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.local import placed_parts, words_of
from vip2tui.catalogue.stamped import stamped_parts
from vip2tui.domain.packages.authoring import to_file
from vip2tui.domain.packages.shaping import ShapeError
from vip2tui.domain.roles import Role
from vip2tui.services.desk import RefusedError
from vip2tui.services.packages.package_text import (
    confirmable,
    heads,
    sections,
    share_with_source,
    stamped,
)

if TYPE_CHECKING:
    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.catalogue.package import Package
    from vip2tui.services.packages.local_words import LocalService
    from vip2tui.services.packages.package_text_line import Said

CABLE, NAME = "kabel-ledning", "Kabel- og ledningsarbejder"
TODAY = date(2026, 5, 4)
SOURCED = share_with_source(SHIPPED, SHIPPED.package(CABLE))
BY = "(bekræftet af Nordstrand Kommune, man 4. maj 2026)"


@pytest.fixture
def office() -> Office:
    found = Office(Role.OFFICE, "wkontor")
    found.desk.me = replace(found.desk.me, authority="Nordstrand Kommune")
    return found


@pytest.fixture
def local(office: Office) -> LocalService:
    return office.all.local


def its(local: LocalService) -> Catalogue:
    """Return what a computer reads."""
    return local.desk.catalogue


def package() -> Package:
    return SHIPPED.package(CABLE)


def said(local: LocalService, key: str = "text:advarsler:1", of: Package | None = None) -> Said:
    return confirmable(its(local), of or package())[key]


def confirm(local: LocalService, key: str = "text:advarsler:1") -> bool:
    return local.confirm(package(), said(local, key).parts)


def below(local: LocalService, key: str = "text:advarsler:1", of: Package | None = None) -> str:
    """Return what is read under a text of the page."""
    page = of or package()
    _, section, n = key.split(":")
    if section == "kort":
        return under(heads(its(local), page)[int(n)])
    found = next(one for one in sections(its(local), page) if one.id == section)
    return under(stamped(its(local), found, page)[1][int(n)])


def under(one: Said) -> str:
    """Return what is said of a text, and where it is from."""
    return "\n".join(part for part in (one.below, one.stamp) if part)


def given(local: LocalService, other: Office) -> tuple[str, ...]:
    """Carry what the office says to another computer; return what is told there first."""
    edition = local.edition()
    assert edition is not None
    data = local.hand_on(edition.id)
    received = other.all.office_data.preview(data, "fra-kommunen.json")
    other.all.office_data.take(received)
    return received.differs


def test_a_text_is_confirmed_counted_and_taken_back(local: LocalService) -> None:
    first = "vip2tui, ikke kontrolleret"
    assert first in below(local)
    assert confirm(local)
    assert below(local) == BY, "the text no longer says that nobody has checked it"
    assert first in below(local, "text:advarsler:0")
    assert (
        share_with_source(its(local), package())
        == f"{SOURCED} 1 er bekræftet af Nordstrand Kommune."
    )
    assert not confirm(local), "it stood there already"
    assert local.unconfirm(package(), said(local).parts)
    assert (
        first
        in below(local) + stamped(its(local), sections(its(local), package())[0], package())[0]
    )
    assert share_with_source(its(local), package()) == SOURCED
    assert not local.unconfirm(package(), said(local).parts)


def test_a_source_that_can_be_looked_up_stays_beside_the_confirmation(local: LocalService) -> None:
    page = package()
    key = next(k for k, one in confirmable(its(local), page).items()
               if k.startswith("text:regler:") and page.sources[one.source].url)  # fmt: skip
    before = (
        below(local, key)
        or stamped(
            its(local),
            next(s for s in sections(its(local), page) if s.id == "regler"),
            page,
        )[0]
    )
    confirm(local, key)
    assert below(local, key).endswith(f"{BY}\n{before.splitlines()[-1]}")
    assert SOURCED in share_with_source(its(local), page), "the two are counted apart"


def test_everything_on_the_page_can_be_confirmed_and_then_all_of_it_is(
    local: LocalService,
) -> None:
    page = package()
    every = tuple(part for one in confirmable(its(local), page).values() for part in one.parts)
    assert local.confirm(page, every)
    total = len(list(stamped_parts(page)))
    assert (
        share_with_source(its(local), page)
        == f"{SOURCED} {total} er bekræftet af Nordstrand Kommune."
    )
    for one in sections(its(local), page):
        for text in stamped(its(local), one, page)[1] if one.id != "kilder" else ():
            assert BY in text.below, (one.id, text.text)
    assert all(BY in one.below for one in heads(its(local), page))


def test_another_edition_with_other_words_is_not_confirmed(local: LocalService) -> None:
    confirm(local)
    confirm(local, "text:kort:1")
    one = package().warnings[1]
    others = (one.evolve(text=f"{one.text} Altid."), package().warnings[0])
    newer = package().evolve(version="1.1", warnings=others, duration=package().trade)
    assert BY not in below(local, "text:advarsler:0", newer)
    assert BY not in below(local, "text:kort:1", newer), "one of the four is another"
    moved = package().evolve(version="1.2", warnings=package().warnings[::-1])
    n = len(moved.warnings) - 2
    assert below(local, f"text:advarsler:{n}", moved) == BY, "another order is no other words"


def test_a_text_is_confirmed_where_it_stands_and_nowhere_else(local: LocalService) -> None:
    confirm(local)
    text = package().warnings[1]
    elsewhere = package().evolve(version="1.1", warnings=(), market=(text,))
    assert BY not in below(local, "text:marked:0", elsewhere)
    assert below(local, "text:advarsler:1", SHIPPED.package("butik")) != BY


def test_the_numbers_of_a_goal_and_the_rule_of_a_proof_are_part_of_its_words() -> None:
    goal = package().steps[0].goals[0]
    assert words_of(goal) != words_of(goal.evolve(target=goal.target + 1))
    proof = package().certificates[0]
    assert words_of(proof) != words_of(proof.evolve(rule="Noget andet."))
    assert words_of(proof) == words_of(proof.evolve(checked="2026-05"))
    step = package().steps[0]
    assert words_of(step) == words_of(step.evolve(goals=())), "a goal answers for itself"


def test_what_a_text_is_known_by_is_its_own() -> None:
    for one in (*map(SHIPPED.package, (p.id for p in SHIPPED.package_names())), SHIPPED.shared()):
        every = [(where, words_of(part)) for where, part in placed_parts(one)]
        assert len(every) == len(set(every)) == len(list(stamped_parts(one)))


def test_it_travels_is_told_first_and_can_be_taken_back_there(
    local: LocalService, mentor: Office
) -> None:
    confirm(local)
    local.set_market(CABLE, "Kabelfolk ApS og Nordkabel", "3", TODAY)
    text = said(local).text
    told = given(local, mentor)
    note = "Kabelfolk ApS og Nordkabel: 3 ledige job, spurgt man 4. maj 2026"
    assert told == (
        f"{NAME}: «{text}» er bekræftet af Nordstrand Kommune, man 4. maj 2026.",
        f"{NAME}, hvor der er job: {note}.",
    )
    assert below(mentor.all.local) == BY
    data = mentor.all.office_data
    (kept,) = data.editions()
    assert data.holds(kept)
    assert data.told(kept.id) == told
    assert not mentor.all.local.made_here(kept.id)
    mentor.reopen()
    assert below(mentor.all.local) == BY, "it holds when the program is started again"
    assert mentor.all.office_data.take_back(kept.id) is None
    assert BY not in below(mentor.all.local)
    assert below(local) == BY, "the office still says so"


def test_what_the_office_takes_back_is_taken_back_at_the_mentors(
    local: LocalService, mentor: Office
) -> None:
    confirm(local)
    local.set_market(CABLE, "Kabelfolk ApS", "", TODAY)
    given(local, mentor)
    local.unconfirm(package(), said(local).parts)
    local.drop_market(CABLE)
    told = given(local, mentor)
    assert told == (
        f"Kabel- og ledningsarbejder: «{said(local).text}» er ikke længere bekræftet.",
        "Kabel- og ledningsarbejder: det, der stod om, hvor der er job, udgår.",
    )
    assert BY not in below(mentor.all.local)


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
def test_only_the_office_says_so(role: Role) -> None:
    other = Office(role, "w")
    local = other.all.local
    for act in (
        lambda: local.confirm(package(), said(local).parts),
        lambda: local.unconfirm(package(), said(local).parts),
        lambda: local.set_market(CABLE, "Kabelfolk", "3", TODAY),
        lambda: local.drop_market(CABLE),
    ):
        with pytest.raises(RefusedError, match=r"Kun kommunens kontor .* Intet er ændret"):
            act()
    assert other.all.office_data.editions() == ()


def test_no_two_contents_have_one_number_and_what_was_handed_on_is_kept(
    local: LocalService, office: Office
) -> None:
    confirm(local)
    confirm(local, "text:advarsler:2")
    assert [one.version for one in office.all.office_data.editions()] == ["1.1"]
    edition = local.edition()
    assert edition is not None
    assert local.made_here(edition.id)
    first = json.loads(local.hand_on(edition.id))
    confirm(local, "text:advarsler:3")
    assert [one.version for one in office.all.office_data.editions()] == ["1.1", "1.2"]
    assert json.loads(office.all.office_data.file_of(edition.id)) == first
    assert len(first["bekraeftelser"]) == 2
    assert office.all.office_data.take_back("lokalt@1.2") == edition
    confirm(local, "text:opgaver:0")
    assert local.edition() is not None
    assert [one.version for one in office.all.office_data.editions()] == ["1.1", "1.2", "1.3"]


def test_the_municipalitys_own_names_for_things_take_no_confirmation_away(
    local: LocalService, office: Office
) -> None:
    with_word = next(
        key
        for key, one in confirmable(its(local), package()).items()
        if "kommunen" in one.text.lower()
    )
    confirm(local, with_word)
    own = words(a_word("office", "hus", "Huset Nord", "huse", "husene"),
                a_word("mentor", "makker", "makkeren", "makkere", "makkerne"))  # fmt: skip
    data = office.all.office_data
    data.take(data.preview(as_file(own), "ord.json"))
    page = local.desk.catalogue.package(CABLE)
    changed = [
        key for key, one in confirmable(its(local), page).items() if "makker" in one.text.lower()
    ]
    assert changed
    assert BY in below(local, with_word, page)
    assert local.confirm(page, said(local, changed[0], page).parts)
    data.take_back("ord@1.0")
    assert BY in below(local, changed[0]), "what is kept is what was shipped"


def test_the_market_note_stands_first_and_is_old_after_ninety_days(local: LocalService) -> None:
    local.set_market(CABLE, " Kabelfolk [/] ", "1", TODAY)

    def first(day: date) -> Said:
        found = next(
            one for one in sections(its(local), package(), today=day) if one.id == "marked"
        )
        assert len(found.said) == len(package().market) + 1, "beside what was shipped"
        heading, said = stamped(its(local), found, package())
        assert heading == "", "what was shipped says itself where it is from"
        return said[0]

    one = first(TODAY + timedelta(days=90))
    assert one.text == "Kabelfolk [/]: 1 ledigt job, spurgt man 4. maj 2026"
    assert (one.mark, one.below, one.stamp) == ("  - ", "", "(kilde: Nordstrand Kommune, 2026)")
    one = first(TODAY + timedelta(days=91))
    assert one.mark == "!  "
    assert one.below.startswith("Det er over 90 dage siden, der blev spurgt. Spørg igen.")
    local.set_market(CABLE, "Nordkabel", "", TODAY)
    assert first(TODAY).text == "Nordkabel: spurgt man 4. maj 2026"
    assert local.drop_market(CABLE)
    assert not local.drop_market(CABLE)


@pytest.mark.parametrize(
    ("companies", "vacancies", "asked", "why"),
    [
        (" ", "1", TODAY, "Virksomhederne mangler"),
        ("x" * 601, "1", TODAY, "er på 601 tegn"),
        ("Kabelfolk", "mange", TODAY, "skal være et helt tal"),
        ("Kabelfolk", "1", TODAY + timedelta(days=1), "efter i dag"),
    ],
)
def test_what_cannot_be_so_is_refused(
    companies: str, vacancies: str, asked: date, why: str, local: LocalService
) -> None:
    with pytest.raises((RefusedError, ShapeError), match=why):
        local.set_market(CABLE, companies, vacancies, asked)
    assert local.edition() is None


def test_a_newer_edition_of_a_package_is_confirmed_like_any_other(
    local: LocalService, office: Office
) -> None:
    newer = package().evolve(version="1.1", tasks=package().tasks[:2])
    office.all.packages.take(office.all.packages.preview(to_file(newer)))
    kept = office.all.packages.get(CABLE, "1.1")
    assert local.confirm(kept, said(local, "text:opgaver:0", kept).parts)
    assert below(local, "text:opgaver:0", kept) == below(local, "text:opgaver:0") == BY


HOSTILE = "Kabel\x1b]0;x\x07 [red]\u202e"


def test_a_hostile_file_is_cleaned_where_it_is_read_and_twice_the_same_is_refused(
    mentor: Office,
) -> None:
    note = {"jobpakke": CABLE, "virksomheder": HOSTILE, "spurgt": "2026-05-04", "kilde": "k"}
    file = {"format": 1, "version": "1.0", "bekraeftelser": [], "jobmarked": [note],
            "kilder": {"k": {"navn": HOSTILE, "aar": 2026}}}  # fmt: skip
    data = mentor.all.office_data
    received = data.preview(as_file(file), "f.json")
    assert not any("\x1b" in one or "\u202e" in one for one in received.differs)
    twice = file | {"jobmarked": [note, note]}
    with pytest.raises(RefusedError, match="jobmarked står to gange"):
        data.preview(as_file(twice), "f.json")
    with pytest.raises(RefusedError, match="kilden står ikke under"):
        data.preview(as_file(file | {"kilder": {}}), "f.json")
