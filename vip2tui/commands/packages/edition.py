"""Which package a line means: the edition a new course would take, which the vault knows."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.catalogue.package import Package
    from vip2tui.commands.session import Line
    from vip2tui.services.packages.own_packages import OwnPackages

SHIPPED = (
    "Arkivet er ikke åbnet, så du ser det, der fulgte med programmet. Har I hentet en nyere "
    "udgave, ses den med adgangskoden."
)


@contextmanager
def packages(line: Line) -> Iterator[OwnPackages | None]:
    """Give the packages of the vault; None where there is no vault, or nobody to open it."""
    from vip2tui.storage.errors import NoVaultError

    with ExitStack() as stack:
        found: OwnPackages | None = None
        try:
            found = stack.enter_context(services(line)).packages
        except NoVaultError:
            pass
        except WrongUseError:
            line.tell(SHIPPED)
        yield found


def read(line: Line, text: str, edition: str = "") -> Package:
    """Return the package that was meant: the edition asked for, else the one a new course takes.

    Raises:
        Vip2Error: If there is none here.
    """
    from vip2tui.services.packages import editions

    with packages(line) as own:
        if own is not None:
            return of_vault(own, text, edition)
        if edition:
            raise WrongUseError(
                "En bestemt udgave læses i arkivet, og det er ikke åbnet. "
                "Giv --passphrase-file FIL."
            )
        return line.catalogue.package(editions.named(text))


def of_vault(own: OwnPackages, text: str, edition: str = "") -> Package:
    """Return the package that is meant, as `read` does, where the vault is open."""
    from vip2tui.services.packages import editions

    return editions.to_read(own, named(own, text), edition)


def named(own: OwnPackages, text: str) -> str:
    """Return the id of the package that is meant."""
    from vip2tui.services.packages import editions

    return editions.named(text, own.newest())
