"""A citizen who is erased: the office's signed word, which travels and holds codes alone.

One office's computer asks and another of the same authority agrees, both over the same bytes. It is
kept outside the case by every computer that has heard it, and repeated to each that has not said
so: what still arrives of the citizen is dropped. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.roles import Role
from vip2tui.exchange.authority import Authority, authorities
from vip2tui.exchange.contact import DeviceId
from vip2tui.exchange.errors import NotAChangeError
from vip2tui.exchange.keys import DeviceKeys, from_text, pae, to_text, verified
from vip2tui.exchange.strict import CASE, ID, read_json

if TYPE_CHECKING:
    from vip2tui.exchange.context import Context
    from vip2tui.exchange.peers import Peer
    from vip2tui.exchange.scope import Party

TYPE = "application/vnd.vip2tui.erase+json;v=1"
ASKED = "erasing"
"""Table, by the act's id: one that a second person has not agreed to yet."""
MOST = 500
"""Acts in a file; the next has the rest."""
MOST_RECEIPTS = 5_000
_MAX_PAYLOAD = 8_192
_MOST_CASES = 50
_TWO = 2

Signature = tuple[DeviceId, Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{86}==$")]]


class SignedErasure(BaseModel):
    """An act as it is sent: DSSE's payload and the one or two signatures over it."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="ignore", strict=True, hide_input_in_errors=True
    )

    payload: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]+={0,2}$", max_length=10_924)]
    signatures: Annotated[tuple[Signature, ...], Field(min_length=1, max_length=_TWO)]


class _Facts(BaseModel):
    """What is signed."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="ignore", strict=True, hide_input_in_errors=True
    )

    id: Annotated[str, StringConstraints(pattern=f"^{ID}$")]
    citizens: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=f"^{CASE}$")], ...],
        Field(min_length=1, max_length=_MOST_CASES),
    ]
    reason: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
    ground: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
    asked: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


@dataclass(frozen=True, slots=True)
class Erasure:
    """That citizens, one person, are to be erased or are."""

    id: str
    citizens: tuple[str, ...]
    reason: str
    ground: str
    asked: str
    """The day (ISO) it was asked for; for people to read."""
    payload: bytes
    signatures: tuple[tuple[str, str], ...]
    """Device and signature: who asked, and who agreed."""

    @property
    def is_agreed(self) -> bool:
        """Whether a second one has signed."""
        return len(self.signatures) == _TWO

    def facts(self) -> SignedErasure:
        """Return it as it is sent."""
        return SignedErasure(payload=to_text(self.payload), signatures=self.signatures)

    def row(self) -> dict[str, Any]:
        """Return it as it is kept; the citizens stand beside, for who keeps the bytes."""
        signed = [list(one) for one in self.signatures]
        return {
            "cases": list(self.citizens), "payload": to_text(self.payload), "signatures": signed
        }  # fmt: skip

    def agreed(self, keys: DeviceKeys, device: str) -> Erasure:
        """Return it with a second signature."""
        return replace(
            self, signatures=(*self.signatures, (device, keys.sign(pae(TYPE, self.payload))))
        )


def ask(
    keys: DeviceKeys,
    device: str,
    *,
    act: str,
    citizens: Sequence[str],
    reason: str,
    ground: str,
    asked: str,
) -> Erasure:
    """Return an act with the first signature."""
    facts = {
        "id": act, "citizens": sorted(citizens), "reason": reason, "ground": ground, "asked": asked
    }  # fmt: skip
    payload = orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)
    return _read(payload, ((device, keys.sign(pae(TYPE, payload))),))


def erasure_of(facts: SignedErasure | Mapping[str, Any]) -> Erasure:
    """Return an act as it came or is kept.

    Raises:
        ValueError: If it is not made as the program makes it.
    """
    raw = facts.model_dump() if isinstance(facts, SignedErasure) else facts
    signed = tuple((str(device), str(sig)) for device, sig in raw["signatures"])
    return _read(from_text(raw["payload"]), signed)


def _read(payload: bytes, signatures: tuple[tuple[str, str], ...]) -> Erasure:
    try:
        read_json(payload, _MAX_PAYLOAD, 3, 100)
    except NotAChangeError as error:
        raise ValueError(str(error)) from error
    found = _Facts.model_validate_json(payload)
    if any(shared_case(one) != one for one in found.citizens):
        raise ValueError("not a citizen's own case")
    return Erasure(
        found.id, found.citizens, found.reason, found.ground, found.asked, payload, signatures
    )


