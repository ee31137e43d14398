"""Files that are to cost as much as can be, each within every bound but the last that is asked."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import orjson

from tests.exchange.device import AT, office_and
from tests.exchange.forger import locked, resealed, sealed, unlocked
from vip2tui.changes.change import compose, split_id
from vip2tui.changes.vector import START
from vip2tui.domain.roles import Role
from vip2tui.exchange.roster import Member, make_roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LINES = 50_000


class Scene:
    """An office, and a mentor's laptop in bad hands."""

    def __init__(self) -> None:
        self.office, self.mentor = office_and(Role.MENTOR)
        self.case = self.mentor.new_case()
        self.manifest, _ = unlocked(self.mentor.send(self.office), self.office)

    def line(self, n: int, record: str = "r", kind: str = "entry", case: str = "", writer: str = "",
             **said: Any) -> bytes:  # fmt: skip
        name = f"{writer or self.mentor.writer}.{case or self.case}.{n}"
        clock = said.pop("clock", n)
        return compose(id=name, clock=clock, action="a", at=AT, by="x", record=record, kind=kind,
                       **said).line  # fmt: skip

    def file(self, lines: Sequence[bytes], **more: Any) -> bytes:
        """Return them as a file that is lawful but for what they say."""
        lines = sorted(lines, key=_place)
        resealed(self.manifest, lines, self.mentor)
        return locked(self.manifest | more, lines, self.mentor, self.office)

    def ids(self, count: int) -> list[str]:
        return [f"{self.mentor.writer}.{self.case}.{n}" for n in numbers(count)]

    def unlawful(self, line: bytes, times: int) -> bytes:
        """Return one line many times; what is counted in the first line is right."""
        runs = {self.case: {self.mentor.writer: [1, times, START.hex()]}}
        return locked(self.manifest | {"cases": runs, "lines": times}, [line] * times,
                      self.mentor, self.office)  # fmt: skip

    def first_line(self, payload: bytes) -> bytes:
        return locked(payload, [], self.mentor, self.office)


def _place(line: bytes) -> tuple[str, str, int]:
    writer, case, n = split_id(str(orjson.loads(line)["id"]))
    return case, writer, n


def head(stanzas: int) -> bytes:
    text = b64encode(bytes(range(32))).rstrip(b"=")
    stanza = b"-> X25519 " + text + b"\n" + text + b"\n"
    return b"age-encryption.org/v1\n" + stanza * stanzas + b"--- " + text + b"\n" + bytes(100)


def numbers(count: int) -> Iterable[int]:
    return range(1, count + 1)


def chain_of_courses(s: Scene) -> bytes:
    """Each hangs on the one before it, and each is closed."""
    return s.file([s.line(n, f"k{n}", "course", seen={},
                          set={"citizen": f"k{n - 1}", "closed": True})
                   for n in numbers(LINES)])  # fmt: skip


def one_below_all(s: Scene) -> bytes:
    """Half of them are closed courses; the other half says of one note that it hangs on each."""
    half = LINES // 2
    return s.file([
        *(s.line(n, f"k{n}", "course", set={"closed": True}, seen={}) for n in numbers(half)),
        *(s.line(half + n, "e", set={"course": f"k{n}"}) for n in numbers(half)),
    ])  # fmt: skip


def claims(s: Scene, name: str) -> bytes:
    """Half are claims of one record, of which the last alone has seen the other half."""
    half, saw = LINES // 2, {s.mentor.writer: LINES}
    return s.file([
        *(s.line(n, "r", set={f"t{n % 9}": n}) for n in numbers(half)),
        *(s.line(half + n, "r", set={name: True}, seen=saw if n == half else {"w": 1})
          for n in numbers(half)),
    ])  # fmt: skip


def many_cases(s: Scene, count: int) -> bytes:
    return s.file([s.line(1, f"c{n}", "citizen", case=f"c{n}", set={"name": "x"})
                   for n in numbers(count)])  # fmt: skip


def many_writers(s: Scene, count: int, said: str = "x") -> bytes:
    return s.file([s.line(1, f"r{n}", writer=f"w{n}", set={"text": said}) for n in numbers(count)])


def roster_of(s: Scene, count: int) -> bytes:
    """An office's own list, to a mentor who knows it."""
    crowd = [s.mentor.contact.model_copy(update={"device": f"d{n:036d}"}) for n in numbers(count)]
    s.office.give(s.office.new_case(), s.mentor)
    s.office.roster = make_roster(s.office.keys, s.office.device, 2**40, AT, map(Member, crowd))
    return s.office.send(s.mentor)


def clashing_writers(s: Scene, count: int) -> tuple[bytes, bytes]:
    """Two files: the same numbers of the same writers, with other words."""
    return many_writers(s, count), many_writers(s, count, "y")


def ticks(s: Scene, count: int) -> bytes:
    """What a large office's file is full of."""
    return s.file([
        s.line(n, f"{n:08d}-0000-4000-8000-000000000000", "item",
               set={"status": "klaret", "day": "2026-05-04", "course": s.case},
               over={"status": [f"{s.mentor.writer}.{s.case}.1"]} if n > 1 else {})
        for n in numbers(count)
    ])  # fmt: skip


def have_of(s: Scene, have: dict[str, Any]) -> bytes:
    return s.file([s.line(1, s.case, "citizen", set={"name": "x"})], have=have)


