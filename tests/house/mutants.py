"""Small wrong changes of a module's source, as a careless hand would make them.

Each is a piece of the source and what stands there instead; nothing is written here.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_WRITTEN = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip
_SUMS = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "+"), ast.FloorDiv: ("//", "*")}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
_NOT_RUN = ("decorator_list", "annotation", "returns", "type_params", "bases")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_TIDIED = ("strip", "lower", "casefold", "rstrip", "lstrip")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong change."""

    path: Path
    line: int
    start: int
    """Byte in the file."""
    end: int
    instead: str
    what: str
    """The piece as it is, and as it would be."""

    def written(self, source: bytes) -> bytes:
        """Return the file with the change in it."""
        return source[: self.start] + self.instead.encode() + source[self.end :]


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every wrong change of a file that is thought of here, in the order of the source."""
    source = path.read_bytes()
    found = [*_Finder(path, source).found()]
    yield from sorted(found, key=lambda one: (one.start, one.end, one.instead))


class _Finder:
    def __init__(self, path: Path, source: bytes) -> None:
        self.path, self.source = path, source
        self._starts = [0]
        for row in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(row))

    def found(self) -> Iterator[Mutant]:
        for node in self._bodies(ast.parse(self.source)):
            yield from self._of(node)

    def _bodies(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what runs: no docstrings, types or decorators."""
        for name, value in ast.iter_fields(node):
            if name in _NOT_RUN or (name == "args" and isinstance(node, _FUNCTIONS)):
                continue
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                continue
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, ast.AST):
                    yield one
                    yield from self._bodies(one)

    def _of(self, node: ast.AST) -> Iterator[Mutant]:
        match node:
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                yield from self._between(left, right, _WRITTEN[type(op)], _COMPARED[type(op)])
            case ast.BoolOp(op=op, values=values):
                old, new = ("and", "or") if isinstance(op, ast.And) else ("or", "and")
                for left, right in pairwise(values):
                    yield from self._between(left, right, old, new)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _SUMS:
                if not any(isinstance(one, ast.JoinedStr) for one in (left, right)):
                    yield from self._between(left, right, *_SUMS[type(op)])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._at(node, self._text(operand))
            case ast.Constant(value=bool() as value):
                yield self._at(node, str(not value))
            case ast.Constant(value=int() as value) if not isinstance(value, bool):
                yield self._at(node, str(value + 1))
            case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
                yield self._at(node.func, _CALLED[name])  # type: ignore[attr-defined]
            case ast.Call(func=ast.Attribute(value=value, attr=name), args=[]) if name in _TIDIED:
                yield self._at(node, self._text(value))
            case ast.Raise() | ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue():
                yield self._at(node, "pass")
            case ast.Return(value=ast.expr() as value):
                if not (isinstance(value, ast.Constant) and value.value is None):
                    yield self._at(value, "None")
            case _:
                return

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Mutant]:
        start, end = self._span(left)[1], self._span(right)[0]
        gap = self.source[start:end]
        if gap.count(old.encode()) == 1:
            at = start + gap.index(old.encode())
            yield self._made(left.lineno, at, at + len(old), new)

    def _at(self, node: ast.AST, instead: str) -> Mutant:
        start, end = self._span(node)
        return self._made(node.lineno, start, end, instead)  # type: ignore[attr-defined]

    def _made(self, line: int, start: int, end: int, instead: str) -> Mutant:
        was = " ".join(self.source[start:end].decode().split())
        return Mutant(self.path, line, start, end, instead, f"{was[:60]} -> {instead[:60]}")

    def _span(self, node: ast.AST) -> tuple[int, int]:
        first, last = self._starts[node.lineno - 1], self._starts[node.end_lineno - 1]  # type: ignore[attr-defined]
        return first + node.col_offset, last + node.end_col_offset  # type: ignore[attr-defined]

    def _text(self, node: ast.AST) -> str:
        start, end = self._span(node)
        return f"({self.source[start:end].decode()})"
