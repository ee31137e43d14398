"""Every list of a package can be written, and what is typed is kept as it was meant or refused."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.danish import faults
from tests.domain.test_authoring import TODAY, a_draft
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import width_of
from vip2tui.catalogue.catalogue import SHIPPED, read_package
from vip2tui.catalogue.package import Demands, Package
from vip2tui.domain.packages.authoring import LOCAL, local, to_file
from vip2tui.domain.packages.shaping import ShapeError
from vip2tui.domain.packages.writing import KINDS, MOST_LINES, lines, shown, with_line, without_line
from vip2tui.text.days import DayNotUnderstoodError

DRAFT = a_draft()
TYPED = st.one_of(
    st.text(max_size=700),
    st.sampled_from(["", "3", "3-5", "9-1", "40531", "ja", "nej", "i dag", "x [/] y", "\x1b[2J"]),
)
CHOSEN = {"neighbours": "lager-nord"}
"""Lists whose new lines get an id that was chosen."""
PACKAGES = [SHIPPED.package(one.id) for one in SHIPPED.package_names()]


def answers(name: str, **given: str) -> dict[str, str]:
    """Return something for every field of a list."""
    good = {"nr": "40531", "dage": "3-5", "bekraeftet": "3/5-2026", "lovkrav": "ja"}
    return {one.key: good.get(one.key, f"Om {one.key} [/]") for one in KINDS[name].fields} | given


def made(name: str, at: int | None = None, package: Package = DRAFT, **given: str) -> Package:
    return with_line(package, name, at, answers(name, **given), TODAY, key=CHOSEN.get(name, ""))


def test_the_table_has_every_list_a_package_holds() -> None:
    lists = {key for key, one in Package.model_fields.items() if "tuple" in str(one.annotation)}
    assert set(KINDS) == (lists - {"steps"}) | set(Demands.model_fields)


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
def test_whatever_is_typed_is_kept_or_refused_in_words(name: str, data: Any) -> None:
    typed = {one.key: data.draw(TYPED, one.key) for one in KINDS[name].fields}
    try:
        package = with_line(DRAFT, name, None, typed, TODAY, key=CHOSEN.get(name, ""))
    except (ShapeError, DayNotUnderstoodError):
        return
    assert read_package(to_file(package), "x.json") == package
    (new,) = lines(package, name)
    assert with_line(package, name, 0, shown(name, new), TODAY) == package


@pytest.mark.parametrize("name", KINDS)
def test_a_line_is_written_changed_and_taken_away(name: str) -> None:
    first = KINDS[name].fields[0].key
    once = made(name)
    twice = made(name, package=once)
    assert len(lines(twice, name)) == 2
    assert shown(name, lines(once, name)[0])[first] == f"Om {first} [/]"
    changed = made(name, 0, twice, **{first: "Noget andet"})
    new, old = lines(changed, name)
    assert shown(name, new) == shown(name, old) | {first: "Noget andet"}
    assert getattr(new, "id", "") == getattr(lines(once, name)[0], "id", "")
    assert lines(without_line(changed, name, 0), name) == (old,)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda one: one.id)
def test_saving_what_was_not_touched_changes_nothing(package: Package) -> None:
    for name in KINDS:
        for at, one in enumerate(lines(package, name)):
            assert with_line(package, name, at, shown(name, one), TODAY) == package


def test_what_is_asked_is_plain_danish() -> None:
    for kind in KINDS.values():
        for one in kind.fields:
            assert faults(one.label) + faults(one.hint) == []
            assert width_of(one.label) <= 13


def test_what_is_rewritten_is_local_and_no_longer_checked() -> None:
    truck = SHIPPED.package("lager-transport")
    typed = shown("certificates", truck.certificates[0]) | {"regel": "En anden"}
    new = with_line(truck, "certificates", 0, typed, TODAY).certificates[0]
    assert (new.source, new.checked, new.id) == (LOCAL, None, truck.certificates[0].id)


def test_a_course_may_lack_its_number_and_days() -> None:
    one = made("amu", nr=" ", dage="", bekraeftet="", bemaerkning="").amu[0]
    assert (one.number, one.days, one.confirmed, one.note) == (None, None, None, None)
    one = made("amu", dage="7 dage", bekraeftet="3/5-2026").amu[0]
    assert one.days is not None
    assert (one.number, one.days.most, one.confirmed) == ("40531", 7, dt.date(2026, 5, 3))


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("amu", {"nr": "123"}, "fem cifre"),
        ("amu", {"dage": "mange"}, "spænd"),
        ("amu", {"dage": "5-3"}, "spænd"),
        ("amu", {"bekraeftet": "engang"}, "engang"),
        ("certificates", {"lovkrav": "måske"}, "ja eller nej"),
        ("risks", {"handling": ""}, "Gør mangler"),
        ("mentor", {"tekst": "x" * 601}, "plads til 600"),
    ],
)
def test_what_cannot_be_is_said(name: str, given: dict[str, str], said: str) -> None:
    with pytest.raises(Vip2Error, match=said):
        made(name, **given)


def test_a_list_has_an_end() -> None:
    full = DRAFT.evolve(tasks=(local("Fælde træer"),) * MOST_LINES)
    with pytest.raises(ShapeError, match="plads til 500"):
        made("tasks", package=full)
    assert made("tasks", 0, full).tasks[0].text.startswith("Om")
