"""What the program teaches is short, plain Danish, and every card has a place it comes at."""

from screens.citizen.screen import PARTS
from screens.messages import To
from tests.catalogue.danish import lix
from tests.danish import forbidden_in
from vip2tui.text.teaching import CARDS, STEPS, where


def test_a_card_fits_one_line_beside_its_way_out() -> None:
    assert all(len(text) <= 59 for text in CARDS.values())
    assert all(len(step.how) <= 66 for step in STEPS)


def test_it_is_plain_danish() -> None:
    texts = [*CARDS.values(), *(step.how for step in STEPS)]
    assert lix(" ".join(texts)) <= 35
    assert not forbidden_in(" ".join([*texts, *(step.title for step in STEPS)]))


def test_every_card_has_a_place_it_comes_at() -> None:
    assert set(CARDS) <= {*map(str, To), *PARTS}


def test_a_step_says_where_one_is() -> None:
    assert where(1) == "Rundtur, trin 2 af 6: sæt et flueben"
