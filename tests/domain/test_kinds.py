"""Which record may stand where, and ids that two devices make alike."""

from __future__ import annotations

from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.codes import Codes
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.places import LOCAL, Place, case_at, local_case, place_of, shared_case
from vip2tui.domain.kinds.table import (
    KINDS,
    count_words,
    counted_as,
    is_exposed,
    makes,
    may_stand,
    professional_fields,
    ties,
)
from vip2tui.sentences.values import MUNICIPALITIES

CASE = str(uuid4())


@given(parent=st.uuids(), words=st.lists(st.text(max_size=8), min_size=1, max_size=3))
def test_a_derived_id_is_the_uuid5_anybody_can_make(parent: UUID, words: list[str]) -> None:
    assert derived_id(str(parent), *words) == str(uuid5(parent, "\n".join(words)))


@pytest.mark.parametrize("parent", ["", "x", "æ", "\n"])
def test_a_parent_that_is_no_uuid_has_ids_too(parent: str) -> None:
    assert derived_id(parent, "a") == str(uuid5(uuid5(NAMESPACE_OID, parent), "a"))
    assert derived_id(parent, "a") != derived_id(parent, "b")


@pytest.mark.parametrize("place", Place)
def test_a_case_says_who_it_is_for(place: Place) -> None:
    case = case_at(CASE, place)
    assert place_of(case) is place
    if place is not Place.LOCAL:
        assert shared_case(case) == CASE
        assert case_at(case_at(CASE, Place.PRIVATE), place) == case
    else:
        assert case == LOCAL


def test_what_stands_alone_on_a_device_is_its_own_and_private_to_an_older_program() -> None:
    case = local_case(CASE)
    assert place_of(case) is place_of(shared_case(case)) is Place.LOCAL
    assert case.endswith(Place.PRIVATE.value)
    assert case != local_case(str(uuid4()))


def test_what_is_not_listed_is_for_professionals_only() -> None:
    assert not may_stand("diagnose", Place.SHARED)
    assert may_stand("diagnose", Place.PROFESSIONAL)
    assert not may_stand("identity", Place.SHARED)
    assert not may_stand("entry", Place.LOCAL)
    assert all(may_stand("undo", place) for place in Place)


def test_the_cpr_number_is_the_one_field_that_only_professionals_have() -> None:
    assert professional_fields() == {"cpr"}


@pytest.mark.parametrize(
    ("kind", "fields", "place", "expected"),
    [
        ("identity", ["citizen"], Place.SHARED, True),
        ("identity", [], Place.SHARED, False),
        ("identity", ["cpr"], Place.PROFESSIONAL, False),
        ("citizen", ["name"], Place.SHARED, False),
        ("citizen", ["name", "cpr"], Place.SHARED, True),
        ("citizen", ["cpr"], Place.PRIVATE, False),
        ("citizen", ["nyt"], Place.SHARED, False),
        ("diagnose", ["kode"], Place.SHARED, False),
        ("diagnose", ["cpr"], Place.SHARED, True),
    ],
)
def test_what_is_for_professionals_alone_is_known_where_all_can_read(
    kind: str, fields: list[str], place: Place, expected: bool
) -> None:
    assert is_exposed(kind, fields, case_at(CASE, place)) is expected


@pytest.mark.parametrize(
    ("kind", "said", "over", "expected"),
    [
        ("citizen", {"name": "A"}, {}, True),
        ("citizen", {"name": "B"}, {"name": ["before"]}, False),
        ("citizen", {"phone": "1"}, {}, False),
        ("goal", {"text": "x", "step": "s"}, {}, True),
        ("goal", {"text": "x"}, {}, False),
        ("goal", {"certificate": "c"}, {"text": ["before"]}, True),
        ("goal", {"text": "x", "step": "s"}, {"step": ["before"]}, False),
        ("join", {"one": "a"}, {}, False),
        ("diagnose", {"name": "x"}, {}, False),
    ],
)
def test_a_change_makes_its_record_when_it_says_what_that_needs_over_nothing(
    kind: str, said: dict[str, str], over: dict[str, list[str]], expected: bool
) -> None:
    assert makes(kind, said, over) is expected


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("item", {"status": "klaret"}, "item:klaret"),
        ("item", {"status": "aaben"}, "item"),
        ("item", {}, "item"),
        ("goal", {"status": "naaet"}, "goal"),
        ("diagnose", {"status": "klaret"}, "diagnose"),
    ],
)
def test_ticks_are_counted_apart(kind: str, values: dict[str, str], expected: str) -> None:
    assert counted_as(kind, values) == expected


def test_everything_that_is_counted_has_words() -> None:
    words = count_words()
    assert words.keys() == {*KINDS, "item:klaret"}
    assert (words["item:klaret"].many, words["entry"].one) == ("flueben", "notat")
    assert list(words).index("item:klaret") < list(words).index("item")


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("goal", {"course": "c", "step": "s"}, [("r", "c"), ("r", "s")]),
        ("goal", {"course": "c"}, [("r", "c")]),
        ("goal", {"step": "s"}, [("r", "s")]),
        ("entry", {"citizen": "b", "course": "c"}, [("r", "c"), ("r", "b")]),
        ("workplace", {"name": "x"}, []),
        ("diagnose", {"citizen": "b"}, []),
    ],
)
def test_what_a_record_stands_on_is_read_off_its_change(
    kind: str, said: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert list(ties(kind, "r", said)) == expected


def test_where_a_citizen_belongs_is_told_when_it_is_said() -> None:
    told = KINDS["belonging"].told
    assert told is not None
    assert told({"office": "d"}) == "borgeren hører til en anden kommune"
    assert told({"citizen": "b"}) == ""


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_answers_every_question(name: str) -> None:
    kind = KINDS[name]
    assert kind.name == name == kind.model.KIND
    assert all((kind.words.the, kind.words.one, kind.words.many))
    own = kind.model.model_fields.keys() - {"id", "case"}
    assert kind.fields.keys() == own
    assert all(says.words for says in kind.fields.values())
    lists = {*Codes.model_fields, MUNICIPALITIES}
    assert {says.codes for says in kind.fields.values() if says.codes} <= lists
    assert set(kind.parents) <= own
    assert set(kind.parents) <= KINDS.keys()
    assert kind.beside <= own
    assert set(kind.asked) <= own
    assert all(fields <= own for fields in kind.makes)
    assert {one.partition(".")[0] for one in kind.called} <= own
    assert set(kind.stands_in) <= own
    needed = {field for field, info in kind.model.model_fields.items() if info.is_required()}
    spare = {"id", "case", *kind.stands_in}
    # What a course is, and when a note was, cannot be stood in for by a constant.
    assert needed - spare <= {"start", "plan", "day", "citizen", "name"} or not kind.with_citizen
    assert not kind.done or "status" in own
    assert kind.counted.keys() <= kind.done.keys()


def test_what_is_about_a_citizen_and_what_travels() -> None:
    alone = {name for name, kind in KINDS.items() if not kind.with_citizen}
    assert {"workplace", "assignment", "belonging", "join", "undo"} < alone
    stays = {name for name, kind in KINDS.items() if not kind.travels}
    assert stays == {"setting", "import", "package_draft", "put_off", "went_back"}
