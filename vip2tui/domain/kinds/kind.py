"""What is said of a kind of record, once: a row of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role

Said = Mapping[str, Any]
"""What a change of a record says: field to value."""

SHARED = frozenset({Place.SHARED})
PROFESSIONAL = frozenset({Place.PROFESSIONAL})
LOCAL_ONLY = frozenset({Place.LOCAL})
ANYWHERE = frozenset({Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE})


@dataclass(frozen=True, slots=True)
class Words:
    """What a record of a kind is called."""

    the: str
    """«notatet»."""
    one: str
    """«notat»."""
    many: str
    """«notater»."""
    new: str = ""
    """What is said when one is made: «nyt forløb»; empty where that is told as what it says."""
    nameless: str = ""
    """What is said when one is made that says nothing: «notatet uden tekst»."""


@dataclass(frozen=True)
class Kind:
    """What holds for every record of a kind."""

    name: str
    """As it is stored."""
    words: Words
    model: type[Fact]
    """What a record of it is read as."""
    places: frozenset[Place] = SHARED
    parents: tuple[str, ...] = ()
    """The fields that name the records it hangs on."""
    setters: frozenset[Role] | None = None
    """Who may set it; left out, everybody who has the case."""
    stands_in: Mapping[str, Any] = field(default_factory=dict)
    """What a field says that the fact cannot do without, where it is missing or cannot be read."""
    asked: tuple[str, ...] = ()
    """The fields that a person is asked for («Mangler»), in that order; none blocks anything."""
    makes: tuple[frozenset[str], ...] = ()
    """What the change says that makes one: without it the rest of the record says nothing."""
    called: tuple[str, ...] = ()
    """The fields that say what one is called, the first that holds something."""
    beside: frozenset[str] = frozenset()
    """Fields that stand beside what a person did, and are not it."""
    done: Mapping[str, str] = field(default_factory=dict)
    """Status to what was done, in words: «sat i gang»."""
    counted: Mapping[str, Words] = field(default_factory=dict)
    """Status to what a record that has it is counted as, if not as one of its kind."""
    found: str = ""
    """What a search calls it: «person»; the word for one if left out."""
    page: str = ""
    """The part of the citizen's page it stands on, where that is not the first."""
    changed: str = ""
    """What is said before the fields that were changed; the record's own words if left out."""
    told: Callable[[Said], str] | None = None
    """What a change of it did, where that is said in words of its own; empty if it is not."""
    ties: Callable[[str, Said], Iterator[tuple[str, str]]] | None = None
    """What else stands on what: given the record and what a change says, the lower one first."""
    lasting: bool = False
    """Whether no undo reaches it."""
    stays: bool = False
    """Whether going back in time leaves it as it is: who has a case and whose it is, what was taken
    away for good, and what this computer was told for itself."""
    with_citizen: bool = True
    """Whether it is read with the citizen it is about; else it stands for itself, or is asked for
    where it is needed."""

    @property
    def travels(self) -> bool:
        """Whether it ever leaves the device."""
        return bool(self.places & {Place.SHARED, Place.PROFESSIONAL})

    @cached_property
    def fields(self) -> Mapping[str, Says]:
        """Each field and how it is said."""
        return dict(_said(self.model))

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """The fields that a search looks in."""
        return tuple(name for name, says in self.fields.items() if says.searched)

    @cached_property
    def typed(self) -> frozenset[str]:
        """The fields that hold what a person typed, and no code."""
        return frozenset(
            name
            for name, says in self.fields.items()
            if (says.free or says.searched or says.typed) and not (says.codes or says.registered)
        )

    @cached_property
    def sealed(self) -> tuple[str, ...]:
        """The fields whose values are never said by themselves, in their order."""
        return tuple(name for name, says in self.fields.items() if says.sealed)

    @cached_property
    def free(self) -> frozenset[str]:
        """The fields that are written freely."""
        return frozenset(name for name, says in self.fields.items() if says.free)


def _said(model: type[Fact]) -> Iterator[tuple[str, Says]]:
    for name, info in model.model_fields.items():
        for one in info.metadata:
            if isinstance(one, Says):
                yield name, one
