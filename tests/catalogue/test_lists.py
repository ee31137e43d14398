"""The checklist, the codes, the shared texts, the municipalities and the terms."""

from collections import Counter
from importlib.resources import files
from typing import Any

import orjson
import pytest

from tests.catalogue.danish import NEVER, faults, lix, read_in_danish
from tests.catalogue.test_packages import SEED_NAMES
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.checklist import Checklist, Owner
from vip2tui.catalogue.codes import WITHHELD, Counts
from vip2tui.catalogue.package import CardField, Evidence, Track
from vip2tui.catalogue.stamped import codes_used
from vip2tui.domain.course.checklist import ROUND

FILES = ("faelles", "tjekliste", "koder", "kommuner", "ord")
POINTS_PER_AREA = [7, 7, 6, 7, 7, 5, 6, 5, 7, 8]


def raw(name: str) -> dict[str, Any]:
    data: dict[str, Any] = orjson.loads(files("packages_data").joinpath(name).read_bytes())
    return data


@pytest.mark.parametrize("name", FILES)
def test_the_danish_may_stand_on_a_mentors_screen(name: str) -> None:
    wrong = {
        where: bad for where, text in read_in_danish(raw(f"{name}.json")) if (bad := faults(text))
    }
    assert wrong == {}


def test_every_list_names_known_sources_only_and_no_idle_ones() -> None:
    for part in (SHIPPED.shared(), SHIPPED.checklist(), SHIPPED.codes(), SHIPPED.terms()):
        assert codes_used(part) == part.sources.keys()


# The checklist


def test_the_checklist_has_its_61_points_in_four_phases() -> None:
    checklist = SHIPPED.checklist()
    assert len(checklist.points) == 61
    assert [len(area.points) for area in checklist.areas] == POINTS_PER_AREA
    phases = Counter({phase.id: 0 for phase in checklist.phases})
    for area in checklist.areas:
        phases[area.phase] += sum(point in checklist.points for point in area.points)
    assert phases == {"A": 14, "B": 18, "C": 22, "D": 7}


def test_what_measurement_and_agreement_settle_waits_for_them() -> None:
    checklist = SHIPPED.checklist()
    every = [point for area in checklist.areas for point in area.points]
    awaiting = {point.id: point.awaits for point in every if point.awaits}
    assert awaiting == {
        "m04.1": "mentoraftale", "m05.5": "maaling", "m07.6": "maaling", "m10.7": "maaling",
    }  # fmt: skip
    assert checklist.standing.awaiting == awaiting.keys()
    assert not awaiting.keys() & {point.id for point in checklist.points}
    assert all(checklist.point(one) for one in awaiting), "the history still names what was ticked"


def test_four_points_are_habits_and_no_tasks() -> None:
    points = SHIPPED.checklist().points
    habits = {point.id for point in points if point.habit}
    assert habits == {"m06.3", "m06.4", "m07.1", "m08.5"} == SHIPPED.checklist().standing.habits
    assert {point.id for point in points if point.due is None} == habits
    assert sum(point.due is not None for point in points) == 57


def test_no_point_counts_from_an_end_that_has_the_follow_up_in_it() -> None:
    origins = Counter(point.due.origin for point in SHIPPED.checklist().points if point.due)
    assert origins == {"start": 50, "arbejde": 7}


def test_a_mentor_is_asked_for_two_ticks_a_week_at_most() -> None:
    """Beside the round, which ticks its own three points."""
    asked = [
        point.due
        for point in SHIPPED.checklist().points
        if point.due and point.due.every and point.owner is not Owner.CONSULTANT
        and not point.event and point.id not in ROUND
    ]  # fmt: skip
    weeks = Counter(
        day // 7 for due in asked for day in range(due.days, 26 * 7 + 1, due.every or 1)
    )
    assert max(weeks.values()) == 2
    assert sum(weeks.values()) == 50


def test_points_are_numbered_within_their_area_from_1_on() -> None:
    for area in SHIPPED.checklist().areas:
        assert [point.id for point in area.points] == [
            f"{area.id}.{n}" for n in range(1, len(area.points) + 1)
        ]


