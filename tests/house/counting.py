"""What can be counted about the house: ``python -m tests.house.counting``.

Statements without docstrings, lines of modules, circles of imports (those inside functions too,
those for types alone not), and runs of lines that stand twice.
"""

from __future__ import annotations

import ast
import re
import statistics
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PACKAGES = ("vip2tui", "screens")
RUN = 6
"""Lines of code, one after the other, that are a repetition when they stand in two places."""


def modules() -> dict[str, Path]:
    """Return every module of the product by its dotted name."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    }


def statements(path: Path) -> int:
    """Return how many statements a module has; a text that stands alone is none."""
    every = [one for one in ast.walk(ast.parse(path.read_bytes())) if isinstance(one, ast.stmt)]
    return sum(not _is_text(one) for one in every)


def _is_text(one: ast.stmt) -> bool:
    return (
        isinstance(one, ast.Expr)
        and isinstance(one.value, ast.Constant)
        and isinstance(one.value.value, str)
    )


def lines(path: Path) -> int:
    """Return how many lines a module has, blank ones and comments too."""
    return path.read_bytes().count(b"\n")


def circles() -> list[tuple[str, ...]]:
    """Return the groups of modules that need each other, the imports inside functions counted."""
    known = modules()
    needs = {name: set(_imports(path, known)) - {name} for name, path in known.items()}
    return [tuple(sorted(group)) for group in _together(needs) if len(group) > 1]


def _imports(path: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in _run(ast.parse(path.read_bytes())):
        match node:
            case ast.Import(names=names):
                yield from (one.name for one in names if one.name in known)
            case ast.ImportFrom(module=str(module), names=names):
                inner = [f"{module}.{one.name}" for one in names]
                yield from {one if one in known else module for one in inner} & known.keys()


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is there when the program runs: nothing that is for types alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from _run(child)


def _together(needs: dict[str, set[str]]) -> Iterator[list[str]]:
    """Yield the strongly connected parts (Tarjan), deepest first."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    pile: list[str] = []

    def visit(name: str) -> Iterator[list[str]]:
        order[name] = low[name] = len(order)
        pile.append(name)
        for other in sorted(needs.get(name, ())):
            if other not in order:
                yield from visit(other)
            if other in pile:
                low[name] = min(low[name], low[other])
        if low[name] == order[name]:
            at = pile.index(name)
            yield pile[at:]
            del pile[at:]

    for name in sorted(needs):
        if name not in order:
            yield from visit(name)


def repeated() -> dict[tuple[str, ...], list[str]]:
    """Return the runs of lines that stand twice, and where; the longest piece of each only once."""
    where: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for name, path in modules().items():
        rows = [(at, row.strip()) for at, row in enumerate(_rows(path), 1) if _says(row)]
        for first in range(len(rows) - RUN + 1):
            some = rows[first : first + RUN]
            where[tuple(row for _, row in some)].append((name, some[0][0]))
    twice = {run: places for run, places in where.items() if len(places) > 1}
    ends = {(name, at) for places in twice.values() for name, at in places}
    return {
        run: [f"{name}:{at}" for name, at in places]
        for run, places in twice.items()
        if not all((name, at - 1) in ends for name, at in places)
    }


def _rows(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _says(row: str) -> bool:
    bare = row.strip()
    return bool(re.search(r"\w", bare)) and not bare.startswith(("#", "from ", "import ", '"""'))


def main() -> None:
    """Print the figures."""
    every = modules()
    sizes = sorted(lines(path) for path in every.values())
    most = max(every, key=lambda name: lines(every[name]))
    print(f"statements {sum(map(statements, every.values())):,} in {len(every)} modules")
    print(f"lines: median {statistics.median(sizes):.0f}, p90 {sizes[len(sizes) * 9 // 10]}, "
          f"most {sizes[-1]} ({most})")  # fmt: skip
    large = {name: lines(path) for name, path in every.items() if lines(path) > 250}
    print(f"over 250 lines: {large}")
    print(f"circles: {circles()}")
    runs = repeated()
    print(f"runs of {RUN} lines that stand twice: {len(runs)}")
    for places in runs.values():
        print(f"  {', '.join(places)}")


if __name__ == "__main__":
    main()
