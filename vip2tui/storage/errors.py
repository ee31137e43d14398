"""What the vault can refuse, in the words a person is shown.

Each sentence says what happened, whether the data are safe, and what to do now. None of them holds
a path, a key or a word from the vault.
"""

from __future__ import annotations

import errno

from vip2tui.base.errors import Vip2Error
from vip2tui.base.patience import is_held

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What a system says of a full disk, a used-up share or a file that is too large."""


class VaultError(Vip2Error):
    """The vault cannot be opened."""

    exit_code = 3


class NoVaultError(VaultError):
    """There is nothing to open."""

    says = (
        "Her er intet arkiv endnu. Intet er gået tabt. Opret dit arkiv først med"
        " «vip2tui init», eller vælg den rigtige mappe."
    )


class VaultExistsError(VaultError):
    """A vault is never made on top of another."""

    says = (
        "Her ligger allerede et arkiv. Det er ikke rørt. Åbn det med adgangskoden,"
        " eller vælg en anden mappe."
    )


class LostVaultError(VaultError):
    """No passphrase opens what is here; a backup is the way back."""

    way_back = ""
    """Which backup there is, as far as somebody has looked."""

    def __str__(self) -> str:
        return " ".join(part for part in (super().__str__(), self.way_back) if part)


class VaultGoneError(LostVaultError):
    """A vault was here: its files are away, and what it left behind is not."""

    says = (
        "Arkivets fil er væk fra mappen. Det, der ligger her endnu, er ikke rørt. Se efter i"
        " papirkurven, eller hent den nyeste sikkerhedskopi, på skærmen eller med"
        " «vip2tui backup restore». Vil du begynde forfra, så flyt hele mappen et andet sted"
        " hen først."
    )


ELSEWHERE = (
    "Ligger der en på et stik eller i en anden mappe, så hent den: på skærmen med «Kig på et"
    " USB-stik», ellers med «vip2tui backup restore --folder MAPPE»."
)


class NoBackupError(VaultError):
    """There is no backup to put back."""

    says = f"Her er ingen sikkerhedskopi, der kan hentes. Intet er ændret. {ELSEWHERE}"


class WrongPassphraseError(VaultError):
    """The passphrase, or the recovery code, is not the one the vault was sealed with."""

    def __init__(self, what: str = "Adgangskoden") -> None:
        super().__init__(
            f"{what} passer ikke. Dit arkiv er ikke rørt. Prøv igen, og se efter Caps Lock og"
            " mellemrum."
        )


class RecoveryCodeError(VaultError):
    """The recovery code is mistyped: it could not be the code of any vault."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Dit arkiv er ikke rørt. Ret koden efter papiret, og prøv igen.")


class VaultDamagedError(LostVaultError):
    """Bytes in the vault are not those that were written. The file is left as it is."""

    def __init__(self, what: str = "Dit arkiv er beskadiget", *, can_be_shown: bool = True) -> None:
        self.can_be_shown = can_be_shown
        """Whether what is sound of it can be read; not if the way to its key is gone."""
        more = " På skærmen kan du også læse det, der er helt." if can_be_shown else ""
        super().__init__(
            f"{what}. Filen er ikke ændret, og intet er skåret væk. Hent den nyeste sikkerhedskopi,"
            f" på skærmen eller med «vip2tui backup restore».{more}"
        )


class VaultTooNewError(VaultError):
    """A newer program wrote the vault."""

    def __init__(self, version: str = "") -> None:
        self.version = version
        """Which program wrote it, and so is needed; empty where it did not say."""
        by, wanted = (f" (vip2tui {version})", f"vip2tui {version} eller nyere") if version else (
            "", "den nyere udgave")  # fmt: skip
        super().__init__(
            f"Dit arkiv er skrevet af en nyere udgave af programmet{by}. Det er ikke rørt."
            f" Få {wanted} fra kommunens kontor, og åbn arkivet med den."
        )


class VaultTooOldError(VaultError):
    """The vault is older than what this program knows how to bring up to date."""

    says = (
        "Dit arkiv er skrevet af en ældre udgave, som denne ikke kan læse. Det er ikke rørt."
        " Åbn det først med en udgave, der ligger imellem."
    )


class MigrationError(VaultError):
    """Bringing an older vault up to date did not give what it should; the old one stands."""

    def __init__(self, version: str = "", cause: StorageError | OSError | None = None) -> None:
        """Say what was in the way, and which program still opens the vault.

        Args:
            version: The program that wrote it.
            cause: What the disk refused, where it did.
        """
        old = f"den tidligere udgave (vip2tui {version})" if version else "den tidligere udgave"
        why, do = _in_the_way(cause)
        super().__init__(
            f"Dit arkiv kunne ikke føres over i den nye udgaves form{why}. Det gamle er ikke rørt."
            f" {do}, eller brug {old} imens."
        )


def _in_the_way(cause: StorageError | OSError | None) -> tuple[str, str]:
    """Return what was in the way of a migration, and what to do."""
    if isinstance(cause, DiskFullError) or getattr(cause, "errno", None) in FULL:
        return ": disken er fuld", "Gør plads på disken, og start igen"
    if isinstance(cause, HeldError) or (isinstance(cause, OSError) and is_held(cause)):
        return ": et andet program, fx et antivirus, holder fast i filen", "Start igen om lidt"
    if cause is None or isinstance(cause, NotTheSameError):
        return "", "Spørg dem, du har programmet fra"
    return (
        ": der kan ikke skrives i arkivets mappe",
        "Se efter, om mappen er skrivebeskyttet, og start igen",
    )