def entry(n: int = 1) -> list[Any]:
    return [n, "a" * 64]


BOMBS: dict[str, tuple[Callable[[Scene], bytes], str]] = {
    "a head with 16,000 stanzas": (lambda s: head(16_000), "HostileFileError"),
    "a head of 60 MB": (lambda s: head(600_000), "HostileFileError"),
    "a first line nobody signed": (
        lambda s: sealed(b'{"a":[' + b"{}," * 20_000_000 + b"{}]}" + b"\n", s.office),
        "HostileFileError",
    ),
    "no line break": (lambda s: sealed(b"x" * 63_000_000, s.office), "HostileFileError"),
    "a first line of boxes": (
        lambda s: s.first_line(b'{"a":[' + b"{}," * 2_000_000 + b"{}]}"), "HostileFileError",
    ),
    "a first line of numbers": (
        lambda s: s.first_line(b'{"a":[' + b"4294967296," * 540_000 + b"1]}"), "HostileFileError",
    ),
    "a first line of short texts": (
        lambda s: s.first_line(b'{"a":[' + b'"ab",' * 1_200_000 + b'""]}'), "HostileFileError",
    ),
    "a first line that is deep": (
        lambda s: s.first_line(b'{"a":' * 1_000_000 + b"{}" + b"}" * 1_000_000), "HostileFileError",
    ),
    "one long number": (
        lambda s: s.first_line(b'{"a":' + b"9" * 5_900_000 + b"}"), "HostileFileError",
    ),
    "one long text": (
        lambda s: s.first_line(b'{"a":"' + b"x" * 5_900_000 + b'"}'), "HostileFileError",
    ),
    "have of 12,000 cases": (
        lambda s: have_of(s, {f"c{n}": {"w": entry()} for n in numbers(12_000)}), "taken",
    ),
    "have of one case": (
        lambda s: have_of(s, {"c": {f"w{n}": entry() for n in numbers(12_000)}}), "taken",
    ),
    "have of 40,000 cases with nothing": (
        lambda s: have_of(s, {f"c{n}": {} for n in numbers(40_000)}), "HostileFileError",
    ),
    "have of 40,000": (
        lambda s: have_of(s, {f"c{n}": {"w": entry()} for n in numbers(40_000)}),
        "HostileFileError",
    ),
    "deep lines": (
        lambda s: s.unlawful(b'{"a":' * 10_000 + b"{}" + b"}" * 10_000, 630), "HostileFileError",
    ),
    "wide lines": (
        lambda s: s.unlawful(b'{"a":[' + b"{}," * 21_000 + b"{}]}", 600), "HostileFileError",
    ),
    "lines of short texts": (
        lambda s: s.file([s.line(n, set={"a": ["ab"] * 4_900}) for n in numbers(1_600)]),
        "HostileFileError",
    ),
    "lines of boxes": (
        lambda s: s.file([s.line(n, set={"a": [{}] * 4_900}) for n in numbers(2_600)]),
        "HostileFileError",
    ),
    "lines of boxes with something in": (
        lambda s: s.file([s.line(n, set={"a": [{"a": 1}] * 60}) for n in numbers(50_000)]),
        "HostileFileError",
    ),
    "long lines": (
        lambda s: s.file([s.line(n, set={f"t{k}": "x" * 9_990 for k in range(6)})
                          for n in numbers(650)]), "taken",
    ),
    "as many changes as may be": (
        lambda s: s.file([s.line(n, f"r{n}", set={"text": "x"}) for n in numbers(LINES)]), "taken",
    ),
    "more changes than may be": (
        lambda s: s.file([s.line(n, "r", set={"a": 1}) for n in numbers(100_001)]),
        "TooLargeFileError",
    ),
    "50,000 heads of one field": (
        lambda s: s.file([s.line(n, set={"text": n}) for n in numbers(LINES)]), "taken",
    ),
    "one id many times": (
        lambda s: s.unlawful(s.line(1, set={"text": "x"}), LINES), "HostileFileError",
    ),
    "50,000 undos of one another": (
        lambda s: s.file([
            s.line(1, set={"text": "x"}),
            *(s.line(n, "a", "undo", undoes=[f"{s.mentor.writer}.{s.case}.{n - 1}"])
              for n in range(2, LINES)),
        ]), "taken",
    ),
    "undos of everything": (
        lambda s: s.file([
            *(s.line(n, set={"text": "x"}) for n in numbers(900)),
            *(s.line(n, "a", "undo", undoes=s.ids(900)) for n in range(901, 1_500)),
        ]), "taken",
    ),
    "half of them deletes": (lambda s: claims(s, "deleted"), "taken"),
    "half of them closes": (lambda s: claims(s, "closed"), "taken"),
    "courses that hang on one another": (chain_of_courses, "HostileFileError"),
    "a note that hangs on every course": (one_below_all, "HostileFileError"),
    "many cases": (lambda s: many_cases(s, 5_000), "taken"),
    "more cases than may be": (lambda s: many_cases(s, 5_001), "HostileFileError"),
    "many writers": (lambda s: many_writers(s, 5_000), "taken"),
    "joins": (
        lambda s: s.file([s.line(n, f"j{n}", "join", set={"text": f"c{n}", "status": f"c{n + 1}"})
                          for n in numbers(LINES)]), "taken",
    ),
}  # fmt: skip
"""Name to how it is made, and what becomes of it."""