@dataclass(frozen=True, slots=True)
class Judge:
    """Whose word counts."""

    me: Party
    signing: str
    """This device's public signing key."""
    peers: Mapping[str, Peer]

    @property
    def authorities(self) -> dict[str, Authority]:
        """The offices known here, each with its authority."""
        return authorities(self.me, self.peers)

    def authority(self, one: Erasure) -> Authority:
        """Return the authority that says it; nobody where it is not an office's word.

        An office that was barred since still counts as one of the two who signed, beside one that
        is not: what was agreed then holds.
        """
        devices = [device for device, _ in one.signatures]
        known = self.authorities
        alive = [device for device in devices if device in known]
        is_so = (
            len(set(devices)) == len(devices)
            and bool(alive)
            and all(device in known[alive[0]] for device in alive)
            and all(self._signed(one, device, sig) for device, sig in one.signatures)
        )
        return known[alive[0]] if is_so else frozenset()

    def _signed(self, one: Erasure, device: str, signature: str) -> bool:
        if device == self.me.device:
            is_office, key = self.me.role is Role.OFFICE, self.signing
        elif peer := self.peers.get(device):
            is_office, key = peer.contact.role is Role.OFFICE, peer.contact.signing
        else:
            return False
        return is_office and verified(key, pae(TYPE, one.payload), signature)

    def is_for(self, one: Erasure, peer: Peer) -> bool:
        """Return whether a computer is to be told: those of the authority, and what is theirs."""
        if peer.contact.role is Role.OFFICE:
            return peer.device in self.authority(one)
        return one.is_agreed and self.me.role is Role.OFFICE


@dataclass(frozen=True, slots=True)
class Going:
    """What a file says of the erased, and what is left of the file without them."""

    file: Context
    """The file without a word of them."""
    fresh: tuple[Erasure, ...] = ()
    """In force from now on."""
    asked: tuple[Erasure, ...] = ()
    """Those that wait for a yes here."""
    refused: int = 0
    """Those that are not believed."""
    cases: tuple[str, ...] = ()
    """The cases held here that go."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Act to how many changes of its citizens are in the file, and are not taken in."""


def set_aside(file: Context, known: Mapping[str, Peer]) -> Going:
    """Return what a file says of the erased, and the file without them.

    Args:
        file: The file and this device.
        known: The computers known here, as the roster in the file leaves them.
    """
    here = file.here
    judge = Judge(here.me, here.signing, known)
    fresh, asked, refused = dict[str, Erasure](), dict[str, Erasure](), 0
    for facts in file.opened.manifest.erasures:
        one = _erasure(facts)
        if one is not None and one.id in here.erased:
            continue
        if one is None or not _counts(one, judge, file):
            refused += 1
        elif one.is_agreed:
            fresh[one.id] = one
        elif one.id not in here.asked:
            asked[one.id] = one
    acts = {**here.erased, **fresh}
    of = {citizen: one.id for one in acts.values() for citizen in one.citizens}
    held = [case for case in here.cases if shared_case(case) in of]
    rest, dropped = _without(file, of)
    waits = tuple(one for one in asked.values() if one.id not in fresh)
    return Going(rest, tuple(fresh.values()), waits, refused, tuple(sorted(held)), dropped)


def _erasure(facts: SignedErasure) -> Erasure | None:
    try:
        return erasure_of(facts)
    except ValueError:
        return None


def _counts(one: Erasure, judge: Judge, file: Context) -> bool:
    """Return whether it may be believed here: an authority's word, of a case of its own."""
    offices, here = judge.authority(one), file.here
    if not offices or (not one.is_agreed and here.me.device not in offices):
        return False
    facts = [here.fact(citizen) for citizen in one.citizens]
    whose = [fact.belongs for fact in facts if fact is not None and fact.belongs is not None]
    return all(offices & belongs for belongs in whose)


def _without(file: Context, of: Mapping[str, str]) -> tuple[Context, dict[str, int]]:
    """Return the file without a word of the erased, and how many words there were, by act."""
    opened = file.opened
    manifest, dropped = opened.manifest, dict[str, int]()
    for run in opened.runs:
        if act := of.get(shared_case(run.case)):
            dropped[act] = dropped.get(act, 0) + len(run.lines)
    if not any(shared_case(case) in of for case in (*manifest.have, *manifest.cases)):
        return file, dropped
    rest = manifest.model_copy(
        update={
            "have": _of_others(manifest.have, of),
            "cases": _of_others(manifest.cases, of),
            "gone": tuple(case for case in manifest.gone if shared_case(case) not in of),
            "seals": tuple(one for one in manifest.seals if shared_case(one.case) not in of),
        }
    )
    runs = tuple(run for run in opened.runs if shared_case(run.case) not in of)
    return replace(file, opened=replace(opened, manifest=rest, runs=runs)), dropped


def _of_others(named: Mapping[str, Any], of: Collection[str]) -> dict[str, Any]:
    return {case: one for case, one in named.items() if shared_case(case) not in of}
