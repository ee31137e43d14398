"""One edition of a package as this device has it, and where the finished ones are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TABLE = "packages"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a package as this device has it."""

    id: str
    version: str
    name: str
    draft: bool
    at: str
    """When it was written or fetched; empty if it was shipped."""
    by: str

    @property
    def key(self) -> str:
        """Under what its row is kept, where it is finished and was not shipped."""
        return row_key(self.id, self.version)


def edition_of(row: Mapping[str, Any]) -> Edition:
    """Return what a row is an edition of."""
    return Edition(**{name: row[name] for name in Edition.__slots__})


def row_key(package_id: str, version: str) -> str:
    """Return under what an edition is kept."""
    return f"{package_id}@{version}"
