"""Files with packages, whatever is in them: taken or refused in words, and readable afterwards."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual._context import active_app
from textual.app import App

from screens.packages.own.own_package import OwnPackageScreen
from screens.packages.own.own_package_rows import page_rows
from screens.packages.own.own_pages import PAGES
from screens.packages.package_rows import package_rows
from screens.packages.package_use import plan_in_words
from tests.domain.test_authoring import TODAY, a_ready
from tests.services.conftest import START, Office
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.packages.authoring import finish, local, to_file
from vip2tui.domain.packages.compare import compare
from vip2tui.domain.packages.shaping import with_local
from vip2tui.domain.roles import Role
from vip2tui.pictures.signs import PLAIN
from vip2tui.services.desk import RefusedError
from vip2tui.services.packages import editions
from vip2tui.services.packages.package_text import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.services.packages.received import Received

LAGER, BUTIK = SHIPPED.package("lager-transport"), SHIPPED.package("butik")
WHOLE: Any = json.loads(to_file(finish(
    a_ready(
        certificates=LAGER.certificates[:2], amu=LAGER.amu[:2], risks=BUTIK.risks[:1],
        neighbours=BUTIK.neighbours[:1], warnings=BUTIK.warnings[:1],
        sources={**BUTIK.sources, **LAGER.sources, **a_ready().sources},
    ),
    TODAY,
)))  # fmt: skip


def places(raw: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield every place of a file; of a list the first line alone."""
    yield at
    if isinstance(raw, dict | list):
        for key, value in raw.items() if isinstance(raw, dict) else list(enumerate(raw))[:1]:
            yield from places(value, (*at, key))


def changed(at: tuple[Any, ...], value: Any) -> Any:
    if not at:
        return value
    raw = json.loads(json.dumps(WHOLE))
    one = raw
    for part in at[:-1]:
        one = one[part]
    one[at[-1]] = value
    return raw


EVERY = list(places(WHOLE))
HOSTILE = [
    "", "\x1b]0;x\x07", "x\0y", "\u202e", "[@click=app.quit]k[/]", "x" * 10_000, None, True, 0, -1,
    100_000, 10**18, 10**300, 10**4000, 1.5, [], {}, "9999-12-31", "0001-01-01", "999999.999999",
    "9" * 5000 + ".0", "٣.٣", "gartner", "lager-transport", "../x",
]  # fmt: skip


def used(office: Office, received: Received) -> None:
    """Take a package in and go everywhere with it."""
    own, package = office.all.packages, received.package
    assert received.in_words(SHIPPED)
    own.take(received)
    opened = [one.id for one in sections(SHIPPED, package)]
    list(package_rows(SHIPPED, package, opened, [], PLAIN))
    active_app.set(App())  # whose signs the rows are drawn with
    for page in PAGES:
        list(page_rows(OwnPackageScreen(office.all, package.id), package, page, TODAY, {}))
    compare(package, BUTIK)
    plan_in_words(package, date(2026, 5, 4))
    office.all.search.find("gart")
    amina = office.citizen()
    try:
        draft = own.revise(package.id)
        bare = draft.evolve(tasks=())
        own.save(bare)
        # What changes nothing is no step that could be taken back.
        assert bool(own.steps(draft.id, draft.version).undo()) == (bare != draft)
        start = own.for_citizen(package.id)
        office.all.courses.start(office.see(amina), start, SHIPPED.checklist(), START)
        office.plan(amina)
    except Vip2Error:
        return


@settings(max_examples=400, deadline=None)
@example(("opgaver",), [])
@given(st.sampled_from(EVERY), st.sampled_from(HOSTILE))
def test_one_wrong_value_anywhere_is_taken_or_refused_in_words(
    at: tuple[Any, ...], value: Any
) -> None:
    if isinstance(value, int) and value > 10**1000:
        text = json.dumps(changed(at, "@@")).replace('"@@"', "1" + "0" * 4000)
    else:
        text = json.dumps(changed(at, value), ensure_ascii=False)
    office = Office(Role.CONSULTANT, "w")
    before = office.desk.store.rows("packages")
    received, said = None, ""
    try:
        received = office.all.packages.preview(text.encode())
    except Vip2Error as error:
        said = str(error)
    if received is None:
        assert "intet er ændret" in said.lower()
        assert not {one for one in said if one < " "}
        assert office.desk.store.rows("packages") == before
        return
    used(office, received)


