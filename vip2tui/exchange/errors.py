"""Why a file or a change is refused: one class and one Danish sentence for each reason.

Every sentence says what happened, that nothing here was changed, and what to do now. None holds
anything read from the file but a name its sender was given here.
"""

from __future__ import annotations

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line

_SAFE = "Dine egne oplysninger er ikke ændret."


class ExchangeError(Vip2Error):
    """Something about sending and fetching files that a person can be told."""

    SAYS = "{}"
    """The sentence; what its maker is told of the file stands in its braces, in that order."""

    def __init__(self, *told: str) -> None:
        super().__init__(self.SAYS.format(*map(clean_line, told)))


class RefusedFileError(ExchangeError):
    """A file that is not taken in. It is refused whole, and nothing was changed."""

    why = "indholdet passer ikke sammen"
    """In short, for whoever made it."""
    DO = ""
    """What to do now, where it is said of more than one file and differs at the office."""
    AT_OFFICE = ""
    """The same at the municipality's office, which has nobody to ring to."""

    def at_office(self) -> None:
        """Say what the office is to do instead of ringing to itself."""
        if self.DO:
            self.args = (str(self).replace(self.DO, self.AT_OFFICE),)


_CALL = "Ring til kommunen."
_LEAVE = "Brug den ikke, og ring til kommunen."
_ASK = "Ring til den, der har computeren, og hør, hvad der er sket."
_BARRED = (
    "Find ud af, hvem der har den computer nu. Er den fundet, så hent filen som forslag: vælg "
    "computeren under «Computere, du kender». Var det en fejl at spærre den, så godkend den igen."
)
_LEAVE_AND_ASK = f"Brug den ikke. {_ASK}"
_STICK = f"{_SAFE} Se efter, om USB-stikket sidder rigtigt, og vælg filen igen."


class UnreadableFileError(RefusedFileError):
    """The file is no ordinary file, or the disk it lies on gave up."""

    SAYS = f"Filen kan ikke læses. {_STICK}"


class NothingThereError(UnreadableFileError):
    """Nothing lies where a file was said to be."""

    SAYS = f"Der er ingen mappe og ingen fil på det sted. {_STICK}"


class EmptyFolderError(RefusedFileError):
    """A folder was given, and none of the files in it is a locked one."""

    SAYS = (
        f"Der er ingen låste filer i mappen. {_SAFE} "
        "Se efter, om det er den rigtige mappe; en låst fil ender på .vip2."
    )


class TooLargeFileError(RefusedFileError):
    """The file is larger than any the program makes; it was not read."""

    SAYS = (
        "Filen er for stor: så store filer laver vip2tui ikke, så den er ikke læst ind. "
        f"{_SAFE} Se efter, om du har valgt den rigtige fil."
    )


class DamagedFileError(RefusedFileError):
    """The file is cut, or bytes of it are not those that were written."""

    SAYS = f"Filen er beskadiget – bed om en ny. {_SAFE}"


class OtherFileError(RefusedFileError):
    """The file is whole and the program's own, but none that is fetched: a new one is no help."""

    SAYS = f"Det er ikke en låst fil, men {{}}. {_SAFE} {{}}"


class NotForUsError(RefusedFileError):
    """None of this device's keys opens the file, or it names another addressee.

    A damaged beginning looks the same from here: which key fits can no longer be seen.
    """

    SAYS = (
        "Filen er ikke til denne computer, eller også er den beskadiget i begyndelsen. "
        f"{_SAFE} Se på filens navn, hvem den er fra, og bed om en ny – til denne computer."
    )


class UnknownSenderError(RefusedFileError):
    """The sender is not among the devices that are trusted here."""

    SAYS = (
        "Filen er fra en computer, der ikke er godkendt her. "
        f"{_SAFE} Få dens kontaktfil, godkend den med kontrolordene, og hent så filen igen."
    )


class RevokedSenderError(RefusedFileError):
    """The sender is known and has been barred."""

    DO, AT_OFFICE = _CALL, _BARRED

    SAYS = f"Filen er fra «{{}}», som er spærret. {_SAFE} {DO}"


class ForgedFileError(RefusedFileError):
    """A signature is not made by the key it must be made by."""

    DO, AT_OFFICE = _LEAVE, _LEAVE_AND_ASK

    SAYS = (
        "Filen udgiver sig for at være fra en, den ikke er fra: underskriften passer ikke. "
        f"{_SAFE} {DO}"
    )


class WithdrawnStartError(RefusedFileError):
    """A computer was set up with a start file that the office has withdrawn."""

    DO, AT_OFFICE = _CALL, "Lav en ny startfil, hvis computeren skal bruges."

    SAYS = (
        "Filen er fra en computer, der er sat op med startfilen til «{}», og den blev trukket "
        f"tilbage {{}}. {_SAFE} {DO}"
    )


class SecondStartError(RefusedFileError):
    """Two computers were set up with one start file; the first one counts."""

    DO, AT_OFFICE = (
        _CALL,
        (
            "Ring til dem, der har startfilen. Er den første den forkerte, så spær den, og lav en "
            "ny startfil."
        ),
    )

    SAYS = (
        "Startfilen til «{}» er brugt to gange: den første computer, som er godkendt her, blev sat "
        f"op {{}}, og den, filen er fra, {{}}. {_SAFE} {DO}"
    )


