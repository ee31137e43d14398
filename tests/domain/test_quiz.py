"""The words of a trade as cards."""

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.packages.quiz import Card, First, Quiz, sides, start
from vip2tui.domain.settings import WORD_CARDS

WORDS = SHIPPED.package("butik").words


def test_the_order_is_the_seeds_alone() -> None:
    assert start(WORDS, "mandag") == start(WORDS[::-1], "mandag")
    assert start(WORDS, "mandag") != start(WORDS, "tirsdag")
    assert len(start(WORDS, "mandag").waiting) == len(WORDS)
    assert len(start(WORDS, "mandag", 5).waiting) == 5


def test_a_wrong_card_comes_again_last() -> None:
    quiz = start(WORDS, "x", 3)
    first = quiz.card
    quiz = quiz.answer(right=False)
    assert quiz.waiting[-1] == first
    assert quiz.in_words() == "0 af 3 ord · 1 at øve mere"
    quiz = quiz.answer(right=True).answer(right=True)
    assert quiz.card == first
    quiz = quiz.answer(right=True)
    assert (quiz.card, quiz.tries, len(quiz.known)) == (None, 4, 3)
    assert quiz.answer(right=True) == quiz


@given(st.lists(st.booleans(), max_size=60), st.text(max_size=5))
def test_no_card_is_ever_lost(answers: list[bool], seed: str) -> None:
    quiz: Quiz = start(WORDS, seed, 8)
    every = set(quiz.waiting)
    for right in answers:
        quiz = quiz.answer(right=right)
        assert set(quiz.waiting) | set(quiz.known) == every
        assert len(quiz.waiting) + len(quiz.known) == len(every)
    assert quiz.tries <= len(answers)


def test_what_stands_first_on_a_card() -> None:
    card = Card("kasse", "checkout")
    assert sides(card, First.DANISH) == ("kasse", "checkout")
    assert sides(card, First.ENGLISH) == ("checkout", "kasse")
    assert sides(card, First.DANISH_ALONE) == ("kasse",)
    assert set(WORD_CARDS.choices) == set(First)
