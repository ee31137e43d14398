"""A part of one package taken into another: what it says stays, and so does where it is from."""

from __future__ import annotations

from typing import Any, TypeVar

from vip2tui.catalogue.package import Certificate, Package, Shared, Step
from vip2tui.catalogue.stamped import Code, Source, Sources, Stamped, codes_used
from vip2tui.domain.packages.authoring import new_id

Part = TypeVar("Part", bound=Stamped)


def with_step_of(package: Package, other: Package | Shared, step: Step) -> Package:
    """Return the package with a step of another, in its place by the week it begins.

    An id that stands here already gets another; a source code that means something else here too.
    """
    taken, sources = _borrowed(step, other.sources, package.sources)
    if package.step(step.id) is not None:
        key = new_id(step.id, [one.id for one in package.steps])
        goals = tuple(one.evolve(id=f"{key}.{one.id.partition('.')[2]}") for one in taken.goals)
        taken = taken.evolve(id=key, goals=goals)
    steps = tuple(sorted((*package.steps, taken), key=lambda one: one.start))
    return package.evolve(sources=sources, steps=steps)


def with_certificate_of(
    package: Package, other: Package | Shared, certificate: Certificate
) -> Package:
    """Return the package with a proof of another; one that stands here already is not added."""
    if any(one.id == certificate.id for one in package.certificates):
        return package
    taken, sources = _borrowed(certificate, other.sources, package.sources)
    return package.evolve(sources=sources, certificates=(*package.certificates, taken))


def _borrowed(part: Part, theirs: Sources, ours: Sources) -> tuple[Part, dict[Code, Source]]:
    """Return a part with codes that mean here what they meant there, and all sources."""
    sources, names = dict(ours), dict[str, str]()
    for code in sorted(codes_used(part)):
        meant = theirs[code]
        same = [known for known, source in sources.items() if source == meant]
        name = code if code in same else same[0] if same else code
        number = 1
        while name in sources and sources[name] != meant:
            number += 1
            name = f"{code}-{number}"
        sources[name] = meant
        names[code] = name
    return type(part).model_validate(_renamed(part.model_dump(by_alias=True), names)), sources


def _renamed(raw: Any, names: dict[str, str]) -> Any:
    if isinstance(raw, dict):
        return {
            key: names[value] if key == "kilde" else _renamed(value, names)
            for key, value in raw.items()
        }
    return tuple(_renamed(one, names) for one in raw) if isinstance(raw, list | tuple) else raw
