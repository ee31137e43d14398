"""What every test here starts from: no network."""

import socket
from typing import NoReturn

import pytest

from vip2tui.base import datafiles


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the shipped files that are read."""
    files: list[str] = []
    plain = datafiles.shipped_bytes

    def noted(file: str) -> bytes:
        files.append(file)
        return plain(file)

    monkeypatch.setattr(datafiles, "shipped_bytes", noted)
    return files
