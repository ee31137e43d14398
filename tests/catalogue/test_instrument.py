"""The measurement, the KLE numbers, and what a municipality may put in their place."""

import datetime as dt
import json
from typing import Any

import pytest

from tests.catalogue.danish import faults, read_in_danish
from tests.catalogue.test_lists import raw
from vip2tui.catalogue.catalogue import SHIPPED, Catalogue
from vip2tui.catalogue.checklist import Checklist, OwnPoints
from vip2tui.catalogue.instrument import Instrument, Viewer
from vip2tui.catalogue.names import CHECKLIST, KLE, POINTS, RULES, TERMS
from vip2tui.catalogue.office import look
from vip2tui.catalogue.overlay import OwnFile
from vip2tui.catalogue.stamped import codes_used

LOCAL = {"lokal": {"navn": "Lokalt udfyldt", "aar": 2026}}


def test_the_questions_are_asked_in_two_voices() -> None:
    instrument = SHIPPED.instrument()
    assert [one.id for one in instrument.indicators] == [f"p{n:02}" for n in range(1, 12)]
    assert [one.id for one in instrument.work_items] == [f"w{n:02}" for n in range(1, 9)]
    assert [one.id for one in instrument.indicators if one.citizen is None] == ["p11"]
    assert [one.value for one in instrument.scale] == [1, 2, 3, 4, 5]
    (p05,) = [one for one in instrument.indicators if one.id == "p05"]
    assert [str(one) for one in p05.anchors] == [
        "få ord",
        "korte beskeder",
        "retter selv misforståelser",
    ]


def test_who_may_see_what() -> None:
    instrument = SHIPPED.instrument()
    ids = {who: {one.id for one in instrument.seen_by(who)} for who in Viewer}
    assert ids[Viewer.CONSULTANT] - ids[Viewer.CITIZEN] == {"p11"}
    assert ids[Viewer.MENTOR] == set()  # a mentor answers, and sees, what is at work alone
    assert [one.id for one in instrument.indicators if one.optional] == ["p08", "p09"]
    assert [one.id for one in instrument.indicators if one.hidden] == ["p11"]


def test_the_caution_says_what_it_may_not_be_used_for() -> None:
    caution = str(SHIPPED.instrument().caution)
    assert all(
        word in caution for word in ("samtaleredskab", "sanktioner", "sammenligne", "religion")
    )


def test_the_rhythm_is_that_of_every_third_month() -> None:
    rhythm = SHIPPED.instrument().rhythm
    assert (rhythm.first, rhythm.every, rhythm.slack, rhythm.mentor_every) == (14, 91, 14, 28)
    assert (rhythm.picture_consultant, rhythm.picture_citizen) == (8, 6)


def test_every_question_is_stamped_and_readable() -> None:
    instrument = SHIPPED.instrument()
    assert codes_used(instrument) == instrument.sources.keys()
    data = raw("instrument.json")
    wrong = {where: bad for where, text in read_in_danish(data) if (bad := faults(text))}
    assert wrong == {}


@pytest.mark.parametrize("break_", ["betyder", "svar"])
def test_a_scale_with_a_hole_is_refused(break_: str) -> None:
    data = raw("instrument.json")
    (data if break_ == "svar" else data["indikatorer"][0])[break_].pop()
    with pytest.raises(ValueError, match="1"):
        Instrument.model_validate(data)


# KLE and terms


def test_a_kle_number_is_a_default_with_an_end() -> None:
    kle = SHIPPED.kle()
    assert len(kle.numbers) == 16
    mentor = kle.number("mentor", dt.date(2026, 5, 4))
    assert mentor is not None
    assert mentor.number == "15.20.36"
    assert kle.number("findes_ikke", dt.date(2026, 5, 4)) is None


def lay(kind: str, data: Any, *others: Any) -> Catalogue:
    files = [json.dumps(one).encode("utf-8-sig") for one in (data, *others)]
    return SHIPPED.under(OwnFile(kind, str(n), one) for n, one in enumerate(files))


def test_a_municipality_puts_its_own_numbers() -> None:
    number = {"emne": "mentor", "nr": "15.20.99", "navn": "Støtte", "kilde": "lokal"}
    mine: dict[str, Any] = {"format": 1, "version": "2.0", "laest": "2026-04", "kilder": LOCAL}
    mine["numre"] = [
        number | {"gyldig_til": "2026-12-31"},
        number | {"nr": "15.20.98", "gyldig_fra": "2027-01-01"},
    ]
    kle = lay(KLE, mine).kle()
    found = [kle.number("mentor", dt.date(year, 6, 1)) for year in (2026, 2027)]
    assert [one.number for one in found if one] == ["15.20.99", "15.20.98"]
    assert kle.number("igu", dt.date(2026, 6, 1)) is not None


