"""A doubt in words: whose and what it is about, who wrote what, when and on which computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import counted_id
from tests.services.exchange.carrying import carry, given, paired
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.doubt_about import about, headline, some, tells, whose
from vip2tui.services.exchange.doubt_card import CardWords
from vip2tui.services.exchange.doubts import BOTH, KEEP, LET_GO, open_doubts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office

AT = "2026-05-03T10:00:00+02:00"


def says(
    office: Office, by: str, values: dict[str, dict[str, object]], *, at: str = AT, case: str
) -> None:
    """Take in one act of somebody who had not seen what others set: record to its fields."""
    office.desk.act([], received=write(
        [Draft(case, record, "citizen" if record == case else "entry", said)
         for record, said in values.items()],
        office.desk.state, pen=Pen(f"w{counted_id()[:8]}", by), action=counted_id(), at=at,
    ))  # fmt: skip


def disputed(office: Office, *by: str, at: str = AT, phone: str = "") -> CardWords:
    """Return the card of a telephone number that each of some people set."""
    case = office.citizen("Amina")
    for n, one in enumerate(by):
        says(office, one, {case: {"phone": phone * n or f"{n}"}}, at=at, case=case)
    [shown] = office.all.doubts.of(case)
    return CardWords(office.all.sharing, shown)


def several(office: Office, records: int = 1, *, alone: bool = False) -> CardWords:
    """Return the card of two who both set minutes and a text on the same notes."""
    case = office.citizen("Amina")
    ids = [office.all.notes.add(office.see(case), Note("note", f"nr. {n}")) for n in range(records)]
    for by, minutes in (("Mette Holm", 30), ("Lene Friis", 60)):
        said: dict[str, dict[str, object]] = {
            one: {"minutes": minutes, "planned": minutes} for one in ids
        }
        if alone and by == "Mette Holm":
            said[ids[0]]["next"] = "ring"
        says(office, by, said, case=case)
    [shown] = office.all.doubts.of(case)
    return CardWords(office.all.sharing, shown)


# What it is about


@pytest.mark.parametrize(
    ("number", "people", "said"),
    [
        (0, [], "Der er ikke noget, der skal afgøres."),
        (1, ["Ali"], "1 ting skal afgøres om Ali."),
        (3, ["Ali", "Bo", "Cay"], "3 ting skal afgøres om Ali, Bo og Cay."),
        (9, ["Ali", "Bo", "Cay", "Dan"], "9 ting skal afgøres om Ali, Bo og Cay og flere."),
    ],
)
def test_a_list_of_doubts_names_three_people(number: int, people: list[str], said: str) -> None:
    assert headline(number, people) == said


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("citizen", "phone", True),
        ("item", "text", True),
        ("item", "status", True),
        ("item", "item", False),
        ("item", "course", False),
        ("entry", "reason", True),
        ("entry", "nyt", False),
        ("diagnose", "text", False),
    ],
)
def test_a_field_that_only_places_a_record_says_nothing(
    kind: str, name: str, *, expected: bool
) -> None:
    assert tells(kind, name) is expected


@pytest.mark.parametrize(
    ("most", "said"), [(1, "a og 2 til"), (2, "a; b og 1 til"), (3, "a; b; c"), (9, "a; b; c")]
)
def test_the_first_are_named_and_the_rest_counted(most: int, said: str) -> None:
    assert some(["a", "b", "c"], most) == said


def test_a_line_names_one_record_and_the_card_five(mentor: Office) -> None:
    card = several(mentor, 7)
    line = about(mentor.desk, card.shown)
    assert line.startswith("notatet fra 4. maj «nr. ")
    assert line.endswith(" og 6 til")
    assert "; " not in line
    for told in card.told():
        assert told.count("; ") == 4
        assert told.endswith(" og 2 til.")


def test_whose_it_is_stands_before_it_and_a_citizens_own_card_has_a_capital(
    mentor: Office,
) -> None:
    card = disputed(mentor, "Mette Holm", "Lene Friis")
    assert whose(mentor.desk, card.shown) == "Amina"
    assert card.title == "Telefon"


# Who wrote it


@pytest.mark.parametrize(
    ("by", "told", "asked"),
    [
        (
            ("Mette Holm", "Lene Friis"),
            ["Mette skrev «0» 3. maj kl. 10.00.", "Lene skrev «1» 3. maj kl. 10.00."],
            "I har begge rettet det samme",
        ),
        (
            ("Mette Holm", "Mette Dam", "Lene Friis"),
            [
                "Mette Holm skrev «0» 3. maj kl. 10.00.",
                "Mette Dam skrev «1» 3. maj kl. 10.00.",
                "Lene skrev «2» 3. maj kl. 10.00.",
            ],
            "Flere har rettet det samme",
        ),
        (
            ("", "Lene Friis"),
            ["En uden navn skrev «0» 3. maj kl. 10.00.", "Lene skrev «1» 3. maj kl. 10.00."],
            "I har begge rettet det samme",
        ),
    ],
)
def test_people_have_their_first_name_where_it_tells_them_apart(
    mentor: Office, by: tuple[str, ...], told: list[str], asked: str
) -> None:
    card = disputed(mentor, *by)
    assert sorted(card.told()) == sorted(told)
    assert card.asked == asked


def test_a_time_that_nobody_can_read_is_told_by_its_day(mentor: Office) -> None:
    card = disputed(mentor, "Mette Holm", "Lene Friis", at="2026-05-03Tmorgen")
    assert sorted(card.told()) == ["Lene skrev «1» 3. maj.", "Mette skrev «0» 3. maj."]


def below(card: CardWords) -> list[str]:
    """Return the answers, without which of them stands meanwhile."""
    return sorted(one.removesuffix(" – står der nu") for one in card.below())


def test_no_computer_is_named_where_the_people_are_two(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    mentor.all.citizens.change(mentor.see(amina), phone="1")
    office.all.citizens.change(office.see(amina), phone="2")
    carry(mentor, office, tmp_path)
    [shown] = office.all.doubts.of(amina)
    assert below(CardWords(office.all.sharing, shown)) == [
        "«1» (P wmentor0, 4. maj kl. 10.00)", "«2» (dig, 4. maj kl. 10.00)",
    ]  # fmt: skip


def test_the_computer_is_named_where_the_person_is_the_same(mentor: Office) -> None:
    amina = mentor.citizen("Amina")
    says(mentor, "P wmentor", {amina: {"phone": "1"}}, case=amina)
    over = mentor.desk.state(amina).records[amina]
    assert over.get("phone") == "1"
    mentor.desk.act([Draft(amina, amina, "citizen", {"phone": "2"}, {})])
    [shown] = mentor.all.doubts.of(amina)
    assert below(CardWords(mentor.all.sharing, shown)) == [
        "«1» (P, 3. maj)", "«2» (dig på Laptop, 4. maj)",
    ]  # fmt: skip


def test_where_no_computer_is_known_none_is_named(mentor: Office) -> None:
    card = disputed(mentor, "Mette Holm", "Mette Holm")
    assert below(card) == [
        "«0» (Mette, 3. maj kl. 10.00)", "«1» (Mette, 3. maj kl. 10.00)",
    ]  # fmt: skip


# What was answered


def test_what_one_alone_has_set_stands_whatever_is_chosen(mentor: Office) -> None:
    assert several(mentor, alone=True).beside() == [
        "Kun Mette har rettet næste skridt «ring»; det bliver stående."
    ]
    assert several(mentor).beside() == []
    assert disputed(mentor, "Mette Holm", "Lene Friis").beside() == []


def test_the_answer_is_said_again_in_thirty_cells(mentor: Office) -> None:
    card = disputed(mentor, "Mette Holm", "Lene Friis", phone="x" * 30)
    heads = {str(head.set["phone"]): head.id for head in card.shown.doubt.heads}
    assert card.settled(heads["x" * 30]) == f"Afgjort: «{'x' * 30}»."
    card = disputed(mentor, "Mette Holm", "Lene Friis", phone="x" * 31)
    heads = {str(head.set["phone"]): head.id for head in card.shown.doubt.heads}
    assert card.settled(heads["x" * 31]) == f"Afgjort: «{'x' * 29}…»."
    assert card.settled(BOTH) == "Afgjort: begge tekster står der nu."
    assert card.settled(KEEP) == "Afgjort: det bliver stående."
    whole = several(mentor)
    assert whole.settled(whole.shown.doubt.heads[0].id).startswith("Afgjort: alt fra ")


@pytest.mark.parametrize("keep", [KEEP, LET_GO])
def test_what_was_taken_back_is_answered_once(mentor: Office, keep: str) -> None:
    amina = mentor.citizen()
    note = mentor.all.notes.add(mentor.see(amina), Note("note", "x"))
    assert mentor.all.history.undo() is not None
    mentor.receive(amina, note, "entry", {"minutes": 60})
    [shown] = mentor.all.doubts.of(amina)
    assert CardWords(mentor.all.sharing, shown).asked.startswith("En har fortrudt det")
    with pytest.raises(RefusedError):
        mentor.all.doubts.decide(shown, BOTH)
    mentor.all.doubts.decide(shown, keep)
    before = mentor.store.sequence
    assert mentor.all.doubts.of(amina) == []
    assert [one.id for one in mentor.see(amina).entries] == ([note] if keep == KEEP else [])
    with pytest.raises(NotFoundError):
        mentor.all.doubts.decide(shown, keep)
    assert mentor.store.sequence == before


def test_the_number_of_doubts_follows_what_is_written(mentor: Office) -> None:
    assert open_doubts(mentor.desk) == 0
    card = disputed(mentor, "Mette Holm", "Lene Friis")
    several(mentor)
    assert open_doubts(mentor.desk) == open_doubts(mentor.desk) == 2
    mentor.all.doubts.decide(card.shown, card.shown.doubt.heads[0].id)
    assert open_doubts(mentor.desk) == 1