NAMED = {
    "en nøgle mangler": json.dumps({k: v for k, v in WHOLE.items() if k != "trin"}).encode(),
    "forkert slags": json.dumps(changed(("opgaver",), "en")).encode(),
    "samme id": json.dumps(changed(("trin",), WHOLE["trin"][:1] * 2)).encode(),
    "5 MB": b" " * 5_000_000,
    "nul": to_file(BUTIK).replace(b"vare", b"va\0re", 1),
    "nul først": b"\0\0\0\0",
    "latin-1": to_file(BUTIK).decode().encode("latin-1", "replace"),
    "utf-16": to_file(BUTIK).decode().encode("utf-16"),
    "dybt": b'{"a":' * 300_000,
    "10.000 tegn": json.dumps(changed(("navn", "tekst"), "x" * 10_000)).encode(),
    "to gange": b'{"id": "x", "id": "y"}',
    "intet": b"",
    "afbrudt": to_file(BUTIK)[:-400],
}


@pytest.mark.parametrize("name", NAMED)
def test_a_broken_file_is_refused_and_the_vault_is_as_it_was(name: str) -> None:
    office = Office(Role.MENTOR, "w")
    tables = ("packages", "package_steps", "packages_away")
    before = [office.desk.store.rows(table) for table in tables]
    with pytest.raises(RefusedError, match="intet er ændret"):
        office.all.packages.preview(NAMED[name])
    assert [office.desk.store.rows(table) for table in tables] == before


def test_a_file_with_a_draft_says_that_it_is_one() -> None:
    office, other = Office(Role.CONSULTANT, "w"), Office(Role.CONSULTANT, "v")
    said = "Den er en kladde og kan ikke bruges til en borger endnu."
    own = office.all.packages
    draft = other.all.packages.preview(to_file(own.begin("Gartner")))
    assert said in draft.in_words(SHIPPED)
    finished = other.all.packages.preview(to_file(own.finish(a_ready(id="anlaeg"))))
    assert said not in finished.in_words(SHIPPED)


def test_neighbours_in_a_ring_are_read_and_lead_round() -> None:
    office = Office(Role.CONSULTANT, "w")
    own = office.all.packages
    for one, other in (("ring-a", "ring-b"), ("ring-b", "ring-a"), ("ring-c", "ring-c")):
        raw = WHOLE | {"id": one}
        raw["naboer"] = [{"id": other, "tekst": "Rundt", "kilde": "lokal"}]
        own.take(own.preview(json.dumps(raw).encode()))
    office.all.search.find("gartner")
    package = own.get("ring-a")
    names = {one.id: one.name for one in editions.shelf(own)}
    found = next(one for one in sections(SHIPPED, package, names) if one.id == "naboer")
    assert found.said[0].opens == "ring-b"


def test_a_newer_edition_of_a_shipped_package_is_for_new_plans_alone() -> None:
    office = Office(Role.CONSULTANT, "w")
    own = office.all.packages
    amina, bent = office.citizen(), office.citizen("Bent")
    office.all.courses.start(
        office.see(amina), own.for_citizen("butik"), SHIPPED.checklist(), START
    )
    before = [change.line for change in office.changes()], office.plan(amina)
    newer = with_local(BUTIK, version="1.1", steps=BUTIK.steps[1:], tasks=(local("Ny"),))
    received = own.preview(to_file(newer))
    assert f"- Trinnet «{BUTIK.steps[0].name}» udgår." in received.in_words(SHIPPED)
    own.take(received)
    office.reopen()
    assert [change.line for change in office.changes()] == before[0]
    assert office.plan(amina).steps == before[1].steps
    assert office.plan(amina).course.version == "1.0"
    office.all.courses.start(office.see(bent), own.for_citizen("butik"), SHIPPED.checklist(), START)
    assert office.plan(bent).course.version == "1.1"
    assert len(office.plan(bent).steps) == len(BUTIK.steps) - 1
    assert editions.to_read(own, "butik", "1.0") == BUTIK


def test_an_older_edition_says_that_it_is_older_and_changes_nothing_for_new_plans() -> None:
    office = Office(Role.CONSULTANT, "w")
    own = office.all.packages
    own.take(own.preview(to_file(BUTIK.evolve(version="1.2", tasks=()))))
    received = own.preview(to_file(BUTIK.evolve(version="1.1")))
    assert "ældre end udgave 1.2" in received.in_words(SHIPPED)
    own.take(received)
    assert own.for_citizen("butik").version == "1.2"
    assert own.get("butik", "1.1").tasks == BUTIK.tasks


def test_the_highest_number_has_nothing_after_it() -> None:
    office = Office(Role.CONSULTANT, "w")
    own = office.all.packages
    own.take(own.preview(json.dumps(WHOLE | {"version": "1.999999"}).encode()))
    assert own.revise("gartner").version == "2.0"
    own.take(own.preview(json.dumps(WHOLE | {"version": "999999.999999"}).encode()))
    with pytest.raises(RefusedError, match="højere"):
        own.revise("gartner")