def a_word(**more: Any) -> dict[str, Any]:
    word = {"id": "jobcentre", "ental": "jobhus", "bestemt": "jobhuset", "flertal": "jobhuse",
            "flertal_bestemt": "jobhusene", "kilde": "lokal"}  # fmt: skip
    every = [word | {"forklaring": "Vores sted."} | more]
    return {"format": 1, "version": "2.0", "ord": every, "kilder": LOCAL}


def test_a_municipality_calls_things_what_it_calls_them() -> None:
    terms = lay(TERMS, a_word()).terms()
    jobcentre, citizen = terms.term("jobcentre"), terms.term("citizen")
    assert jobcentre is not None
    assert citizen is not None
    assert (jobcentre.the, citizen.one) == ("jobhuset", "borger")
    shipped = SHIPPED.terms().term("jobcentre")
    assert shipped is not None
    assert shipped.one == "jobcenter"


def test_the_texts_of_the_shipped_lists_say_the_word_too_and_their_sources_do_not() -> None:
    plain = SHIPPED.checklist()
    said = "Du har navn og telefonnummer på kontaktpersonen i kommunen"
    assert str(plain.point("m01.7")) == said
    office = {"id": "office", "ental": "team Nord", "bestemt": "Team Nord", "flertal": "team",
              "flertal_bestemt": "teamene", "forklaring": "Her."}  # fmt: skip
    catalogue = lay(TERMS, a_word(**office))
    worded = catalogue.checklist()
    assert str(worded.point("m01.7")) == said.replace("kommunen", "Team Nord")
    assert worded.sources == plain.sources
    assert [one.id for one in worded.points] == [one.id for one in plain.points]
    consultant = catalogue.terms().term("consultant")
    assert consultant is not None
    assert consultant.explanation.startswith("Team Nords medarbejder")


def test_a_file_that_cannot_be_read_any_more_takes_nothing_away() -> None:
    for kind in (TERMS, KLE, POINTS, CHECKLIST, RULES):
        catalogue = lay(kind, {"format": 2})
        assert catalogue.terms() == SHIPPED.terms()
        assert catalogue.kle() == SHIPPED.kle()
        assert catalogue.checklist() == SHIPPED.checklist()
        assert len(catalogue.rule_sets()) == 4


# Own points of the checklist


def points(*ids: str, text: str = "Skabsnøglen er udleveret") -> dict[str, Any]:
    every = [{"id": one, "tekst": text, "en": "x", "hvem": "M", "kilde": "lokal"} for one in ids]
    return {"format": 1, "version": "1.0", "punkter": every, "kilder": LOCAL}


def test_own_points_stand_last_in_the_order_of_their_ids() -> None:
    checklist = lay(POINTS, points("x02.1", "x01.10", "x01.2")).checklist()
    assert [one.id for one in checklist.points_for("butik")[-4:]] == [
        "x-butik.1",
        "x01.2",
        "x01.10",
        "x02.1",
    ]
    assert checklist.point("x01.2") is not None
    assert len(checklist.points) == 61


def test_of_two_groups_that_disagree_the_first_stands() -> None:
    other = points("x01.1", text="Cyklen er pumpet")
    found = lay(POINTS, points("x01.1"), other, points("x01.2")).checklist().own
    assert [(one.id, one.text) for one in found] == [
        ("x01.1", "Skabsnøglen er udleveret"),
        ("x01.2", "Skabsnøglen er udleveret"),
    ]


def test_two_laptops_points_are_all_kept_in_any_order() -> None:
    one, other = (OwnPoints.model_validate(points(name)) for name in ("x01.1", "x01.2"))
    shipped = SHIPPED.checklist()
    assert shipped.with_own(one).with_own(other) == shipped.with_own(other).with_own(one)
    assert shipped.with_own(one).with_own(one) == shipped.with_own(one)
    assert Checklist.model_validate_json(
        shipped.with_own(one).model_dump_json(by_alias=True)
    ) == shipped.with_own(one)


def test_neither_of_two_points_of_one_id_takes_the_others_place() -> None:
    one = OwnPoints.model_validate(points("x01.1"))
    other = OwnPoints.model_validate(points("x01.1", text="Cyklen er pumpet"))
    with pytest.raises(ValueError, match=r"x01\.1 findes i forvejen"):
        SHIPPED.checklist().with_own(one).with_own(other)


@pytest.mark.parametrize("taken", ["m01.1", "x-butik.1", "x1.1"])
def test_an_own_point_cannot_take_one_of_our_ids(taken: str) -> None:
    looked = look(json.dumps(points(taken)).encode())
    assert looked.found is None
    assert [one.field for one in looked.mistakes] == ["punkter.0.id"]
