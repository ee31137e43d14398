"""What pydantic found wrong with a data file, in Danish, without repeating what stood there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vip2tui.base.safe import clean_line, cut

if TYPE_CHECKING:
    from pydantic import ValidationError

Place = tuple[str | int, ...]
"""Where in a file: ``("trin", 0, "uger")``."""

_SHOWN = 40

_FORMS = {
    "id": "skal være små bogstaver a–z, tal og bindestreger, fx «lager-nord»",
    "version": "skal være to tal med punktum, fx «1.0»",
    "kontrolleret": "skal være år og måned, fx «2026-02»",
    "laest": "skal være år og måned, fx «2026-02»",
    "nr": "har ikke det rigtige antal cifre",
    "url": "skal begynde med https:// eller http://",
    "kilde": "skal være små bogstaver a–z og tal, fx «lokal»",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One field of a file that is not as it must be."""

    place: Place
    message: str
    type: str = ""
    """What pydantic calls it."""

    @property
    def field(self) -> str:
        return field_of(self.place)

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


def field_of(place: Place) -> str:
    """Return a place as people read it: «trin.0.uger», «hele filen»."""
    return ".".join(cut(clean_line(str(part)), _SHOWN) for part in place) or "hele filen"


def faults(error: ValidationError) -> Iterator[Fault]:
    """Yield everything pydantic refused, in the order of the file."""
    for one in error.errors(include_input=False, include_url=False):
        place = tuple(part for part in one["loc"] if part != "[key]")
        yield Fault(place, _words(one["type"], place, one.get("ctx") or {}), one["type"])


def _words(kind: str, place: Place, context: dict[str, Any]) -> str:
    if kind == "string_pattern_mismatch":
        return _FORMS.get(str(place[-1]) if place else "", "har en anden form, end den skal")
    if kind in _DANISH:
        return _DANISH[kind](context)
    reason = context.get("error")
    # Our own refusals are Danish and name ids, never a text.
    return str(reason) if kind == "value_error" and reason else "har en anden form, end den skal"


def _expected(context: dict[str, Any]) -> str:
    listed = str(context.get("expected", "")).replace(" or ", " eller ").replace("'", "")
    return f"skal være {listed}" if listed else "kendes ikke"


_DATE = "skal være en dato, fx «2026-03-01»"
_OBJECT = "skal være en gruppe af felter i { }"
_LIST = "skal være en liste i [ ]"
_DANISH: dict[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda _: "mangler",
    "extra_forbidden": lambda _: "kendes ikke",
    "json_invalid": lambda _: "er ikke gyldig JSON",
    "string_too_short": lambda _: "er tom",
    "string_too_long": lambda context: f"er for lang: højst {context.get('max_length', '')} tegn",
    "string_type": lambda _: "skal være tekst i anførselstegn",
    "int_type": lambda _: "skal være et helt tal",
    "bool_type": lambda _: "skal være true eller false",
    "model_type": lambda _: _OBJECT,
    "dict_type": lambda _: _OBJECT,
    "mapping_type": lambda _: _OBJECT,
    "tuple_type": lambda _: _LIST,
    "list_type": lambda _: _LIST,
    "enum": _expected,
    "literal_error": _expected,
    "date_type": lambda _: _DATE,
    "date_parsing": lambda _: _DATE,
    "date_from_datetime_parsing": lambda _: _DATE,
    "date_from_datetime_inexact": lambda _: _DATE,
    "greater_than_equal": lambda context: f"må ikke være under {context.get('ge')}",
    "less_than_equal": lambda context: f"må ikke være over {context.get('le')}",
}
