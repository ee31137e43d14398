"""What a municipality has laid over the shipped data: its words, numbers, rules and points.

The vault keeps the files; whoever opens it lays them here, and every reader of `catalog` then says
the same. One process has one vault. A file that a newer program cannot read is passed over: a
shipped text is better than none, and the list of files says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from vip2tui.base import datafiles
from vip2tui.base.datafiles import BrokenDataError
from vip2tui.catalogue.names import POINTS, TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol, Self

    from pydantic import BaseModel

    from vip2tui.catalogue.checklist import OwnPoints
    from vip2tui.catalogue.codes import Terms
    from vip2tui.text.wording import Wording

    class Joins(Protocol):
        """A list that takes others."""

        def with_own(self, own: Any, /) -> Self: ...

    Model = TypeVar("Model", bound=BaseModel)
    Joined = TypeVar("Joined", bound=Joins)

_WORDED = frozenset(
    {"tekst", "navn", "hjaelp", "ses_af", "forklaring", "regel", "naar", "handling", "note"}
)
"""Keys of shipped files whose texts are the program's own words."""


_QUOTED = "kilder"
"""The names of sources stand as they are: they tell where a text is from."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file as it came, checked."""

    kind: str
    id: str
    data: bytes


_laid: tuple[OwnFile, ...] = ()
_forgetting: list[Callable[[], None]] = []


def lay(files: Iterable[OwnFile]) -> None:
    """Let these files hold from now on, and no others."""
    global _laid  # one process has one vault
    every = tuple(files)
    if every != _laid:
        _laid = every
        for forget in _forgetting:
            forget()


def forgets(*forget: Callable[[], None]) -> None:
    """Name what must be read again when other files hold."""
    _forgetting.extend(forget)


def read(kind: str, model: type[Model]) -> Iterator[Model]:
    """Yield the files of a kind that hold."""
    for one in _laid:
        if one.kind == kind:
            try:
                yield datafiles.read(model, one.data, one.id)
            except BrokenDataError:
                continue


def joined(base: Joined, own: Iterable[Any]) -> Joined:
    """Return a shipped list with files put over it; one that does not go with it is passed over."""
    for one in own:
        try:
            base = base.with_own(one)
        except ValueError:
            continue
    return base


@cache
def shipped_terms() -> Terms:
    """Return the words as they are shipped."""
    from vip2tui.catalogue.codes import Terms

    return datafiles.shipped(Terms, "ord.json")


def called() -> Terms:
    """Return the words with the municipality's own, their explanations as they were written."""
    from vip2tui.catalogue.codes import OwnTerms

    return joined(shipped_terms(), read(TERMS, OwnTerms))


@cache
def terms() -> Terms:
    """Return the words of the screen, as the municipality says them."""
    found, words = called(), wording()
    if words is None:
        return found
    told = (one.evolve(explanation=words.of(one.explanation)) for one in found.terms)
    return found.evolve(terms=tuple(told))


@cache
def wording() -> Wording | None:
    """Return what is said instead of what; nothing if all is called as it is shipped."""
    if all(one.kind != TERMS for one in _laid):
        return None
    from vip2tui.text.wording import Wording

    swaps = shipped_terms().swaps(called())
    return Wording(swaps) if swaps else None


def own_points() -> tuple[OwnPoints, ...]:
    """Return the groups of points that hold."""
    from vip2tui.catalogue.checklist import OwnPoints

    return tuple(read(POINTS, OwnPoints))


def worded(text: str) -> str:
    """Return a sentence of the program's in the municipality's words; quotes are left alone."""
    words = wording()
    return words.of(text) if words else text


def shipped(model: type[Model], file: str) -> Model:
    """Return a shipped file, its texts in the municipality's words."""
    words = wording()
    if words is None:
        return datafiles.shipped(model, file)
    import orjson

    said = _texts_worded(datafiles.shipped_json(file), words)
    return datafiles.read(model, orjson.dumps(said), file)


def _texts_worded(part: Any, words: Wording, key: str = "") -> Any:
    if isinstance(part, dict):
        return {k: v if k == _QUOTED else _texts_worded(v, words, k) for k, v in part.items()}
    if isinstance(part, list):
        return [_texts_worded(one, words, key) for one in part]
    return words.of(part) if isinstance(part, str) and key in _WORDED else part


forgets(terms.cache_clear, wording.cache_clear)
