"""The free-text guard: before a text is stored, it is asked whether something private is in it.

Every text goes through `Desk.act`, and the question hangs there: no form has one of its own. It is
a question and never a block. What was found is kept only while it is asked about, and stands in no
exception, no count and no log (R137 of docs/requirements.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.records import field_words
from vip2tui.services.citizen.redacting import RedactService, Value
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.text.guard import Found, cpr_like, watched, without

SENTENCE = "Skriv hensynet, ikke årsagen"
REMOVE, EDIT, KEEP = "Fjern den", "Ret teksten", "Gem alligevel"
"""The three answers, in the order they are offered."""
NOT_SAVED = "Intet er gemt. Ret teksten, og gem igen."
_OLD_REASON = "Privat oplysning"
"""Why a text that stood before goes; everybody who has the case reads it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One text that is asked about. Its words show nowhere but on the screen of who wrote them."""

    question: str
    """What was found and in which field: never the words themselves."""
    text: str = field(repr=False)
    found: tuple[Found, ...] = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """What was found, as it is written."""
        return tuple(dict.fromkeys(self.text[one.start : one.end] for one in self.found))

    @property
    def cleaned(self) -> str:
        """The text without it."""
        return without(self.text, self.found)


class FreeTextError(RefusedError):
    """A text is to be asked about first; it says neither what stands in it nor what was found."""

    def __init__(self, asked: Asked, answer: Callable[[str], None]) -> None:
        super().__init__(f"{asked.question} {NOT_SAVED}")
        self.asked = asked
        self.answer = answer
        """Takes the text that is to be stored instead, or the same: then it is done again."""


def refused(asked: Asked) -> str | None:  # noqa: ARG001 - it is asked where the refusal is caught
    """Answer nothing: whoever catches the refusal asks."""
    return None


class FreeTextService:
    """What is asked about each text that is to be stored."""

    def __init__(self, desk: Desk, redacting: RedactService) -> None:
        self._desk, self._redacting = desk, redacting
        self._answered: dict[tuple[str, str, str], str] = {}
        """Kind, field and text to what is stored instead, until it is."""
        self.ask: Callable[[Asked], str | None] = lambda asked: asked.text
        """Asks the person, and returns the text to store; None where it is refused and asked about
        by the caller. Left so, nobody is asked: a program writes."""

    def checked(self, drafts: Sequence[Draft]) -> tuple[Sequence[Draft], Callable[[], None]]:
        """Return what is to be written, and what is to be done once it is.

        Raises:
            FreeTextError: If a person must be asked first.
        """
        made: list[Draft] = []
        gone: list[Value] = []
        for draft in drafts:
            said = dict(self._said(draft))
            made.append(replace(draft, set={**draft.set, **said}) if said else draft)
            for name in said:
                gone += self._before(draft, name)
        self._answered.clear()
        return made, lambda: self._take_away(gone)

    def _said(self, draft: Draft) -> Iterator[tuple[str, str]]:
        """Yield the fields of a draft that are written otherwise than they were typed."""
        kind = KINDS.get(draft.kind)
        if kind is None or place_of(draft.case) is Place.LOCAL:
            return
        for name in kind.typed & draft.set.keys():
            typed = draft.set[name]
            if isinstance(typed, str) and not self._stands(draft, name, typed):
                text = self._settled(draft, name, typed, is_name=kind.fields[name].named)
                if text != typed:
                    yield name, text

    def _settled(self, draft: Draft, name: str, text: str, *, is_name: bool) -> str:
        """Return the text that is to be stored."""
        while found := self._found(draft.case, text, is_name=is_name):
            key = (draft.kind, name, text)
            if key not in self._answered:
                asked = Asked(self._question(draft, name, text, found), text, found)
                answer = self.ask(asked)
                if answer is None:
                    raise FreeTextError(asked, partial(self._answered.__setitem__, key))
                self._answered[key] = answer
            if self._answered[key] == text:
                return text
            text = self._answered[key]
        return text

    def _found(self, case: str, text: str, *, is_name: bool) -> tuple[Found, ...]:
        numbers = tuple(cpr_like(text))
        if is_name:
            return numbers
        words = list(watched(text, self._desk.catalogue.codes().watch_list))
        names = self._names(case) if words else frozenset()
        strange = [one for one in words if text[one.start : one.end].casefold() not in names]
        return (*numbers, *strange)

    def _names(self, case: str) -> frozenset[str]:
        """Return the words of the citizen's own name: «Islam» is a name too."""
        citizen = shared_case(case)
        record = self._desk.state(citizen).records.get(citizen)
        is_citizen = record is not None and record.kind == Citizen.KIND
        name = str(record.get("name") or "") if record is not None and is_citizen else ""
        return frozenset(one.casefold() for one in name.split())

    def _question(self, draft: Draft, name: str, text: str, found: Sequence[Found]) -> str:
        numbers = len(list(cpr_like(text)))
        what = [
            *(["noget, der ligner et CPR-nummer"] if numbers else []),
            *(["noget om helbred, religion eller familie"] if len(found) > numbers else []),
        ]
        told = f"I feltet «{field_words(draft.kind, name)}» står {' og '.join(what)}. {SENTENCE}."
        if any(self._redacting.why_not(one.change) for one in self._before(draft, name)):
            told += " Det, der stod der før, kan kun kommunen fjerne."
        return told

    def _stands(self, draft: Draft, name: str, text: Json) -> bool:
        """Return whether a text stands there already, as where a doubt is decided."""
        record = self._desk.state(draft.case).records.get(draft.record)
        heads = record.heads.get(name, ()) if record else ()
        return any(head.set.get(name) == text for head in heads)

    def _before(self, draft: Draft, name: str) -> list[Value]:
        """Return the stored values that a text takes the place of and that hold the like."""
        over = draft.over.get(name, ())
        if not over:
            return []
        held = (one for one in self._desk.store.changes(draft.case) if one.id in over)
        values = (Value(one, name, stands=True) for one in held if name in one.set)
        is_name = KINDS[draft.kind].fields[name].named
        return [
            one
            for one in values
            if self._found(draft.case, str(one.change.set[name] or ""), is_name=is_name)
        ]

    def _take_away(self, values: Sequence[Value]) -> None:
        """Take away for good what stood there before, as far as this person may."""
        mine = [one for one in values if self._redacting.why_not(one.change) is None]
        if mine:
            self._redacting.redact(mine, _OLD_REASON)
