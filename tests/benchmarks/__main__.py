"""Run benchmarks and write their tables: ``python -m tests.benchmarks [--write] [NAME …]``.

Without a name all are run; each section of the page is replaced by itself.

Timings are of the machine it runs on and judge nothing; the ratios, taken side by side in one run,
are what is compared with the bounds.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import (
    case_load,
    catalogue,
    commit,
    drafting,
    exchange,
    fetching,
    going_back,
    measured,
    numbers,
    office,
    opening,
    papers,
    searching,
    starting,
    today,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TABLE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
SIZES = (1_000, 10_000, 100_000)


@contextmanager
def _folder() -> Iterator[Path]:
    # Not the system's temporary folder: that may be memory, where an fsync costs nothing.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".benchmark-") as name:
        yield Path(name)


def _commits() -> Iterator[str]:
    yield _row(
        "changes in the vault",
        "raw write + fsync",
        "the vault",
        "SQLite (WAL, FULL)",
        "plain TinyDB",
        "vault/raw (≤ 2)",
        "vault/SQLite (≤ 1.5)",
    )
    yield "|---|---|---|---|---|---|---|"
    ours = []
    for count in SIZES:
        with _folder() as folder:
            took = commit.measure(folder, count, 300)
        ours.append(took["vault"] / took["raw"])
        cells = [f"{took[way] * 1e3:.3f} ms" for way in ("raw", "vault", "sqlite", "tinydb")]
        ratios = [took["vault"] / took["raw"], took["vault"] / took["sqlite"]]
        yield _row(f"{count:,}", *cells, *(f"{ratio:.2f}" for ratio in ratios))
    yield ""
    yield f"Growth from 1,000 to 100,000, against a raw write: {ours[-1] / ours[0]:.2f} (≤ 1.5)."
    with _folder() as folder:
        slow = commit.measure(folder, 10_000, 150, slow=True)
    ratio = slow["vault"] / slow["raw"]
    yield f"With 5 ms added to each fsync (10,000 changes): {ratio:.2f} × raw (≤ 1.2)."
    yield ""


def _openings() -> Iterator[str]:
    yield "Without the derivation of the key. The yardstick: `orjson.loads` of the same."
    yield ""
    yield "| changes | orjson.loads | open | first case folded | all folded | all/orjson (≤ 5) |"
    yield "|---|---|---|---|---|---|"
    for count in SIZES:
        with _folder() as folder:
            took = opening.measure(folder, count, 5)
        cells = [f"{took[part] * 1e3:.1f} ms" for part in ("loads", "open", "first", "all")]
        yield _row(f"{count:,}", *cells, f"{took['all'] / took['loads']:.2f}")
    size = opening.bytes_per_change(20_000)
    yield ""
    yield f"Memory per change: {size['bytes']:.0f} bytes, with all folded {size['folded']:.0f}."
    yield ""


def _exchanges() -> Iterator[str]:
    yield "All that is written, in one file to an office that has nothing; µs per change, no disk."
    yield ""
    yield (
        "| changes | making the file and reading it again | seeing what it does | fetching it "
        "| the same again | file/plain JSON | what is to be sent, at first | after a file "
        "| after one change | unchanged |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    each: list[float] = []
    for count in (2_000, 10_000, 20_000):
        took = exchange.measure(count, 5)
        parts = [took[part] / count * 1e6 for part in ("send", "plan", "apply", "again")]
        each.append(took["plan"] / count + took["apply"] / count)
        yield _row(
            f"{count:,}",
            *(f"{part:.1f} µs" for part in parts),
            f"{took['file'] / took['plain']:.3f}",
            f"{took['line'] * 1e3:.0f} ms",
            f"{took['line after sending'] * 1e3:.0f} ms",
            f"{took['line after one'] * 1e3:.1f} ms",
            f"{took['line unchanged'] * 1e3:.2f} ms",
        )
    yield ""
    yield f"Growth per change, 2,000 to 20,000 (see and fetch): {each[-1] / each[0]:.2f} (≤ 1.5)."
    yield ""


def _many_files() -> Iterator[str]:
    counts = (10, 100, 300)
    took = fetching.measure(counts, 5)
    yield "| files, each from its own computer | per file | against 10 (≤ 1.2) |"
    yield "|---|---|---|"
    for count in counts:
        yield _row(str(count), f"{took[count] * 1e3:.1f} ms", f"{took[count] / took[10]:.2f}")
    yield ""


def _goings_back() -> Iterator[str]:
    yield "300 citizens, 100,000 changes; beside opening the vault and folding all of it."
    yield ""
    with _folder() as folder:
        took = going_back.measure(folder, 100_000)
    yield "| going back over | seeing what differs | doing it | both against opening |"
    yield "|---|---|---|---|"
    look, go, opened = took["look part"], took["look all"], took["open"]
    yield _row("the last tenth (≤ 1)", f"{look:.2f} s", "", f"{look / opened:.2f}")
    both = go + took["go all"]
    yield _row(
        "all of it, everything one has written",
        f"{go:.2f} s",
        f"{took['go all']:.2f} s",
        f"{both / opened:.2f}",
    )
    yield ""


def _starts() -> Iterator[str]:
    with _folder() as folder:
        took = starting.measure(folder, 9)
    yield "| | time | against an empty Textual app |"
    yield "|---|---|---|"
    bare, rest = took["bare"], took["today"] - took["kdf"]
    yield _row("an empty Textual app", f"{bare:.2f} s", "1.00")
    yield _row(
        "to the passphrase (≤ 1.2)", f"{took['prompt']:.2f} s", f"{took['prompt'] / bare:.2f}"
    )
    yield _row(
        "from Enter to «I dag», without the key (≤ 2.5)", f"{rest:.2f} s", f"{rest / bare:.2f}"
    )
    yield _row("the derivation of the key itself (least cost)", f"{took['kdf']:.2f} s", "")
    yield ""
    check = "import sys, vip2tui.cli; print('textual' in sys.modules)"
    known = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True
    )
    yield f"`vip2tui --help` imports textual: {'yes' if 'True' in known.stdout else 'no'}."
    yield ""


def _case_loads() -> Iterator[str]:
    yield "Seconds worked, in one run; the yardstick is the same page around Textual's own table."
    yield ""
    yield "| citizens | a step down | against 100 (≤ 1.2) | against DataTable (≤ 0.5) |"
    yield "|---|---|---|---|"
    for cells in case_load.rows():
        yield _row(*cells)
    yield ""


def _papers() -> Iterator[str]:
    with _folder() as folder:
        yield from papers.lines(folder)


def _measured() -> Iterator[str]:
    yield from measured.lines()
    yield ""


def _drafts() -> Iterator[str]:
    with _folder() as folder:
        took = drafting.measure(folder, 20_000, 100)
    yield _row("", "without a draft", "20,000 answers", "ratio (≤ 1.1)")
    yield "|---|---|---|---|"
    ways = (("a tick", "none", "many"), ("the first one after opening", "first none", "first many"),
            ("what can be undone", "none undo", "many undo"))  # fmt: skip
    for what, none, many in ways:
        cells = [f"{took[name] * 1e3:.2f} ms" for name in (none, many)]
        yield _row(what, *cells, f"{took[many] / took[none]:.2f}")
    yield ""
    yield f"One more answer in the draft, written and read again: {took['draft'] * 1e3:.0f} ms."
    yield ""


def _offices() -> Iterator[str]:
    yield "One note from the command line, the whole command; the processor's time in brackets."
    yield ""
    with _folder() as folder:
        homes = {size: office.made(folder / str(size), size) for size in office.SIZES}
        took = office.note(homes, 9)
        started = office.start(homes[office.SIZES[-1]], 5)
    yield _row(
        "the citizen is given as", *(f"{size:,} citizens" for size in office.SIZES), "1,000/12"
    )
    yield "|---|---|---|---|---|"
    for way in office.WAYS:
        taken = [took[size, way] for size in office.SIZES]
        wall, used = (taken[-1][part] / taken[0][part] for part in (0, 1))
        cells = [f"{seconds:.2f} s ({own:.2f} s)" for seconds, own in taken]
        yield _row(way, *cells, f"{wall:.2f} ({used:.2f}) (≤ 1.5)")
    yield ""
    ratio = started["first"] / started["frame"]
    yield (
        f"«I dag» with 1,000 citizens: the frame after {started['frame']:.2f} s, the first line "
        f"after {started['first']:.2f} s: {ratio:.2f} (≤ 1.5)."
    )
    yield (
        f"A key while the rest is read: {started['key'] * 1e3:.0f} ms, nine of ten below "
        f"{started['slow'] * 1e3:.0f} ms (≤ 100)."
    )
    yield ""


def _searches() -> Iterator[str]:
    yield "The processor's time, beside SQLite's LIKE on the same notes in memory; 200 answers."
    yield ""
    took = searching.measure(50_000, 9)
    yield "| typed | search | LIKE | ratio (≤ 1.5) |"
    yield "|---|---|---|---|"
    for typed in searching.TYPED:
        ours, like = took[typed], took[f"{typed} like"]
        cells = [f"{ours * 1e3:.1f} ms", f"{like * 1e3:.1f} ms", f"{ours / like:.2f}"]
        yield _row(f"«{typed}»", *cells)
    yield ""
    yield (
        f"After a new note {took['after one'] * 1e3:.1f} ms. Getting ready while «I dag» is shown: "
        f"{took['ready'] * 1e3:.0f} ms; without that, and with all to read, the first search takes "
        f"{took['first'] * 1e3:.0f} ms."
    )
    yield ""


def _numbers() -> Iterator[str]:
    yield (
        "The processor's time, beside one pass over the same records, folded in memory: every "
        "value is looked at once."
    )
    yield ""
    took = numbers.measure(10_000, 5)
    yield "| | time | against the pass (≤ 3) |"
    yield "|---|---|---|"
    for text, name in (
        ("one pass over the records", "pass"),
        ("the true numbers, for the screen", "here"),
        ("what may leave", "leaving"),
    ):
        yield _row(text, f"{took[name] * 1e3:.0f} ms", f"{took[name] / took['pass']:.2f}")
    yield ""


def _todays() -> Iterator[str]:
    yield (
        "The processor's time, beside one pass over the same records folded in memory, and beside "
        "reading them as facts; courses, grants and absences among them."
    )
    yield ""
    took = today.measure(10_000)
    yield "| | time | against the pass | against reading them as facts |"
    yield "|---|---|---|---|"
    for text, name in (
        ("one pass over the records", "pass"),
        ("reading them as facts, with the plan and the checklist", "facts"),
        ("I dag, all derived anew (≤ 3 × reading)", "first"),
        ("again, when nothing was written (≤ 3 × the pass)", "again"),
        ("after one note (≤ 3 × the pass)", "changed"),
    ):
        seconds = took[name]
        ratios = (f"{seconds / took[one]:.2f}" for one in ("pass", "facts"))
        yield _row(text, f"{seconds * 1e3:,.0f} ms", *ratios)
    yield ""
    yield (
        "Before, every line of the vault was looked through after each note for what must not "
        "stand where all can read it: 5.29 times the pass. Now one note reads one citizen "
        "anew, whose clock of hours follows from the notes "
        "(`tests/services/test_today.py` counts it)."
    )
    yield ""


def _catalogue() -> Iterator[str]:
    with _folder() as folder:
        took = catalogue.measure(folder, 15)
    yield "| | time | against orjson.loads of the same | against json.loads |"
    yield "|---|---|---|---|"
    for text, name in (
        ("the names of the 12, from the list alone", "names"),
        ("a job package", "package"),
    ):
        plain, quick = took[f"{name} json"], took[f"{name} orjson"]
        yield _row(
            text,
            f"{took[name] * 1e3:.2f} ms",
            f"{took[name] / quick:.1f}",
            f"{took[name] / plain:.1f}",
        )
    yield _row("the slowest job package (≤ 10 ms)", f"{took['worst'] * 1e3:.2f} ms", "", "")
    share = took["spent"] / took["start"]
    yield ""
    yield (
        f"Of «vip2tui today», {took['start']:.2f} s from start to answer, {share:.1%} is "
        "reading what the program came with."
    )
    yield ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its heading, and what measures it."""

    heading: str
    measure: Callable[[], Iterator[str]]

    def lines(self) -> Iterator[str]:
        """Yield it line by line, as it is measured."""
        yield f"## {self.heading}"
        yield ""
        yield from self.measure()


