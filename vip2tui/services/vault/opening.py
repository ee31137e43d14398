"""First run, unlocking and the way back: from a folder and a passphrase to a desk.

The vault is imported when it is needed: the passphrase prompt stands on the screen before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.safe import typed_line
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Desk, Me, RefusedError, desk_on, local_now, new_id, new_writer
from vip2tui.services.vault import placing
from vip2tui.services.vault.rescue import leading_back
from vip2tui.storage.errors import VaultError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vip2tui.exchange.startfile import Start
    from vip2tui.storage.port import Row


def must_be_free(home: Path) -> None:
    """Do nothing if a vault may be made in the folder.

    Raises:
        VaultError: If there is one, or was one of which only backups are left.
    """
    from vip2tui.storage import folder

    with leading_back(home):
        folder.must_be_free(home)


def was_never_made(home: Path) -> bool:
    """Return whether no vault ever was in the folder."""
    from vip2tui.storage import folder

    return folder.was_never_made(home)


def fault_before_the_key(home: Path) -> VaultError | None:
    """Return why no passphrase would open the vault now, as far as that shows without one."""
    from vip2tui.storage import folder
    from vip2tui.storage.errors import LostVaultError, VaultInUseError
    from vip2tui.storage.lock import holder

    if (who := holder(home)) is not None:
        return VaultInUseError(who)
    try:
        with leading_back(home):
            if (fault := folder.lost(home)) is not None:
                raise fault
    except LostVaultError as error:
        return error
    return None


def create(
    home: Path, *, passphrase: str, name: str, role: Role, authority: str, device: str = ""
) -> tuple[Desk, str]:
    """Make a vault for one person; return the desk and the recovery code, shown this once.

    Raises:
        RefusedError: If the name or the municipality is missing.
        WeakPassphraseError: If the passphrase is too easy to guess.
        BadTargetError: If the folder's name is none, or it lies too deep for Windows.
        VaultError: If there is one already or the folder cannot be written.
    """
    return _made(home, passphrase, _me(name, role, authority, device, new_id()))


def start(
    home: Path, *, start: Start, passphrase: str, name: str, anew: bool = False
) -> tuple[Desk, str]:
    """Make the vault of a laptop that has a start file; return the desk and the recovery code.

    Args:
        home: Its folder.
        start: What was in the file.
        passphrase: The passphrase.
        name: Who sits here.
        anew: Whether a vault that lies there, which nobody can open, is set aside whole.

    Raises:
        RefusedError: If the name is missing.
        WeakPassphraseError: If the passphrase is too easy to guess.
        VaultError: If there is one already or the folder cannot be written.
    """
    from vip2tui.services.exchange.starting import rows_of

    head = start.head
    me = _me(name, start.role, head.office.authority, head.name, head.device)
    if not anew:
        return _made(home, passphrase, me, rows_of(start))
    from vip2tui.services.vault.aside import put_back, set_aside
    from vip2tui.storage.passphrase import require_strong

    require_strong(passphrase)
    aside = set_aside(home, local_now().date())
    try:
        return _made(home, passphrase, me, rows_of(start))
    except BaseException:
        put_back(home, aside)
        raise


def _me(name: str, role: Role, authority: str, label: str, device: str) -> Me:
    person, office = typed_line(name), typed_line(authority)
    if not person or not office:
        raise RefusedError("Skriv både dit navn og kommunens navn. Intet er oprettet endnu.")
    writer = new_writer()
    # The name stands in file names, so it must not be a person's, nor the system's, which often is.
    label = typed_line(label) or f"Laptop {writer[:3]}"
    return Me(device, label, person, role, office, writer, (writer,))


def _made(home: Path, passphrase: str, me: Me, first: Sequence[Row] = ()) -> tuple[Desk, str]:
    from vip2tui.base import targets
    from vip2tui.services.exchange.sharing import fresh_keys
    from vip2tui.storage import folder, vault

    targets.must_be_a_name(folder.longest_in(home))
    made = local_now().isoformat(timespec="seconds")
    with leading_back(home):
        rows = [me.row(), fresh_keys(made), *first]
        store, code = vault.create(home, passphrase, first=rows)
    return _ready(desk_on(store), home), code


def unlock(home: Path, passphrase: str) -> Desk:
    """Open a vault.

    Raises:
        VaultError: With a sentence of its own for a wrong passphrase, a damaged, foreign or newer
            file, a vault that is open elsewhere, and none at all.
    """
    from vip2tui.storage import vault

    with leading_back(home):
        return _ready(desk_on(vault.open(home, passphrase)), home)


def unlock_with_code(home: Path, code: str) -> Desk:
    """Open a vault with the recovery code from the paper.

    Raises:
        VaultError: As `unlock`; a mistyped code names the group that is wrong.
    """
    from vip2tui.storage import vault

    with leading_back(home):
        return _ready(desk_on(vault.open_with_recovery(home, code)), home)


def recover(home: Path, code: str, passphrase: str) -> Desk:
    """Set a new passphrase with the recovery code from the paper, and open the vault.

    Raises:
        VaultError: If the code is not this vault's; the sentence names the group that is wrong.
    """
    from vip2tui.storage import vault

    with leading_back(home):
        return _ready(desk_on(vault.recover(home, code, passphrase)), home)


def _ready(desk: Desk, home: Path) -> Desk:
    placing.tell(desk, home)
    return desk
