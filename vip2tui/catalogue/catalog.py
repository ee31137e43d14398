"""What is shipped as data, read when it is first asked for and kept.

Importing this module reads nothing and imports no pydantic: a list of packages is drawn from the
index alone, and a package is read without the other eleven. Every function raises
`BrokenDataError` if its file cannot be used.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vip2tui.base import datafiles
from vip2tui.base.datafiles import BrokenDataError
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue import overlay
from vip2tui.catalogue.names import CHECKLIST, KLE, LOCAL, RULES, PackageName
from vip2tui.catalogue.places import nearness, search_places

if TYPE_CHECKING:
    from vip2tui.catalogue.checklist import Checklist, Point
    from vip2tui.catalogue.codes import Codes, Municipality, Terms
    from vip2tui.catalogue.instrument import Instrument
    from vip2tui.catalogue.kle import Kle
    from vip2tui.catalogue.local import LocalFacts
    from vip2tui.catalogue.package import Competence, Package, Shared
    from vip2tui.catalogue.places import Places
    from vip2tui.catalogue.rulebook import RuleSet
    from vip2tui.catalogue.stamped import Source

__all__ = [
    "BrokenDataError",
    "PackageName",
    "PackageNotFoundError",
    "checklist",
    "codes",
    "competences",
    "find_packages",
    "habits",
    "instrument",
    "is_habit",
    "kle",
    "local",
    "municipalities",
    "package",
    "package_names",
    "point",
    "read_package",
    "rule_sets",
    "shared",
    "shipped_checklist",
    "shipped_places",
    "terms",
    "unworded",
]

_NEAR = 3
_ALIKE = 0.5


class PackageNotFoundError(Vip2Error):
    """There is no package of that id."""

    def __init__(self, asked: str, near: tuple[PackageName, ...]) -> None:
        hint = " eller ".join(f"«{one.name}» ({one.id})" for one in near)
        super().__init__(
            f"Der er ingen jobpakke, der hedder «{asked}»."
            + (f" Mente du {hint}?" if near else " Se listen over jobpakker.")
        )
        self.near = near


@cache
def package_names() -> tuple[PackageName, ...]:
    """Return the packages as a list shows them, in the project's order; reads the index alone."""
    file = "jobpakker/index.json"
    try:
        return tuple(
            PackageName(
                id=row["id"],
                name=row["navn"],
                aliases=tuple(row["alias"]),
                english=row["english"],
                weeks=row["uger"],
                weeks_text=row["varighed"],
                danish=row["dansk_kort"],
                hard_demand=row["haardt_krav"],
                version=row["version"],
            )
            for row in datafiles.shipped_json(file)["jobpakker"]
        )
    except KeyError as error:
        raise BrokenDataError(file, [f"{error.args[0]}: mangler"]) from error
    except (TypeError, AttributeError) as error:
        raise BrokenDataError(file, ["listen har en anden form"]) from error


@cache
def package(package_id: str) -> Package:
    """Return one package, whole.

    Raises:
        PackageNotFoundError: If there is none; suggests the nearest.
    """
    if all(one.id != package_id for one in package_names()):
        raise PackageNotFoundError(package_id, _nearest(package_id))
    file = f"jobpakker/{package_id}.json"
    from vip2tui.catalogue.package import Package

    return overlay.shipped(Package, file)


def read_package(data: bytes, file: str) -> Package:
    """Return the package that the bytes of a file hold, wherever they came from.

    Raises:
        BrokenDataError: If they hold none; names every field that is wrong.
    """
    from vip2tui.catalogue.package import Package

    return datafiles.read(Package, data, file)


def find_packages(text: str) -> tuple[PackageName, ...]:
    """Return the packages a text points at, nearest first. No text finds all.

    Name, alias, English name, trade, task, certificate, word of the trade: every word that was
    typed must be found in one of them, all in the same one.
    """
    if not text.strip():
        return package_names()
    found = []
    for place, one in enumerate(package_names()):
        rank = nearness(text, shipped_places(one.id))
        if rank is not None:
            found.append((rank, place))
    return tuple(package_names()[place] for _, place in sorted(found))


@cache
def shipped_places(package_id: str) -> Places:
    """Return where a search looks in a shipped package."""
    file = f"jobpakker/{package_id}.json"
    return search_places(datafiles.shipped_json(file), file)


@cache
def shared() -> Shared:
    """Return what all packages share: ladder, competences, certificates, advice, risks."""
    from vip2tui.catalogue.package import Shared

    return overlay.shipped(Shared, "faelles.json")


