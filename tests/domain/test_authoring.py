"""A package of one's own along the five principles."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.danish import faults
from vip2tui.catalogue.catalogue import SHIPPED, read_package
from vip2tui.catalogue.examine import examine
from vip2tui.catalogue.own import Opening, Own, Party
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages import authoring
from vip2tui.domain.packages.authoring import NotReadyError, finish, judge, local

TODAY = dt.date(2026, 5, 4)


def a_draft(name: str = "Gartner") -> Package:
    return authoring.new_package(SHIPPED.shared(), name, TODAY)


def an_opening(asked: dt.date = TODAY) -> Opening:
    return Opening.model_validate({"arbejdsgiver": "Grønt & Godt", "antal": 2, "spurgt": asked})


def own(opening: Opening) -> Own:
    yes = [{"part": party, "dato": TODAY} for party in Party]
    return Own(jobaabning=opening, accept=yes, tovholder="Mette Holm")


def a_ready(**changes: Any) -> Package:
    """Return a package that five principles hold for, with the trade's parts of another."""
    butik = SHIPPED.package("butik")
    draft = a_draft().evolve(own=own(an_opening()))
    fields = ("tasks", "market", "parties", "competences", "words", "sentences", "demands")
    sources = {**butik.sources, **draft.sources}
    given = {name: getattr(butik, name) for name in fields} | {"sources": sources}
    given |= {"trade": local("Grønne områder"), "danish": local("DU2 M3")}
    return draft.evolve(**given | {"english": local("Gardener")} | changes)


def failing(package: Package) -> list[int]:
    return [one.principle.number for one in judge(package, TODAY) if not one.holds]


def test_a_new_draft_stands_on_the_standard_ladder_and_says_what_it_lacks() -> None:
    draft = a_draft("Gartner på Nørrebro")
    assert draft.id == "gartner-paa-noerrebro"
    assert [step.id for step in draft.steps] == [step.id for step in SHIPPED.shared().steps]
    assert str(draft.duration) == "35 uger"
    assert failing(draft) == [1, 3, 4, 5]
    assert not authoring.may_be_given(draft, TODAY)


def test_each_principle_is_one_question() -> None:
    assert [one.number for one in authoring.PRINCIPLES] == [1, 2, 3, 4, 5]
    for one in authoring.PRINCIPLES:
        assert one.question.endswith("?")
        assert faults(one.question) + faults(one.help) == []


def test_a_package_for_which_all_five_hold_may_be_given() -> None:
    ready = finish(a_ready(), TODAY)
    assert failing(ready) == []
    assert ready.own is not None
    assert not ready.own.draft
    assert authoring.may_be_given(ready, TODAY)
    assert ready.version == "1.0"


def without_own(**gone: Any) -> Package:
    whole = a_ready()
    assert whole.own is not None
    return whole.evolve(own=whole.own.evolve(**gone))


def gap() -> Package:
    steps = a_ready().steps
    return a_ready(steps=(*steps[:3], steps[3].evolve(start=30), *steps[4:]))


@pytest.mark.parametrize(
    ("package", "principle", "said"),
    [
        (without_own(opening=None), 1, "hvilken arbejdsgiver"),
        (a_ready(market=()), 1, "hvor der er brug for folk"),
        (a_ready(tasks=()), 1, "mindst én opgave"),
        (a_ready(steps=(a_ready().steps[0].evolve(goals=()), *a_ready().steps[1:])), 2, "0 delmål"),
        (a_ready(steps=a_ready().steps[:-1]), 3, "ordinært job"),
        (gap(), 3, "8 uger uden noget"),
        (without_own(accepted=()), 4, "virksomheden har sagt ja"),
        (a_ready(parties=()), 4, "aftalt med"),
        (without_own(tovholder=None), 5, "hvem der er tovholder"),
    ],
)
def test_a_package_that_fails_one_stays_a_draft(
    package: Package, principle: int, said: str
) -> None:
    assert failing(package) == [principle]
    with pytest.raises(NotReadyError, match="kladde") as refused:
        finish(package, TODAY)
    [verdict] = refused.value.verdicts
    assert any(said in one.message for one in verdict.findings)
    assert not authoring.may_be_given(package, TODAY)


def test_a_school_that_has_no_part_in_it_need_not_say_yes() -> None:
    assert Party.TRADE_SCHOOL not in authoring.needed(a_ready())
    assert Party.TRADE_SCHOOL in authoring.needed(a_ready(amu=SHIPPED.package("butik").amu))


def test_an_opening_from_long_ago_is_told_and_stops_nothing() -> None:
    for days, told in ((90, 0), (91, 1)):
        asked = an_opening(TODAY - dt.timedelta(days))
        first = judge(a_ready(own=own(asked)), TODAY)[0]
        assert (first.holds, len(first.advice)) == (True, told)


def test_a_file_brings_back_the_same_package() -> None:
    for package in (a_draft(), finish(a_ready(), TODAY)):
        data = authoring.to_file(package)
        assert read_package(data, "min.json") == package
        assert examine(data).mistakes == ()


def test_a_goal_is_cleaned_and_gets_an_id() -> None:
    goal = authoring.goal("praktik", "Klipper  hække", 3, "hække", week=4)
    assert (goal.id, goal.text, goal.in_words) == (
        "praktik.klipper-haekke",
        "Klipper hække",
        "mindst 3 hække",
    )


@given(st.text(max_size=80), st.sets(st.sampled_from(["gartner", "jobpakke", "jobpakke-2"])))
def test_any_name_gives_an_id_that_is_free(name: str, taken: set[str]) -> None:
    found = authoring.new_id(name, taken)
    assert found not in taken
    assert SHIPPED.package("butik").evolve(id=found).id == found