SECTIONS: Mapping[str, Section] = {
    "commit": Section("Saving one change, so that it is on the disk", _commits),
    "opening": Section("Opening and folding all of it", _openings),
    "exchange": Section("Sending and fetching", _exchanges),
    "fetching": Section("Many files in one call", _many_files),
    "going_back": Section("Going back in time", _goings_back),
    "starting": Section("Starting", _starts),
    "drafting": Section("A tick beside a draft of a job package with 20,000 answers", _drafts),
    "office": Section("An office with 12, 300 and 1,000 citizens", _offices),
    "searching": Section("Searching 50,000 notes", _searches),
    "case_load": Section("From a key to the picture in Borgere", _case_loads),
    "measured": Section("Fremskridt of 4 and of 40 measurements", _measured),
    "papers": Section("300 month sheets in one act", _papers),
    "numbers": Section("The numbers of 10,000 citizens", _numbers),
    "today": Section("I dag over 10,000 citizens", _todays),
    "catalogue": Section("The job packages", _catalogue),
}
"""By what one calls it on the line: the module that measures it."""


def put(page: str, heading: str, text: str) -> str:
    """Return a page with a section in its place, or at the end where the page had none."""
    parts = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    mine = [n for n, part in enumerate(parts) if part.startswith(f"## {heading}\n")]
    place = mine[0] if mine else len(parts)
    parts[place : place + bool(mine)] = [text]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def main() -> None:
    """Print the sections that are named, or all, and with ``--write`` keep them in the page."""
    named = [one for one in sys.argv[1:] if one != "--write"]
    if unknown := [one for one in named if one not in SECTIONS]:
        sys.exit(f"There is no {', '.join(unknown)}. There are: {', '.join(SECTIONS)}.")
    for name in named or SECTIONS:
        lines = []
        for line in SECTIONS[name].lines():
            print(line, flush=True)
            lines.append(line)
        if "--write" in sys.argv:
            page = TABLE.read_text(encoding="utf-8")
            text = put(page, SECTIONS[name].heading, "\n".join(lines))
            TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