def test_every_point_is_stamped_as_its_area_is() -> None:
    checklist = SHIPPED.checklist()
    for place, area in enumerate(checklist.areas, 1):
        stamps = {checklist.sources[point.source].name for point in area.points}
        early = "emne: Tjekliste til mentorer (2008), tekst: vip2tui"
        assert stamps == {early if place <= 6 else "vip2tui"}


def test_a_point_without_a_stamp_is_refused() -> None:
    data = raw("tjekliste.json")
    del data["omraader"][0]["punkter"][0]["kilde"]
    with pytest.raises(ValueError, match="kilde"):
        Checklist.model_validate(data)


def test_an_unknown_key_of_a_point_is_refused() -> None:
    data = raw("tjekliste.json")
    data["omraader"][0]["punkter"][0]["vigtigt"] = True
    with pytest.raises(ValueError, match="vigtigt"):
        Checklist.model_validate(data)


def test_each_point_has_both_languages_help_and_a_date() -> None:
    for point in SHIPPED.checklist().points:
        assert all((point.text, point.english, point.help, point.help_english))
        assert bool(point.due) is not point.habit


@pytest.mark.parametrize(
    ("point_id", "owner", "origin", "days", "every", "important"),
    [
        ("m01.1", "J", "start", -14, None, True),
        ("m02.4", "M", "start", -1, None, False),
        ("m02.5", "L", "start", -1, None, True),
        ("m06.1", "M", "start", 7, 7, False),
        ("m07.6", "J", "start", 91, 91, True),
        ("m09.4", "J", "start", 21, 42, True),
        ("m09.7", "J", "start", 91, None, True),
        ("m10.1", "J", "arbejde", -28, None, True),
        ("m10.2", "L", "arbejde", -28, None, False),
        ("m10.3", "M", "arbejde", -14, None, True),
        ("m10.8", "J", "arbejde", 7, None, True),
    ],
)
def test_owner_date_and_weight_of_a_point(
    point_id: str, owner: str, origin: str, days: int, every: int | None, important: bool
) -> None:
    point = SHIPPED.checklist().point(point_id)
    assert point is not None
    assert point.due is not None
    assert (point.owner, point.due.origin, point.due.days) == (owner, origin, days)
    assert (point.due.every, point.important) == (every, important)


def test_points_that_something_must_call_for_never_ask_by_themselves() -> None:
    events = {point.id for point in SHIPPED.checklist().points if point.event}
    assert events == {"m08.4", "m09.3", "m09.5"}


def test_what_the_documentation_check_needs() -> None:
    points = SHIPPED.checklist().points
    assert sum(point.important for point in points) == 14
    assert Counter(point.owner for point in points) == {
        Owner.MENTOR: 31,
        Owner.LEADER: 14,
        Owner.CONSULTANT: 16,
    }


def test_each_trade_has_an_extra_point_of_its_own() -> None:
    checklist = SHIPPED.checklist()
    assert [one.package for one in checklist.extras] == list(SEED_NAMES)
    for one in checklist.extras:
        assert [point.id for point in one.points] == [f"x-{one.package}.1"]
        assert len(checklist.points_for(one.package)) == 62
    assert len(checklist.points_for("gartner")) == 61


def test_the_checklist_is_easy_to_read() -> None:
    points = SHIPPED.checklist().points
    assert lix(" ".join(f"{point.text}." for point in points)) <= 45
    assert lix(" ".join(point.help or "" for point in points)) <= 40


# Shared by all packages


def test_the_shared_competences_are_on_every_card() -> None:
    shared = SHIPPED.shared().competences
    assert Counter(one.field for one in shared) == {
        CardField.GENERAL: 5,
        CardField.PERSONAL: 4,
        CardField.LANGUAGE: 5,
    }
    for package_id in SEED_NAMES:
        card = (*SHIPPED.package(package_id).competences, *SHIPPED.shared().competences)
        assert {one.field for one in card} == set(CardField)


def test_the_standard_ladder_has_five_steps() -> None:
    steps = SHIPPED.shared().steps
    assert [step.id for step in steps] == [
        "afklaring",
        "branchedansk",
        "praktik",
        "loentilskud",
        "ordinaer",
    ]
    assert [step.weeks.normal for step in steps] == [3, 6, 13, 13, 26]
    assert all(len(step.goals) >= 3 for step in steps)