class TooNewFileError(RefusedFileError):
    """The file asks for a newer program than this one."""

    SAYS = f"Filen er lavet med en nyere {{}}. Bed om opdatering. Hent filen bagefter. {_SAFE}"

    def __init__(self, program: str = "") -> None:
        super().__init__(f"vip2tui ({program})" if program else "vip2tui")


class HostileFileError(RefusedFileError):
    """What a known sender signed is not what the program makes."""

    DO, AT_OFFICE = _LEAVE, _LEAVE_AND_ASK

    SAYS = f"Filen indeholder noget, som vip2tui ikke laver: {{}}. {_SAFE} {DO}"

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class MiscountedFileError(RefusedFileError):
    """The file's contents are not those its signed first line counts up."""

    SAYS = (
        "Filen er beskadiget: indholdet passer ikke med det, afsenderen har skrevet under på. "
        f"{_SAFE} Bed om en ny."
    )


class OutOfScopeError(RefusedFileError):
    """The sender sent something that it may not have, or that must not come here."""

    DO, AT_OFFICE = _CALL, _ASK

    SAYS = (
        f"Filen fra «{{}}» har oplysninger med, som den computer ikke må sende hertil. {_SAFE} {DO}"
    )


class ForeignWriterError(RefusedFileError):
    """A device that is not the office's passed on what another wrote."""

    DO, AT_OFFICE = _CALL, _ASK

    SAYS = (
        f"Filen fra «{{}}» har noget med, som en anden har skrevet. Det må kun "
        f"kommunens filer. {_SAFE} {DO}"
    )


class UnsealedError(RefusedFileError):
    """Changes came without their author's seal, or beyond it."""

    SAYS = (
        "Filen har noget med, som ingen har sat sit segl på, så det kan ikke ses, hvem der har "
        f"skrevet det. {_SAFE} Bed om en ny fil."
    )


class ForgedSealError(RefusedFileError):
    """A seal does not fit the changes, its author's key, or the device the author writes on."""

    DO, AT_OFFICE = _LEAVE, _LEAVE_AND_ASK

    SAYS = (
        "Filen har noget med i en andens navn, som den anden ikke har skrevet: seglet passer "
        "ikke. "
        f"{_SAFE} {DO}"
    )


class ExposedError(RefusedFileError):
    """What only professionals may have stands where everybody with the citizen reads."""

    SAYS = (
        f"Filen fra «{{}}» har noget med, som kun er for fagfolk, fx et "
        "CPR-nummer, dér hvor alle med borgeren kan læse det. "
        f"{_SAFE} Ring til afsenderen: det skal fjernes dér, og så laves en ny fil."
    )


class HiddenWordsError(RefusedFileError):
    """A value is missing that nobody who may has taken away: somebody hides another's words."""

    SAYS = (
        f"Filen fra «{{}}» mangler tekst, som ingen har haft lov at fjerne. "
        f"{_SAFE} Brug den ikke, og ring til kommunen."
    )


class NotAChangeError(ExchangeError):
    """A line is not a change as the format bounds it. The text says which bound, in Danish."""


class NotSendableError(ExchangeError):
    """Something that is about to be written could not be received by any other device."""

    SAYS = (
        "Det kan ikke gemmes, for ingen anden computer kan tage imod det: {}. "
        "Det, du skrev, står her endnu. Gør det kortere, eller del det i to."
    )


class BadContactError(ExchangeError):
    """A file is not a contact file, or not the one its maker signed."""

    SAYS = f"Filen er ikke en hel kontaktfil. {_SAFE} Bed om at få kontaktfilen lavet igen."


class BadStartFileError(ExchangeError):
    """A file is no start file, or not whole, or not as the program makes it."""

    SAYS = "Filen er ikke en hel startfil. Intet er oprettet. Bed kommunen om en ny startfil."


class WrongStartWordsError(ExchangeError):
    """Six words do not open a start file, or somebody has altered it."""

    SAYS = (
        "De seks ord åbner ikke startfilen. Intet er oprettet. Få dem læst op igen. Passer de, er "
        "filen ændret undervejs: bed så kommunen om en ny."
    )


class TooMuchToSendError(ExchangeError):
    """One part of a file would be larger than any device takes; nothing counts as sent."""

    SAYS = (
        "Filen kan ikke laves, for ingen anden computer kan tage imod den: {}. Alt, du har "
        "skrevet, er gemt og er stadig klar til at sende. Det hjælper ikke at vælge et andet "
        "sted: skriv ordene her op, og ring til den, der passer programmet."
    )

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class OwnFileRefusedError(ExchangeError):
    """What was made to be sent would be refused: a mistake of the program's, not of the disk's."""

    SAYS = (
        "Filen er ikke lavet, for den anden computer ville afvise den: {}. Det er en fejl "
        "i programmet og ikke i det, du har skrevet: alt er gemt og er stadig klar til at "
        "sende. Skriv ordene her op, og ring til den, der passer programmet."
    )
