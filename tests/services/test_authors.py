"""Who wrote something: the name that was typed, and whose computer it was written on."""

from __future__ import annotations

import pytest

from tests.services.conftest import Office
from vip2tui.domain.roles import Role
from vip2tui.services.authors import Author, Others


@pytest.mark.parametrize(
    ("author", "words", "called", "place"),
    [
        (Author("Mette Holm", "Laptop", "mette  HOLM", False), "Mette Holm", "Mette", ""),
        (Author("Mette Holm", "", "", False), "Mette Holm", "Mette", ""),
        (
            Author("Mette Holm", "Laptop Nord", "Lene Friis", False),
            "Mette Holm (skrevet på Laptop Nord, Lene Friis)",
            "Mette (skrevet på Laptop Nord, Lene)",
            "skrevet på Laptop Nord, Lene Friis",
        ),
        (
            Author("Mette Holm", "Laptop Nord", "Lene Friis", True),
            "Mette Holm (skrevet på denne computer, Lene Friis)",
            "Mette (skrevet på denne computer, Lene)",
            "skrevet på denne computer, Lene Friis",
        ),
    ],
)
def test_where_it_was_written_is_told_only_where_the_name_is_anothers(
    author: Author, words: str, called: str, place: str
) -> None:
    assert (author.words, author.called, author.place) == (words, called, place)


def test_a_computer_that_exchanges_with_nobody_knows_its_own_words(mentor: Office) -> None:
    others = Others(mentor.desk)
    amina = mentor.citizen("Amina")
    mentor.receive(amina, "r", "entry", {"text": "x"})
    mine, foreign = (others.author(one) for one in mentor.store.changes(amina))
    assert mine == Author("P wmentor", "Laptop", "P wmentor", is_me=True)
    assert foreign == Author("En anden", "", "", is_me=False)
    assert mine.row() == {"by": "P wmentor", "computer": "Laptop", "person": "P wmentor"}
    assert others.roles() == {"wmentor": Role.MENTOR}
    assert others.bindings() == {"wmentor": "d-wmentor"}
