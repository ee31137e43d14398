"""Rules in force on a day, and what «6 måneder» means."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.danish import faults, lix, read_in_danish
from tests.catalogue.test_lists import raw
from vip2tui.base import datafiles
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.names import RULES
from vip2tui.catalogue.office import look
from vip2tui.catalogue.overlay import OwnFile
from vip2tui.catalogue.rulebook import RuleSet, Topic
from vip2tui.catalogue.stamped import codes_used
from vip2tui.domain.law import rules
from vip2tui.domain.law.rule_words import again_words, month_words, told

TODAY = dt.date(2026, 5, 4)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
FILES = datafiles.shipped_names("regler")


def a_set(**more: Any) -> dict[str, Any]:
    rule = {"id": "lab-2027.mentor-laengde", "emne": "mentor", "tekst": "Højst 9 måneder.",
            "tal": {"maaneder": 9}, "kilde": "lokal"}  # fmt: skip
    plain = {
        "format": 1, "id": "LAB-2027", "navn": "Ny lov", "gyldig_fra": "2027-01-01",
        "status": "gaelder", "afloeser": "LAB-2024", "regler": [rule],
        "kilder": {"lokal": {"navn": "Lokalt udfyldt", "aar": 2026}},
    }  # fmt: skip
    return plain | more


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-01", "2026-08-31"),
        ("2026-01-15", "2026-07-14"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-08-30", "2027-02-28"),
        ("2026-03-31", "2026-09-30"),
        ("2026-12-31", "2027-06-30"),
    ],
)
def test_where_six_months_end(start: str, end: str) -> None:
    assert rules.last_day(dt.date.fromisoformat(start), 6) == dt.date.fromisoformat(end)


def test_what_the_reform_changes_is_not_said_to_hold_since_the_act_before_it() -> None:
    told = {rule.id: rule for rule in rules.live(SHIPPED.rule_sets(), dt.date(2026, 5, 4))}
    reform = [one for one in told.values() if "reform" in one.id]
    assert len(reform) >= 4
    acts = {rule.id: act for act in SHIPPED.rule_sets() for rule in act.rules}
    for one in reform:
        begins = one.valid_from or acts[one.id].valid_from
        assert begins is None or begins >= dt.date(2026, 1, 1), one.id


def test_a_rule_begins_where_a_source_says_so_and_not_the_day_its_act_was_signed() -> None:
    begins = {
        rule.id: str(rule.valid_from)
        for act in SHIPPED.rule_sets()
        for rule in act.rules
        if rule.valid_from
    }
    assert begins == {
        "lab-2024.mentor-loft": "2026-01-01",
        "lab-2024.samtaler-2026": "2026-07-01",
        "lab-2024.vejledningskursus-2026": "2026-07-01",
        "lab-2024.reform-2027": "2026-02-01",
    }


@given(DAYS, st.integers(1, 60))
def test_a_period_ends_before_the_same_day_and_never_shrinks(start: dt.date, months: int) -> None:
    end = rules.last_day(start, months)
    assert end <= rules.add_months(start, months)
    assert end < rules.last_day(start, months + 1)
    assert rules.last_day(start, months) <= rules.last_day(start + dt.timedelta(1), months)
    assert rules.longest(start, end, months)
    assert not rules.longest(start, end + dt.timedelta(1), months)


def test_the_limits_of_the_act_are_data() -> None:
    sets = SHIPPED.rule_sets()

    def limit(rule: str, name: str) -> int | None:
        return rules.number(sets, rule, name, TODAY)

    assert limit("mentor-laengde", "maaneder") == 6
    names = ("uger_taet_paa_job", "uger", "uger_forlaenget", "uger_ad_gangen")
    assert [limit("praktik-laengde", name) for name in names] == [4, 13, 26, 13]
    assert limit("loentilskud-laengde", "maaneder_privat") == 6
    assert limit("loentilskud-laengde", "maaneder_offentligt") == 4
    assert limit("arbejdspligt", "timer_om_ugen") == 37
    assert limit("opfoelgning", "opfoelgninger") == 4
    assert limit("igu", "uger_skole") == 23
    assert limit("findes-ikke", "uger") is None


def test_a_rule_begins_and_ends_on_its_days() -> None:
    sets = SHIPPED.rule_sets()

    def guidance(day: dt.date) -> list[str]:
        return [rule.id for rule in rules.live(sets, day) if rule.topic == Topic.GUIDANCE]

    assert guidance(dt.date(2026, 6, 30)) == ["lab-2024.vejledningskursus"]
    assert guidance(dt.date(2026, 7, 1)) == ["lab-2024.vejledningskursus-2026"]
    assert guidance(dt.date(2024, 2, 29)) == []


def test_an_act_that_waits_takes_nothing_away() -> None:
    waiting = next(one for one in SHIPPED.rule_sets() if one.id == "LAB-2027")
    assert waiting.waits
    assert waiting.rules == ()
    live = rules.live(SHIPPED.rule_sets(), dt.date(2027, 6, 1))
    assert any(rule.topic == "mentor" for rule in live)


def test_a_new_act_is_a_new_file() -> None:
    shipped = SHIPPED.rule_sets()
    file = OwnFile(RULES, "LAB-2027", json.dumps(a_set()).encode())
    sets = SHIPPED.under([file]).rule_sets()
    assert len(sets) == len(shipped)
    before, after = dt.date(2026, 12, 31), dt.date(2027, 1, 1)
    assert rules.number(sets, "mentor-laengde", "maaneder", before) == 6
    assert rules.number(sets, "mentor-laengde", "maaneder", after) == 9
    acts = {rule.id.partition(".")[0] for rule in rules.live(sets, after)}
    assert acts == {"andre-2025", "inl-2024", "lab-2027"}


def test_old_checks_are_told() -> None:
    sets = SHIPPED.rule_sets()
    assert rules.to_check(sets, dt.date(2026, 7, 31)) == ()
    assert {one.id for one in rules.to_check(sets, dt.date(2026, 8, 1))} == {
        "LAB-2024",
        "INL-2024",
        "ANDRE-2025",
    }
    assert "LAB-2027" in {one.id for one in rules.to_check(sets, dt.date(2027, 1, 1))}


def test_a_mark_that_says_something_stands_where_a_rule_is_older_than_its_neighbours() -> None:
    found = told(SHIPPED.rule_sets(), dt.date(2026, 11, 29))
    marked = [one for one in found if one.check_again]
    assert 0 < len(marked) < len(found) / 4
    assert all(not one.checked for one in marked), "the others of its act were looked up"
    assert again_words(rules.to_check(SHIPPED.rule_sets(), dt.date(2026, 11, 29))).endswith(
        "bør holdes op mod kilden."
    )
    assert again_words(()) == ""


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        ("2026-01", "januar 2026"),
        ("2026-02-28", "februar 2026"),
        ("2026-12", "december 2026"),
        ("2026-13", "2026-13"),
        ("2026-00", "2026-00"),
    ],
)
def test_a_check_is_told_by_its_month(checked: str, said: str) -> None:
    assert month_words(checked) == said


def test_the_day_of_a_gathered_act_is_not_the_day_of_its_rules() -> None:
    by_id = {one.id: one for one in told(SHIPPED.rule_sets(), TODAY)}
    assert "Hvornår den begyndte, er ikke kendt" in by_id["lab-2024.mentor-laengde"].below
    assert "Gælder fra tor 1. januar 2026" in by_id["lab-2024.mentor-loft"].below


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"gyldig_til": "2026-12-31"}, "slutter, før den begynder"),
        ({"status": "afventer"}, "afventer"),
        ({"kilder": {}}, "kilden står ikke under"),
        ({"id": "lab 2027"}, "id"),
        ({"nyt": 1}, "nyt: kendes ikke"),
    ],
)
def test_a_broken_act_is_told_with_its_field(change: dict[str, Any], said: str) -> None:
    looked = look(json.dumps(a_set(**change)).encode())
    assert looked.found is None
    assert any(said in str(one) for one in looked.mistakes)


@pytest.mark.parametrize("name", FILES)
def test_every_rule_is_stamped_dated_and_readable(name: str) -> None:
    one = RuleSet.model_validate(raw(f"regler/{name}"))
    assert codes_used(one) == one.sources.keys()
    for rule in one.rules:
        assert rule.id.startswith(f"{one.id.lower()}.")
        assert (rule.checked is None) == (rule.source == "gk")
    data = raw(f"regler/{name}")
    del data["kilder"], data["afloeser"]
    assert {where: bad for where, text in read_in_danish(data) if (bad := faults(text))} == {}
    if one.rules:
        assert lix(" ".join(rule.text for rule in one.rules)) <= 40
