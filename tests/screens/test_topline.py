"""The top line says the most there is room for, and what matters most when there is little."""

from datetime import timedelta

import pytest

from screens.exchange.receipts import known_words, outbox_words, top_words
from screens.exchange.waiting import waits
from tests.screens.pair import pair
from vip2tui.domain.settings import SILENCE
from vip2tui.exchange.receipts import Outbox
from vip2tui.services.exchange import owing

WHOLE = "2 skal afgøres · 14 skal sendes · 3 undervejs · kommunen har alt til 3. maj"


def test_the_longest_comes_first_and_the_count_is_never_left_out() -> None:
    said = outbox_words(Outbox(14, 3, 9, "2026-05-03"), "kommunen", doubts=2)
    assert said[0] == WHOLE
    assert [len(one) for one in said] == sorted(map(len, said), reverse=True)
    assert all("14 skal sendes" in one for one in said)
    assert said[2] == "14 skal sendes · kommunen har alt til 3. maj"


@pytest.mark.parametrize(
    ("box", "doubts", "said"),
    [
        (Outbox(), 0, []),
        (Outbox(), 1, ["1 skal afgøres"]),
        (Outbox(received=5, until="2026-05-03"), 0, ["kommunen har alt"]),
        (Outbox(ready=1200), 0, ["1.200 skal sendes"]),
    ],
)
def test_nothing_is_said_of_nothing(box: Outbox, doubts: int, said: list[str]) -> None:
    assert outbox_words(box, "kommunen", doubts)[: len(said)] == said
    assert bool(outbox_words(box, "kommunen", doubts)) is bool(said)


def test_hostile_names_of_an_office_are_cleaned() -> None:
    said = outbox_words(Outbox(received=1, until="2026-05-03"), "\x1b[2Jby\n", 0)
    assert said == ["[2Jby har alt"]


def test_the_office_is_told_who_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    mine, office = pair()
    for one in (mine, office):
        later = one.desk.now() + timedelta(days=21, hours=1)
        monkeypatch.setattr(one.desk, "now", lambda later=later: later)
    assert top_words(office)[0] == "1 computer har ikke svaret i 21 dage"
    office.settings.set(SILENCE, "22")
    assert top_words(office) == []
    office.settings.set(SILENCE, "7")
    assert top_words(office)[0] == "1 computer har ikke svaret i 7 dage"
    assert waits(office).silent == "1 computer har ikke svaret i 7 dage"
    assert waits(mine).silent == ""
    assert owing.silent(mine.sharing, 7) == 0


def test_what_the_office_knows_is_counted() -> None:
    assert known_words(Outbox(), "kommunen") == ""
    assert known_words(Outbox(received=1), "kommunen") == "Kommunen har alt, du har skrevet her."
    assert known_words(Outbox(1, 2, 1), "kommunen") == (
        "1 skal sendes · 2 undervejs. Kommunen har resten."
    )
    assert known_words(Outbox(1), "kommunen") == "1 skal sendes."