class VaultInUseError(VaultError):
    """Another process has the vault open."""

    def __init__(self, holder: str = "") -> None:
        tail = f" ({holder})" if holder else ""
        super().__init__(
            f"vip2tui er allerede åben i et andet vindue{tail}. Dit arkiv er ikke rørt."
            " Brug det vindue, eller luk det først."
        )


class NotAVaultError(LostVaultError):
    """The file is something else."""

    says = (
        "Filen er ikke et arkiv fra vip2tui. Den er ikke rørt. Vælg den rigtige mappe,"
        " eller hent den nyeste sikkerhedskopi, på skærmen eller med «vip2tui backup restore»."
    )


class WeakPassphraseError(VaultError):
    """The passphrase could be guessed."""

    exit_code = 1

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Adgangskoden er for let at gætte: {why}. Intet er ændret. Brug fem forskellige ord,"
            " der ikke hører sammen, på mindst fire bogstaver, eller lad programmet foreslå en."
        )


class StorageError(Vip2Error):
    """The disk refused, so nothing of the action is stored and nothing in memory has changed."""


class DiskFullError(StorageError):
    """There is no room."""

    says = (
        "DER GEMMES IKKE: Disken er fuld. Det, der var gemt før, er i behold."
        " Gør plads på disken, og gem igen."
    )


class WriteError(StorageError):
    """The disk refused to write, and said so in time: the vault may be tried again."""

    says = (
        "DER GEMMES IKKE: Der kan ikke skrives i arkivets mappe. Det, der var gemt før, er i"
        " behold. Se efter, om mappen er skrivebeskyttet, og gem igen."
    )


class HeldError(WriteError):
    """Another program has hold of the vault's file, and did not let go while it was waited for."""

    says = (
        "DER GEMMES IKKE: Et andet program holder fast i arkivets fil, som et antivirus eller en"
        " sikkerhedskopiering gør. Det, der var gemt før, er i behold. Vent et øjeblik, og gem"
        " igen; sker det hver gang, så bed dem, der passer computeren, undtage mappen."
    )


class StoppedError(StorageError):
    """What the disk holds is not known: nothing more is written until the next opening."""

    says = (
        "DER GEMMES IKKE: Disken meldte fejl, mens der blev gemt. Det, der var gemt før, er i"
        " behold. Lad teksten stå, skriv den af eller gem den et andet sted, og start forfra."
    )


class NotTheSameError(StorageError):
    """What was written was read back as something else, so it does not count."""

    says = (
        "Den nye fil blev læst igen og var ikke magen til arkivet, så den er kasseret. Arkivet"
        " er i behold, som det var. Prøv igen; sker det igen, så er disken ikke til at stole"
        " på, og arkivet skal flyttes."
    )


_NOT_COPIED = (
    "Sikkerhedskopien kunne ikke laves: {}. Dit arkiv og de tidligere kopier er i behold, og der"
    " gemmes som før. {}"
)


class BackupError(StorageError):
    """No backup was made; the vault itself is well and goes on saving."""

    says = _NOT_COPIED.format(
        "der kan ikke skrives i mappen med sikkerhedskopier",
        "Se efter, om mappen er skrivebeskyttet.",
    )


class BackupFullError(BackupError):
    """There is no room where the backups lie."""

    says = _NOT_COPIED.format("disken er fuld", "Gør plads på disken.")


class BackupDiffersError(BackupError):
    """The backup was read back as something else: no fault of the folder."""

    says = _NOT_COPIED.format(
        "kopien blev læst igen og var ikke magen til arkivet",
        "Prøv igen. Sker det igen, så læg kopien i en anden mappe med «vip2tui backup make"
        " --folder MAPPE», og sig det til dem, du har programmet fra.",
    )


class BackupHeldError(BackupError):
    """Another program has hold of a file among the backups."""

    says = _NOT_COPIED.format(
        "et andet program, fx et antivirus, holder fast i filen",
        "Prøv igen om lidt.",
    )


def backup_refusal(error: OSError | StorageError) -> BackupError:
    """Return what a person is told when a backup could not be made."""
    if isinstance(error, NotTheSameError):
        return BackupDiffersError()
    if isinstance(error, DiskFullError) or getattr(error, "errno", None) in FULL:
        return BackupFullError()
    if isinstance(error, HeldError) or (isinstance(error, OSError) and is_held(error)):
        return BackupHeldError()
    return BackupError()


class ChangedBehindUsError(StorageError):
    """Somebody else wrote to, moved or replaced the file."""

    says = (
        "DER GEMMES IKKE: Et andet program har ændret arkivets fil. Det, der var gemt før, er i"
        " behold. Slå kopiering til skyen fra for mappen, og start programmet igen."
    )


class ReadOnlyError(StorageError):
    """The vault was opened for reading, or is closed."""

    says = (
        "DER GEMMES IKKE: Arkivet er kun åbnet til læsning. Intet er ændret."
        " Luk programmet, og åbn arkivet igen for at skrive."
    )


class OnlyInMemoryError(StorageError):
    """The store lies in no file."""

    says = (
        "Dette arkiv er kun i hukommelsen. Det ligger ikke i en fil, så det har ingen"
        " adgangskode og kan ikke kopieres. Intet er ændret."
    )


class TooLargeError(StorageError):
    """One action is more than a frame may hold."""

    says = "Det er for meget at gemme på én gang (over 64 MB). Intet er ændret. Del det op."


class ForkedChangeError(Vip2Error):
    """The same change id was met with other bytes: two devices have written under one name."""

    def __init__(self, change_id: str) -> None:
        self.change_id = change_id
        super().__init__(
            "En ændring findes allerede med et andet indhold. Intet er gemt, og det gamle er i"
            " behold. Det sker, når et arkiv er kopieret mellem to computere; spørg kommunen."
        )
