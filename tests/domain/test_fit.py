"""«Er den noget for …?»: sentences to talk from, never a lock."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.catalogue.danish import faults
from tests.catalogue.test_packages import SEED_NAMES, each
from tests.domain.test_card import marked
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.package import Package
from vip2tui.domain.course.card import card
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.packages.fit import DANISH, Answer, Known, Offer, fit, in_words, neighbours

ALL = {one: SHIPPED.package(one) for one in SEED_NAMES}


def danish(package_id: str, level: str | None) -> Answer:
    return fit(ALL[package_id], Known(danish=level))[0].answer


@pytest.mark.parametrize(
    ("package_id", "level", "answer"),
    [
        ("butik", "DU2 M4", Answer.MET),
        ("butik", "DU2 M3", Answer.NOT_YET),
        ("butik", "DU3 M3", Answer.MET),
        ("butik", "DU1 M6", Answer.ASK),
        ("butik", "PD2", Answer.MET),
        ("butik", None, Answer.ASK),
        ("postarbejder", "DU3 M3", Answer.MET),
        ("postarbejder", "DU3 M2", Answer.ASK),
        ("rutebuschauffoer", "DU2 M4", Answer.NOT_YET),
        ("rutebuschauffoer", "DU2 M5", Answer.MET),
        ("rengoering", "DU1 M3", Answer.MET),
    ],
)
def test_danish_is_held_against_what_the_package_reckons_with(
    package_id: str, level: str | None, answer: Answer
) -> None:
    assert danish(package_id, level) is answer


def test_what_is_lacking_is_said_with_what_can_be_done() -> None:
    sentence = fit(ALL["butik"], Known(danish="DU2 M2"), "Amina")[0].sentence
    assert sentence == (
        "Amina er på Danskuddannelse 2 modul 2. Jobpakken regner med Danskuddannelse 2 modul 4 "
        "eller Danskuddannelse 3 modul 3. Der mangler 2 moduler. "
        "Dansk kan køre sammen med praktikken."
    )


@pytest.mark.parametrize(
    ("age", "answer"),
    [(17, Answer.NOT_YET), (20, Answer.ASK), (21, Answer.MET), (None, Answer.ASK)],
)
def test_age_with_the_lower_one_while_training(age: int | None, answer: Answer) -> None:
    points = fit(ALL["lastbilchauffoer"], Known(age=age))
    assert [one.answer for one in points if one.about == "Alder"] == [answer]


def test_a_licence_that_is_only_useful_is_no_lack() -> None:
    def licence(package_id: str, licences: frozenset[str] | None) -> list[Answer]:
        points = fit(ALL[package_id], Known(licences=licences))
        return [one.answer for one in points if one.about == "Kørekort"]

    # The second is that one must live in Denmark: a licence says nothing of that.
    assert licence("rutebuschauffoer", frozenset("B")) == [Answer.MET, Answer.ASK]
    assert licence("rutebuschauffoer", frozenset()) == [Answer.NOT_YET, Answer.ASK]
    assert licence("lager-transport", frozenset()) == [Answer.ASK]
    assert licence("rutebuschauffoer", None) == [Answer.ASK, Answer.ASK]


def test_a_certificate_the_law_asks_for_is_told_and_no_lock_and_unknown_is_unknown() -> None:
    points = {one.sentence: one for one in fit(ALL["lager-transport"], Known(), "Amina")}
    truck = next(one for text, one in points.items() if text.startswith("Gaffeltruckcertifikat B"))
    assert truck.answer is Answer.ASK
    assert "uden opsyn" in truck.sentence
    lacks = fit(ALL["lager-transport"], Known(lacking=frozenset({"truck-b"})), "Amina")
    assert [one.sentence for one in lacks if one.answer is Answer.NOT_YET] == [truck.sentence]
    passed = fit(ALL["lager-transport"], Known(certificates=frozenset({"truck-b"})), "Amina")
    assert "Amina har Gaffeltruckcertifikat B." in [one.sentence for one in passed]


@each
def test_health_and_body_are_always_questions(package_id: str) -> None:
    known = Known("PD3", 40, frozenset("BCD"), frozenset({"truck-b"}), record_shown=True)
    for one in fit(ALL[package_id], known, "Amina"):
        assert faults(one.sentence) == []
        if one.about in ("Helbred", "Krop og arbejde", "Andet"):
            assert one.answer is Answer.ASK


@each
def test_any_mixture_of_known_and_unknown_says_something(package_id: str) -> None:
    for level in (*DANISH, None, "noget andet"):
        for known in (Known(level), replace(Known(level), age=19, licences=frozenset("B"))):
            points = fit(ALL[package_id], known)
            assert points
            assert in_words(points).endswith(".")


def test_the_whole_is_no_verdict() -> None:
    assert "nabo" in in_words(fit(ALL["butik"], Known(danish="DU2 M1")))
    assert "at tale om" in in_words(fit(ALL["rengoering"], Known(danish="DU2 M3", age=30)), "Amina")


# Neighbours


def offered(package_id: str, *marks: Mark, known: Mapping[str, Package] = ALL) -> tuple[Offer, ...]:
    shared = SHIPPED.shared().competences
    return neighbours(
        ALL[package_id], known, lambda one: card("a", shared, one, marks, {package_id})
    )


def test_a_neighbour_carries_what_was_shown_and_is_called_alike() -> None:
    marks = (
        marked("moede", 2),
        marked("digital", 1),  # always helped: not shown yet
        marked("ruteplan", 3, "postarbejder"),
        marked("kundekontakt", 4, "postarbejder"),
    )
    offers = offered("postarbejder", *marks)
    assert [one.id for one in offers] == ["lastbilchauffoer", "lager-transport"]
    assert [one.competence for one in offers[0].carried] == ["ruteplan", "moede"]
    assert (
        offers[0]
        .in_words()
        .endswith("2 kompetencer er vist allerede: Ruteplan og Møder til tiden.")
    )
    assert offers[1].shown == "1 kompetence er vist allerede: Møder til tiden."


def test_of_many_a_few_are_named() -> None:
    every = [marked(one.id, 3) for one in SHIPPED.shared().competences]
    words = offered("rengoering", *every)[0].shown
    assert words.startswith("14 kompetencer er vist allerede: Møder til tiden, ")
    assert words.endswith(" og 11 til.")


def test_a_neighbour_that_is_not_here_is_left_out() -> None:
    assert offered("butik", known={}) == ()
    [one] = offered("serviceassistent-stat")
    assert one.in_words() == f"Rengøringsmedarbejder: {one.why}"


def test_the_levels_of_danish_are_the_six_modules_of_three_tracks_and_three_tests() -> None:
    modules = [one for one in DANISH if one.startswith("DU")]
    assert (modules[0], modules[5], modules[6], modules[-1]) == (
        "DU1 M1", "DU1 M6", "DU2 M1", "DU3 M6",
    )  # fmt: skip
    assert (len(modules), DANISH[-3:]) == (18, ("PD1", "PD2", "PD3"))
    for one in DANISH:
        assert "Borgeren er på Danskuddannelse" in fit(ALL["butik"], Known(danish=one))[0].sentence
