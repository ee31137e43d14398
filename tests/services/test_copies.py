"""Equal copies are one object, and what is read of them is what was always read."""

from __future__ import annotations

import orjson
import pytest

from tests.services.conftest import PACKAGE, Office
from vip2tui.changes.record import Record
from vip2tui.domain.kinds.course import Course
from vip2tui.services import copies
from vip2tui.services.copies import Copies
from vip2tui.services.records import read, read_together


def test_citizens_of_one_package_share_one_copy_however_many_they_are(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [mentor.on_course(f"Borger {number}") for number in range(6)]
    other = mentor.citizen("En anden")
    mentor.start(other, package="rengoering")
    read_anew = copies._once.__wrapped__
    parsed: list[object] = []

    def noted(model: type, data: bytes) -> object:
        parsed.append(model)
        return read_anew(model, data)

    monkeypatch.setattr(copies, "_once", copies.lru_cache(maxsize=copies.MOST)(noted))
    mentor.reopen()
    plans = {id(mentor.plan(one).course.plan) for one in people}
    lists = {id(mentor.plan(one).course.checklist) for one in people}
    assert (len(plans), len(lists)) == (1, 1)
    assert mentor.plan(other).course.plan != mentor.plan(people[0]).course.plan
    assert len(parsed) == 4  # a plan and a checklist of each of two packages
    raw = [
        record.get("plan")
        for one in people
        for record in mentor.desk.state(one).of_kind(Course.KIND)
    ]
    assert len(raw) == len(people)
    assert len({id(plan) for plan in raw}) == 1


def test_a_course_reads_as_it_would_alone(mentor: Office) -> None:
    amina = mentor.on_course()
    (record,) = mentor.desk.state(amina).of_kind(Course.KIND)
    values = {name: heads[-1].set[name] for name, heads in record.heads.items()}
    alone = Course.model_validate_json(
        orjson.dumps(values | {"id": record.id, "case": amina}), strict=True
    )
    assert mentor.plan(amina).course == alone == read(Course, record, amina).fact
    assert alone.package == PACKAGE
    assert mentor.plan(amina).course.model_dump_json() == alone.model_dump_json()
    both = read_together(Course, [(record, amina, None), (record, amina, None)])
    assert [one.fact for one in both] == [alone, alone]


@pytest.mark.parametrize(
    ("plan", "checklist", "wrong"),
    [
        ({"name": 7, "steps": []}, None, ("plan",)),
        (["plan"], None, ("plan",)),
        (None, {"items": "x"}, ("checklist",)),
    ],
)
def test_a_copy_that_cannot_be_read_is_told_and_hides_no_other(
    mentor: Office, plan: object, checklist: object, wrong: tuple[str, ...]
) -> None:
    amina = mentor.on_course()
    (record,) = mentor.desk.state(amina).of_kind(Course.KIND)
    values = {name: value for name, value in (("plan", plan), ("checklist", checklist)) if value}
    mentor.receive(amina, record.id, Course.KIND, values)
    (heard,) = mentor.desk.state(amina).of_kind(Course.KIND)
    assert isinstance(heard, Record)
    found = read(Course, heard, amina, {"plan": {"name": "", "steps": []}})
    assert found.unreadable == wrong
    assert found.fact is not None


def test_only_so_many_are_kept(mentor: Office) -> None:
    amina = mentor.on_course()
    (record,) = mentor.desk.state(amina).of_kind(Course.KIND)
    change = record.heads["plan"][-1]
    kept = Copies()
    for number in range(3 * copies.MOST):
        other = change._replace(set=change.set | {"plan": {"name": str(number), "steps": []}})
        assert kept.shared(other) == other
        assert kept.shared(other).set["plan"]["name"] == str(number)
    assert len(kept._kept._made) <= copies.MOST
