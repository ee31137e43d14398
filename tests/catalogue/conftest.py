"""What every test here starts from: nothing read yet, and no network."""

import socket
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from vip2tui.base import datafiles
from vip2tui.catalogue import catalog, overlay

CACHED: tuple[Any, ...] = (
    catalog.package_names,
    catalog.package,
    catalog.shared,
    catalog.checklist,
    catalog.codes,
    catalog.municipalities,
    catalog.shipped_checklist,
    catalog.kle,
    overlay.shipped_terms,
    overlay.terms,
    overlay.wording,
    catalog.instrument,
    catalog.rule_sets,
    catalog.shipped_places,
)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)


def forget() -> None:
    """Make the catalogue read its files again."""
    for one in CACHED:
        one.cache_clear()


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files the catalogue reads, from an empty memory on."""
    files: list[str] = []
    plain = datafiles.shipped_bytes

    def noted(file: str) -> bytes:
        files.append(file)
        return plain(file)

    forget()
    monkeypatch.setattr(datafiles, "shipped_bytes", noted)
    yield files
    forget()
