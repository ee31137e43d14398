"""Run every benchmark and write the table: ``python -m tests.benchmarks [--write]``.

Timings are of the machine it runs on and judge nothing; the ratios, taken side by side in one run,
are what is compared with the bounds.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import (
    catalogue,
    commit,
    drafting,
    exchange,
    fetching,
    office,
    opening,
    searching,
    starting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
SIZES = (1_000, 10_000, 100_000)


@contextmanager
def _folder() -> Iterator[Path]:
    # Not the system's temporary folder: that may be memory, where an fsync costs nothing.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".benchmark-") as name:
        yield Path(name)


def report() -> Iterator[str]:
    """Yield the report line by line, as it is measured."""
    yield "# Hvor hurtigt er det?"
    yield ""
    yield "Målt med `python -m tests.benchmarks --write`, side om side i én kørsel; medianer."
    yield f"Python {platform.python_version()}, {platform.system()}, {_cores()} kerner."
    yield ""
    yield from _commits()
    yield from _openings()
    yield from _exchanges()
    yield from _many_files()
    yield from _starts()
    yield from _drafts()
    yield from _offices()
    yield from _searches()
    yield from _catalogue()


def _cores() -> int:
    import os

    return os.cpu_count() or 0


def _commits() -> Iterator[str]:
    yield "## At gemme én ændring, så den er på disken"
    yield ""
    yield _row(
        "ændringer i arkivet",
        "rå skriv + fsync",
        "arkivet",
        "SQLite (WAL, FULL)",
        "ren TinyDB",
        "arkivet/rå (≤ 2)",
        "arkivet/SQLite (≤ 1,5)",
    )
    yield "|---|---|---|---|---|---|---|"
    ours = []
    for count in SIZES:
        with _folder() as folder:
            took = commit.measure(folder, count, 300)
        ours.append(took["vault"] / took["raw"])
        cells = [f"{took[way] * 1e3:.3f} ms" for way in ("raw", "vault", "sqlite", "tinydb")]
        ratios = [took["vault"] / took["raw"], took["vault"] / took["sqlite"]]
        yield _row(f"{count:,}".replace(",", "."), *cells, *(f"{ratio:.2f}" for ratio in ratios))
    yield ""
    yield f"Vækst fra 1.000 til 100.000, målt mod rå skrivning: {ours[-1] / ours[0]:.2f} (≤ 1,5)."
    with _folder() as folder:
        slow = commit.measure(folder, 10_000, 150, slow=True)
    ratio = slow["vault"] / slow["raw"]
    yield f"Med 5 ms lagt til hver fsync (10.000 ændringer): {ratio:.2f} × rå (≤ 1,2)."
    yield ""


def _openings() -> Iterator[str]:
    yield "## At åbne og folde alt sammen"
    yield ""
    yield "Uden nøgleafledningen, som med vilje tager tid. Målestok: `orjson.loads` af det samme."
    yield ""
    yield "| ændringer | orjson.loads | åbne | første sag foldet | alt foldet | alt/orjson (≤ 5) |"
    yield "|---|---|---|---|---|---|"
    for count in SIZES:
        with _folder() as folder:
            took = opening.measure(folder, count, 5)
        cells = [f"{took[part] * 1e3:.1f} ms" for part in ("loads", "open", "first", "all")]
        yield _row(f"{count:,}".replace(",", "."), *cells, f"{took['all'] / took['loads']:.2f}")
    size = opening.bytes_per_change(20_000)
    yield ""
    yield f"Hukommelse pr. ændring: {size['bytes']:.0f} byte, med alt foldet {size['folded']:.0f}."
    yield ""


def _exchanges() -> Iterator[str]:
    yield "## At sende og hente"
    yield ""
    yield "Alt, der er skrevet, i én fil til et kontor, der intet har; µs pr. ændring, uden disk."
    yield ""
    yield (
        "| ændringer | lave filen og læse den igen | se, hvad den gør | hente den | den samme igen "
        "| fil/ren JSON | «14 skal sendes» første gang | efter en fil | efter én ændring "
        "| uændret |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    each: list[float] = []
    for count in (2_000, 10_000, 20_000):
        took = exchange.measure(count, 5)
        parts = [took[part] / count * 1e6 for part in ("send", "plan", "apply", "again")]
        each.append(took["plan"] / count + took["apply"] / count)
        yield _row(
            f"{count:,}".replace(",", "."),
            *(f"{part:.1f} µs" for part in parts),
            f"{took['file'] / took['plain']:.3f}",
            f"{took['line'] * 1e3:.0f} ms",
            f"{took['line after sending'] * 1e3:.0f} ms",
            f"{took['line after one'] * 1e3:.1f} ms",
            f"{took['line unchanged'] * 1e3:.2f} ms",
        )
    yield ""
    yield f"Vækst pr. ændring fra 2.000 til 20.000 (se og hente): {each[-1] / each[0]:.2f} (≤ 1,5)."
    yield ""


def _many_files() -> Iterator[str]:
    yield "## Mange filer i ét kald"
    yield ""
    counts = (10, 100, 300)
    took = fetching.measure(counts, 5)
    yield "| filer fra hver sin computer | pr. fil | mod 10 (≤ 1,2) |"
    yield "|---|---|---|"
    for count in counts:
        yield _row(str(count), f"{took[count] * 1e3:.1f} ms", f"{took[count] / took[10]:.2f}")
    yield ""


def _starts() -> Iterator[str]:
    yield "## At starte"
    yield ""
    with _folder() as folder:
        took = starting.measure(folder, 9)
    yield "| | tid | mod en tom Textual-app |"
    yield "|---|---|---|"
    bare, rest = took["bare"], took["today"] - took["kdf"]
    yield _row("tom Textual-app", f"{bare:.2f} s", "1,00")
    yield _row(
        "til adgangskoden (≤ 1,2)", f"{took['prompt']:.2f} s", f"{took['prompt'] / bare:.2f}"
    )
    yield _row(
        "fra Enter til I dag, uden nøgleafledning (≤ 2,5)", f"{rest:.2f} s", f"{rest / bare:.2f}"
    )
    yield _row("nøgleafledningen selv (mindste pris)", f"{took['kdf']:.2f} s", "")
    yield ""
    check = "import sys, vip2tui.cli; print('textual' in sys.modules)"
    known = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True
    )
    yield f"`vip2tui --help` importerer textual: {'ja' if 'True' in known.stdout else 'nej'}."


def _drafts() -> Iterator[str]:
    yield "## Et flueben ved siden af en kladde til en jobpakke med 20.000 svar"
    yield ""
    with _folder() as folder:
        took = drafting.measure(folder, 20_000, 100)
    yield _row("", "uden kladde", "20.000 svar", "forhold (≤ 1,1)")
    yield "|---|---|---|---|"
    ways = (("et flueben", "none", "many"), ("det første efter åbning", "first none", "first many"),
            ("hvad kan fortrydes", "none undo", "many undo"))  # fmt: skip
    for what, none, many in ways:
        cells = [f"{took[name] * 1e3:.2f} ms" for name in (none, many)]
        yield _row(what, *cells, f"{took[many] / took[none]:.2f}")
    yield ""
    yield f"Endnu et svar i kladden, skrevet og læst igen: {took['draft'] * 1e3:.0f} ms."
    yield ""


def _offices() -> Iterator[str]:
    yield "## Et kontor med 12, 300 og 1.000 borgere"
    yield ""
    yield "Ét notat fra kommandolinjen, hele kommandoen; processortiden alene i parentes."
    yield ""
    with _folder() as folder:
        homes = {size: office.made(folder / str(size), size) for size in office.SIZES}
        took = office.note(homes, 9)
        started = office.start(homes[office.SIZES[-1]], 5)
    yield _row("borgeren er givet som", *(f"{size} borgere" for size in office.SIZES), "1.000/12")
    yield "|---|---|---|---|---|"
    for way in office.WAYS:
        taken = [took[size, way] for size in office.SIZES]
        wall, used = (taken[-1][part] / taken[0][part] for part in (0, 1))
        cells = [f"{seconds:.2f} s ({own:.2f} s)" for seconds, own in taken]
        yield _row(way, *cells, f"{wall:.2f} ({used:.2f}) (≤ 1,5)")
    yield ""
    ratio = started["first"] / started["frame"]
    yield (
        f"I dag med 1.000 borgere: rammen efter {started['frame']:.2f} s, den første linje efter "
        f"{started['first']:.2f} s: {ratio:.2f} (≤ 1,5)."
    )
    yield (
        f"En tast, mens resten læses: {started['key'] * 1e3:.0f} ms, ni af ti under "
        f"{started['slow'] * 1e3:.0f} ms (≤ 100)."
    )
    yield ""


def _searches() -> Iterator[str]:
    yield "## At søge i 50.000 notater"
    yield ""
    yield "Processortid, ved siden af SQLites LIKE på de samme notater i hukommelsen; 200 svar."
    yield ""
    took = searching.measure(50_000, 9)
    yield "| skrevet | Søg | LIKE | forhold (≤ 1,5) |"
    yield "|---|---|---|---|"
    for typed in searching.TYPED:
        ours, like = took[typed], took[f"{typed} like"]
        cells = [f"{ours * 1e3:.1f} ms", f"{like * 1e3:.1f} ms", f"{ours / like:.2f}"]
        yield _row(f"«{typed}»", *cells)
    yield ""
    yield (
        f"Efter et nyt notat {took['after one'] * 1e3:.1f} ms. At gøre klar, mens I dag vises: "
        f"{took['ready'] * 1e3:.0f} ms; uden det, og med alt at læse, tager den første søgning "
        f"{took['first'] * 1e3:.0f} ms."
    )
    yield ""


def _catalogue() -> Iterator[str]:
    yield "## Jobpakkerne"
    yield ""
    with _folder() as folder:
        took = catalogue.measure(folder, 15)
    yield "| | tid | mod orjson.loads af det samme | mod json.loads |"
    yield "|---|---|---|---|"
    for text, name in (("navnene på de 12, kun af listen", "names"), ("en jobpakke", "package")):
        plain, quick = took[f"{name} json"], took[f"{name} orjson"]
        yield _row(
            text,
            f"{took[name] * 1e3:.2f} ms",
            f"{took[name] / quick:.1f}",
            f"{took[name] / plain:.1f}",
        )
    yield _row("den langsomste jobpakke (≤ 10 ms)", f"{took['worst'] * 1e3:.2f} ms", "", "")
    share = took["spent"] / took["start"]
    yield ""
    yield (
        f"Af «vip2tui today», {took['start']:.2f} s fra start til svar, er {share:.1%} "
        "at læse det, programmet kom med."
    )
    yield ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the report and, with ``--write``, keep it."""
    lines = []
    for line in report():
        print(line, flush=True)
        lines.append(line)
    if "--write" in sys.argv:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
