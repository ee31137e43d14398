"""The storage light says when all was last saved, copied, sent and receipted, no more."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.screens.pair import amina, carry, note, pair
from vip2tui.exchange.receipts import Outbox
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.light import Light

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 5, 4)
AT, EARLIER = datetime(2026, 5, 4, 10, 0), datetime(2026, 5, 3, 9, 1)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("light", "said"),
    [
        (
            Light(None, None, None, Outbox()),
            "Intet er gemt endnu · ingen kopi · intet sendt · intet kvitteret",
        ),
        (
            Light(AT, AT, EARLIER, Outbox(received=3, until="2026-05-02")),
            "Gemt kl. 10.00 · kopi kl. 10.00 · sendt 3. maj · kvitteret: alt",
        ),
        (
            Light(AT, EARLIER, EARLIER, Outbox(1, 0, 3, "2026-05-02")),
            "Gemt kl. 10.00 · kopi 3. maj · sendt 3. maj · kvitteret til 2. maj",
        ),
        (Light(AT, None, None, None), "Gemt kl. 10.00 · ingen kopi · intet sendt"),
    ],
)
def test_it_is_one_line_and_fits_eighty_columns(light: Light, said: str) -> None:
    assert light.words(TODAY) == said
    assert len(said) <= 78


def test_it_follows_what_is_done(tmp_path: Path) -> None:
    mine, office = pair()
    before = mine.light()
    assert before.sent is None
    assert before.box == Outbox(ready=before.box.ready if before.box else 0)
    note(mine)
    assert mine.light().saved == mine.desk.now().replace(tzinfo=None)
    carry(mine, office, tmp_path)
    after = mine.light()
    assert after.sent == mine.desk.now().replace(microsecond=0, tzinfo=None)
    assert after.box is not None
    assert after.box.underway
    assert not after.box.received
    carry(office, mine, tmp_path)
    assert mine.light().words(mine.desk.today()).endswith("kvitteret: alt")
    assert office.light().box is None
    assert amina(mine) in mine.desk.store.cases()
    assert upkeep.elsewhere(mine.desk) == []
