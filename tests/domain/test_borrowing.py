"""What is taken from another package says the same, names the same source, and meets no id."""

import pytest

from tests.domain.test_authoring import a_draft, a_ready
from vip2tui.catalogue.catalogue import SHIPPED, read_package
from vip2tui.catalogue.package import Package
from vip2tui.catalogue.stamped import Item, Source, Sources, codes_used
from vip2tui.domain.packages import shaping
from vip2tui.domain.packages.authoring import to_file
from vip2tui.domain.packages.borrowing import with_certificate_of, with_step_of

DRAFT = a_draft()
OTHERS = [*(SHIPPED.package(one.id) for one in SHIPPED.package_names()), a_ready()]


def meant(part: Item, sources: Sources) -> set[Source]:
    return {sources[code] for code in codes_used(part)}


@pytest.mark.parametrize("other", OTHERS, ids=lambda one: one.id)
def test_every_step_and_proof_of_every_package_can_be_taken(other: Package) -> None:
    made = DRAFT
    for step in other.steps:
        before = {one.id for one in made.steps}
        made = with_step_of(made, other, step)
        new = next(one for one in made.steps if one.id not in before)
        assert [goal.text for goal in new.goals] == [goal.text for goal in step.goals]
        assert meant(new, made.sources) == meant(step, other.sources)
    for one in other.certificates:
        made = with_certificate_of(made, other, one)
        assert meant(made.certificates[-1], made.sources) == meant(one, other.sources)
        assert with_certificate_of(made, other, one) == made
    assert len(made.steps) == len(DRAFT.steps) + len(other.steps)
    assert [one.start for one in made.steps] == sorted(one.start for one in made.steps)
    assert read_package(to_file(made), "x.json") == made


def test_a_code_that_means_something_else_here_gets_another_name() -> None:
    elsewhere = {code: Source(navn="Et andet sted", aar=2001) for code in DRAFT.sources}
    other = DRAFT.evolve(id="anden", sources=elsewhere)
    made = with_step_of(DRAFT, other, other.steps[0])
    new = made.step(f"{other.steps[0].id}-2")
    assert new is not None
    assert meant(new, made.sources) == {Source(navn="Et andet sted", aar=2001)}
    assert dict(DRAFT.sources).items() <= dict(made.sources).items()


def test_a_step_of_the_ladder_comes_back_as_it_was() -> None:
    shared = SHIPPED.shared()
    step = next(one for one in shared.steps if one.id == "praktik")
    assert with_step_of(shaping.without_step(DRAFT, "praktik"), shared, step).steps == DRAFT.steps
    alone = SHIPPED.package("butik").evolve(steps=())
    assert with_step_of(alone, shared, step).step("praktik")