def test_a_certificate_says_the_same_in_every_package() -> None:
    shared = {one.id: one for one in SHIPPED.shared().certificates}
    for package_id in SEED_NAMES:
        for one in SHIPPED.package(package_id).certificates:
            if one.id in shared:
                assert one.evolve(when=shared[one.id].when) == shared[one.id]


def test_the_languages_of_the_driving_test_are_dated() -> None:
    rule = next(one for one in SHIPPED.shared().certificates if one.id == "proevesprog")
    assert "1. januar 2025" in rule.rule
    assert rule.checked == "2026-02"


# Codes


def test_what_counts_as_mentor_time() -> None:
    kinds = SHIPPED.codes().entry_types
    assert len(kinds) == 18
    counting = {kind.code for kind in kinds if kind.counts is Counts.YES}
    assert counting == {"mentormoede", "oplaering", "ledsagelse"}
    assert [kind.code for kind in kinds if kind.counts is Counts.CHOICE] == ["samtale"]
    assert [kind.code for kind in kinds if kind.counts is Counts.SHORT] == ["telefon"]


def test_how_many_codes_there_are() -> None:
    codes = SHIPPED.codes()
    assert len(codes.absence) == 12
    assert len(codes.pauses) == 11
    assert len(codes.stops) == 16
    assert len(codes.ends) == 14
    assert {*codes.outcomes} - {*codes.ends} == {codes.outcome(WITHHELD)}
    assert [one.code for one in codes.stops if one.positive] == ["job_fundet", "uddannelse"]
    assert [one.level for one in codes.levels] == [0, 1, 2, 3, 4]
    assert [(one.level, one.name) for one in codes.habit_levels] == [
        (1, "Sjældent"), (3, "For det meste"), (4, "Altid"),
    ]  # fmt: skip
    assert codes.level_name(2, habit=True) == codes.level_name(2) == "Kan med støtte"
    habits = {one.id for one in SHIPPED.shared().competences if one.habit}
    assert {"moede", "small"} < habits
    assert not habits & {"instruks", "regne", "digital", "forstaa", "laese", "skrive"}
    assert not SHIPPED.is_habit("moede", "lager-transport"), "a trade's own is its own thing"


def test_codes_and_models_agree() -> None:
    codes = SHIPPED.codes()
    assert [one.code for one in codes.tracks] == [one.value for one in Track]
    assert [one.code for one in codes.evidence] == [one.value for one in Evidence]
    assert [one.code for one in codes.card_fields] == [one.value for one in CardField]
    assert [one.code for one in codes.owners] == [one.value for one in Owner]


def test_a_code_is_read_as_its_name_and_an_unknown_one_as_itself() -> None:
    codes = SHIPPED.codes()
    assert codes.name_of("absence", "udeblevet") == "Udeblevet"
    assert codes.name_of("stops", "konflikt") == "Uenighed på arbejdspladsen"
    assert codes.name_of("stops", "nyt_i_2030") == "nyt_i_2030"


# Municipalities and terms


def test_there_are_98_municipalities_with_their_zeros() -> None:
    every = SHIPPED.municipalities()
    assert len(every) == 98
    names = {one.code: one.name for one in every}
    assert names["0101"] == "København"
    assert names["0860"] == "Hjørring"
    assert "0411" not in names
    assert list(names) == sorted(names)


def test_terms_are_data() -> None:
    terms = SHIPPED.terms()
    office = terms.term("office")
    assert office is not None
    assert (office.one, office.the) == ("kommune", "kommunen")
    assert {"jobcentre", "mentor", "citizen", "tovholder"} <= {one.id for one in terms.terms}
    assert terms.term("nothing") is None
    assert not {one.one for one in terms.terms} & set(NEVER.split("|"))


def test_letters_a_mentor_need_not_know_are_explained() -> None:
    explained = {one.letters for one in SHIPPED.terms().short_forms}
    assert {"AMU", "DU1", "DU2", "DU3", "CUB", "VUB", "GDP", "GMP", "SOP", "LER"} <= explained