def unworded(part: Package | Shared) -> Package | Shared:
    """Return what is read of a package, or of what all share, in the words it was shipped with.

    One of one's own is said in no other words than its writer's.
    """
    if overlay.wording() is None:
        return part
    if part is shared():
        return datafiles.shipped(type(part), "faelles.json")
    listed = {one.id for one in package_names()}
    name = str(getattr(part, "id", ""))
    if name in listed and part is package(name):
        return datafiles.shipped(type(part), f"jobpakker/{name}.json")
    return part


@cache
def local() -> LocalFacts | None:
    """Return what the municipality says about the packages; nothing if it has said nothing."""
    from vip2tui.catalogue.local import LocalFacts

    return next(overlay.read(LOCAL, LocalFacts), None)


def competences(package_id: str) -> tuple[Competence, ...]:
    """Return every line of a package's competence card: the trade's own, then the shared ones.

    Raises:
        PackageNotFoundError: If there is no such package.
    """
    return (*package(package_id).competences, *shared().competences)


def is_habit(competence: str, package: str | None = None) -> bool:
    """Return whether a line of the card is a habit: «Møder til tiden»; a trade's own never is."""
    return not package and competence in habits()


@cache
def habits() -> frozenset[str]:
    """Return the competences that are habits."""
    return frozenset(one.id for one in shared().competences if one.habit)


@cache
def shipped_checklist() -> Checklist:
    """Return the mentor's checklist as it is shipped."""
    from vip2tui.catalogue.checklist import Checklist

    return overlay.shipped(Checklist, "tjekliste.json")


@cache
def checklist() -> Checklist:
    """Return the checklist for new courses: the newest edition, with the points of one's own last.

    A course that has begun keeps its copy.
    """
    return overlay.joined(checklist_without_own(), overlay.own_points())


def checklist_without_own() -> Checklist:
    """Return the newest edition of the list, shipped or fetched, without points of one's own."""
    from vip2tui.catalogue.checklist import Checklist
    from vip2tui.catalogue.stamped import order_of

    every = (shipped_checklist(), *overlay.read(CHECKLIST, Checklist))
    return max(every, key=lambda one: order_of(one.version))


def point(point_id: str) -> tuple[Point, Source] | None:
    """Return a point and its source, also one that only older courses have; nothing if unknown."""
    for listed in (checklist(), shipped_checklist()):
        if (found := listed.point(point_id)) is not None:
            return found, listed.sources[found.source]
    return None


@cache
def codes() -> Codes:
    """Return every list of stored codes with their words."""
    from vip2tui.catalogue.codes import Codes

    return overlay.shipped(Codes, "koder.json")


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 98 municipalities in the order of their codes."""
    from vip2tui.catalogue.codes import Municipalities

    return datafiles.shipped(Municipalities, "kommuner.json").every


def terms() -> Terms:
    """Return the words of the screen; a municipality's own file says what is called otherwise."""
    return overlay.terms()


@cache
def kle() -> Kle:
    """Return the KLE numbers by topic; a municipality's own file replaces those it names."""
    from vip2tui.catalogue.kle import Kle

    return overlay.joined(shipped_kle(), overlay.read(KLE, Kle))


def shipped_kle() -> Kle:
    """Return the KLE numbers as they are shipped."""
    from vip2tui.catalogue.kle import Kle

    return datafiles.shipped(Kle, "kle.json")


@cache
def instrument() -> Instrument:
    """Return the measurement: its questions, and what each figure means."""
    from vip2tui.catalogue.instrument import Instrument

    return overlay.shipped(Instrument, "instrument.json")


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """Return every act's rules; a municipality's file replaces a shipped one of the same id.

    Which of them hold on a day is told by `vip2tui.domain.law.rules.live`.
    """
    from vip2tui.catalogue.rulebook import RuleSet

    names = [f"regler/{name}" for name in datafiles.shipped_names("regler")]
    found = [datafiles.shipped(RuleSet, name) for name in names]
    found += overlay.read(RULES, RuleSet)
    return tuple({one.id: one for one in found}.values())


def _nearest(asked: str) -> tuple[PackageName, ...]:
    from difflib import SequenceMatcher

    from vip2tui.text.danish import fold

    if found := find_packages(asked):
        return found[:_NEAR] if asked.strip() else ()
    wanted = fold(asked)

    def likeness(one: PackageName) -> float:
        return max(
            SequenceMatcher(None, wanted, fold(name)).ratio()
            for name in (one.id, one.name, *one.aliases)
        )

    close = [one for one in package_names() if likeness(one) > _ALIKE]
    return tuple(sorted(close, key=likeness, reverse=True)[:_NEAR])


for _reader in (
    package, shared, shipped_checklist, checklist, codes, kle, local, instrument, rule_sets,
):  # fmt: skip
    overlay.forgets(_reader.cache_clear)
