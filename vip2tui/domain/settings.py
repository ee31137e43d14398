"""What a person may set: one table, from which the page, the command line and their help are made.

Nothing here is sent: a setting is a row of the device's own. What each does is known to those who
ask for it; here stands what it is called, what it may be, and what it is until somebody changes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vip2tui.base.errors import Vip2Error
from vip2tui.base.places import folder
from vip2tui.base.safe import MAX_LINE, clean_line, cut
from vip2tui.base.targets import into
from vip2tui.domain.course import limits
from vip2tui.domain.packages.quiz import First
from vip2tui.domain.roles import Role
from vip2tui.text.danish import fold


class NotAllowedError(Vip2Error):
    """What was given is none of what a setting may be."""


_FEWEST = 3
"""Letters that may stand for a longer word, where only one begins so."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set, and how it is kept: as text in a field of a row."""

    name: str
    """What the line calls it."""
    group: str
    title: str
    help: str
    """One sentence."""
    default: str = ""
    """Nothing where there is no beginning to go back to: a name."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """What it may be, as it is kept and as it is called; a number and a text have none."""
    least: int = 0
    most: int = 0
    unit: str = ""
    """What the number counts."""
    longest: int = 0
    """The most characters, where it is a text."""
    is_mine: bool = False
    """Whether it stands with who is at this computer; the settings' own rows if not."""
    is_folder: bool = False
    """Whether it is a folder that is there; nothing while none was chosen."""
    whose: Role | None = None
    """The only role it says anything to, if not all."""
    key: str = ""
    """The row it is kept in; its own name if left out."""
    part: str = "value"
    """The field of that row."""
    forgets: Sequence[str] = ()
    """Rows of what came of it, which go when it is set back."""
    earlier: Mapping[str, str] = field(default_factory=dict)
    """What was kept before, and what it is now."""
    limit: str = ""
    """The limit of mentor support it is: the office's, and it travels with the files."""
    bound: str = ""
    """When it may not be set, in words."""

    @property
    def row(self) -> str:
        """The key of the row it is kept in."""
        return self.key or self.name

    @property
    def allowed(self) -> str:
        """What it may be, in words."""
        if self.choices:
            return f"en af: {', '.join(self.choices.values())}"
        if self.is_folder:
            return "en mappe, der findes"
        if self.longest:
            return f"en tekst på højst {self.longest} tegn"
        return f"et tal fra {self.least} til {self.most} {self.unit}".rstrip()

    @property
    def who(self) -> str:
        """Who sets it, and who sees it, in words."""
        if self.limit:
            return "Kontoret sætter den for alle, fra i dag, og den følger med filerne."
        if self.whose:
            return f"Kun {ROLE.choices[self.whose].lower()} har den."
        if self.is_mine:
            return " ".join(filter(None, ["Du bestemmer det selv, og andre ser det.", self.bound]))
        return "Hver bestemmer selv på sin computer, og det sendes ikke."

    def kept(self, value: object) -> str:
        """Return what a kept value says; what cannot be meant is as if nothing was kept."""
        text = str(value)
        text = self.earlier.get(text, text)
        return text if self._fits(text) else self.default

    def read(self, typed: str) -> str:
        """Return what was typed as it is kept: by its name or by what it is called.

        Raises:
            NotAllowedError: If it may not be that.
            NoFolderError: If it is no folder that is there.
            OurOwnFileError: If the folder is a vault's.
        """
        if self.is_folder:
            return str(into(folder(typed)))
        text = clean_line(typed)
        meant = [
            one for one, word in self.choices.items() if _bare(text) in map(_bare, (one, word))
        ]
        if not meant and len(text) >= _FEWEST:
            meant = [
                one for one, word in self.choices.items() if _bare(word).startswith(_bare(text))
            ]
        if len(meant) == 1:
            return meant[0]
        if self.unit and (number := text.removesuffix(self.unit).strip()).isdecimal():
            text = str(int(number)) if number.isascii() else text
        if not self.choices and self._fits(text):
            return text
        raise NotAllowedError(
            f"{self.title}: «{cut(text, 30)}» kan ikke bruges. "
            f"Vælg {self.allowed}. Intet er ændret."
        )

    def words(self, value: str) -> str:
        """Return a value as people read it."""
        if self.is_folder and not value:
            return "Ingen endnu"
        return self.choices[value] if self.choices else f"{value} {self.unit}".rstrip()

    def _fits(self, value: str) -> bool:
        if self.choices:
            return value in self.choices
        if self.is_folder:
            return True
        if self.longest:
            return 0 < len(value) <= self.longest
        return value.isascii() and value.isdecimal() and self.least <= int(value) <= self.most


def _bare(text: str) -> str:
    """Return text as it is compared here: «mørk», «moerk» and «mork» are one word."""
    return fold(text).replace("oe", "o").replace("ae", "a").replace("aa", "a")


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done on the page of settings, and by a command of its own on the line."""

    name: str
    group: str
    title: str
    help: str
    command: str
    """What does it on the line."""
    whose: Role | None = None
    """The only role that does it, if not all."""


_SEEN, _YOU, _SAFE, _FILES = "Sådan ser det ud", "Dig", "Sikkerhed", "Filer"
_COUNTS = "Tal"
_DAYS = "Hvornår der siges til"
LOOK = Setting(
    "udseende", _SEEN, "Farver",
    "«Som terminalen» følger vinduets egen lyse eller mørke bund.",
    "terminal",
    {"terminal": "Som terminalen", "moerk": "Mørk", "lys": "Lys", "staerk": "Stærk kontrast"},
    key="look", part="theme",
    earlier={"textual-dark": "moerk", "textual-light": "lys"},
)  # fmt: skip
SIGNS = Setting(
    "tegn", _SEEN, "Tegn",
    "Vælg «Kun bogstaver», hvis du ser firkanter eller spørgsmålstegn i stedet for tegn.",
    "plain",
    {"plain": "Enkle", "fine": "Fine", "ascii": "Kun bogstaver"},
)  # fmt: skip
DENSITY = Setting(
    "afstand", _SEEN, "Afstand mellem linjer",
    "«Luftig» sætter en tom linje efter hver række; «Tæt» viser mere på én gang.",
    "taet",
    {"taet": "Tæt", "luftig": "Luftig"},
)  # fmt: skip
PANES = Setting(
    "ruder", _SEEN, "Ruden ved siden af",
    "I et bredt vindue står der mere om den valgte linje ved siden af listen.",
    "to",
    {"to": "Når der er plads", "en": "Aldrig"},
)  # fmt: skip
PERSON = Setting(
    "navn", _YOU, "Dit navn",
    "Det står ved alt, du skriver fra nu af; dit gamle navn bliver ved det, du har skrevet.",
    longest=MAX_LINE, part="person", is_mine=True,
)  # fmt: skip
ROLE = Setting(
    "rolle", _YOU, "Din rolle",
    "Den afgør, hvad du ser, og hvad der sendes; der spørges, før den skiftes.",
    choices={
        Role.MENTOR.value: "Mentor",
        Role.CONSULTANT.value: "Konsulent",
        Role.OFFICE.value: "Kommunens kontor",
    },
    part="role", is_mine=True,
    bound="Kommunens kontor kan kun vælges til og fra, før andre computere er kendt her.",
)  # fmt: skip
CARDS_SEEN = "cards"
"""The row that says which cards were seen."""
CARDS = Setting(
    "oplæringskort", _YOU, "Oplæringskort",
    "Et kort råd, første gang du er et sted; sæt tilbage, og de kommer alle igen.",
    "en-gang",
    {"en-gang": "Én gang hvert sted", "aldrig": "Aldrig"},
    key="oplaeringskort", forgets=(CARDS_SEEN,),
)  # fmt: skip
WORD_CARDS = Setting(
    "ordkort", _YOU, "Sprog på ordkort",
    "Hvad der står først, når I øver fagets ord. «Kun dansk»: borgeren forklarer selv ordet.",
    First.DANISH.value,
    {First.DANISH: "Dansk først", First.ENGLISH: "Engelsk først", First.DANISH_ALONE: "Kun dansk"},
)  # fmt: skip
COMPUTER = Setting(
    "computer", _YOU, "Computerens navn",
    "Det står på de filer, du sender; andre ser et nyt navn, når de læser din kontaktfil.",
    longest=MAX_LINE, part="device_name", is_mine=True,
)  # fmt: skip
LOCK_AFTER = Setting(
    "låsetid", _SAFE, "Lås efter",
    "Programmet låser, når ingen har rørt tasterne så længe; kladder bliver gemt.",
    "10", least=2, most=60, unit="minutter", key="laasetid",
)  # fmt: skip
_HERE_ONLY = "Det gælder kun på denne computer."
SOON = Setting(
    "snart", _DAYS, "Frist snart",
    f"Så mange dage før fristen står det som det næste, du skal nå. {_HERE_ONLY}",
    str(limits.SOON), least=2, most=30, unit="dage",
)  # fmt: skip
BEHIND = Setting(
    "bagud", _DAYS, "Bagud efter",
    "Så mange dage efter planen er et forløb bagud; tre gange så mange er langt bagud. "
    f"{_HERE_ONLY}",
    str(limits.BEHIND), least=2, most=60, unit="dage",
)  # fmt: skip
SILENCE = Setting(
    "stille", _DAYS, "Ingen fil i",
    "Kommunens kontor får det at vide øverst, når en computer ikke har svaret i så mange dage. "
    f"{_HERE_ONLY}",
    str(limits.SILENT), least=7, most=90, unit="dage", whose=Role.OFFICE,
)  # fmt: skip
GOAL = Setting(
    "mål", _COUNTS, "Mål for gennemførte",
    "Så mange borgere skal gennemføre en jobpakke; VIP2-projektets eget mål var 193, og det blev "
    "nået.",
    "193", least=1, most=100_000, unit="borgere", whose=Role.OFFICE, key="maal",
)  # fmt: skip
_SUPPORT = "Grænser for mentorstøtte (gælder for alle kontorets computere)"


def _limit(
    name: str, limit: str, title: str, help_: str, default: int, least: int, most: int, unit: str
) -> Setting:
    return Setting(
        name, _SUPPORT, title, help_, str(default), least=least, most=most, unit=unit,
        whose=Role.OFFICE, limit=limit,
    )  # fmt: skip


LIMITS: Sequence[Setting] = (
    _limit("snart-brugt", "nearly", "Timer snart brugt",
           "Så stor en del af timerne er brugt, før der siges til.", 80, 1, 100, "procent"),
    _limit("slutter-snart", "ending", "Perioden slutter snart",
           "Så mange dage før den sidste dag siges der til.", 28, 0, 200, "dage"),
    _limit("kontakt", "contact", "Ingen mentorkontakt",
           "Så mange dage uden mentortimer, før det mangler (dok-17).", 14, 1, 200, "dage"),
    _limit("besøg", "follow_up", "Ingen opfølgning",
           "Så mange dage uden et besøg på arbejdspladsen, før det mangler (dok-22).",
           42, 1, 400, "dage"),
    _limit("tempo-fra", "settled", "Timerne holdes op mod planen",
           "Så mange dage efter den første dag (dok-18 og dok-35).", 28, 0, 200, "dage"),
    _limit("for-lidt", "too_few", "For få timer",
           "Under så stor en del af timerne til dato (dok-18).", 70, 0, 100, "procent"),
    _limit("for-meget", "too_many", "Timer for hurtigt",
           "Over så stor en del af timerne til dato (dok-35).", 110, 100, 400, "procent"),
    _limit("ubekræftet", "unconfirmed", "Ikke bekræftet",
           "Over så stor en del af notaterne uden borgerens ord (dok-21).", 25, 0, 100, "procent"),
    _limit("for-sent", "late", "Skrevet eller sendt sent",
           "Så mange hverdage til at skrive et notat og til at sende det (dok-30 og dok-33).",
           5, 0, 60, "hverdage"),
    _limit("mest-på-en-dag", "most", "Mest på en dag",
           "Flere mentorminutter på én dag kan ikke passe (dok-27).", 480, 1, 1440, "minutter"),
    _limit("formål-tegn", "told", "Formålets længde",
           "Så mange tegn skal formålet mindst have (dok-01).", 20, 1, 200, "tegn"),
    _limit("kort-samtale", "short", "Kort telefonsamtale",
           "Så mange minutter i telefonen tæller som mentortid.", 30, 0, 1440, "minutter"),
    _limit("giv-slip", "keep", "Giv slip på borgere",
           "Så mange dage efter det sidste forløb kan en borger forlade mentorens computer.",
           180, 0, 3650, "dage"),
)  # fmt: skip
"""What an office sets for all its computers."""
PASSPHRASE = Deed(
    "adgangskode", _SAFE, "Skift adgangskoden",
    "Den gamle åbner ikke noget mere på denne computer; nødkoden er den samme.",
    "passphrase change",
)  # fmt: skip
CODE = Deed(
    "noedkode", _SAFE, "Lav en ny nødkode",
    "Gør det, hvis papiret er væk: så åbner den gamle kode ikke noget mere her.",
    "passphrase new-code",
)  # fmt: skip
BACKUPS = Deed(
    "sikkerhedskopier", _SAFE, "Sikkerhedskopier",
    "Se dem, der er, og lav en nu: her eller på et USB-stik.",
    "backup make",
)  # fmt: skip
BACKUP_FOLDER = Setting(
    "kopimappe", _SAFE, "Anden mappe til kopier",
    "Den daglige sikkerhedskopi lægges også her, helst på en anden disk; mangler den, siges det.",
    is_folder=True,
)  # fmt: skip
OUT = Setting(
    "udmappe", _FILES, "Mappe til det, der gives",
    "Her foreslås tal, jobpakker og kontaktfiler lagt, når de skal ud; ellers den sidste, du "
    "brugte.",
    is_folder=True,
)  # fmt: skip
PLACE = Setting(
    "mappe", _FILES, "Mappe til filer",
    "Her foreslår Send og Hent at lægge og finde filer; det er ellers den sidste, du brugte.",
    is_folder=True, key="places", part="last",
)  # fmt: skip
LOGO = Deed(
    "logo", _FILES, "Kommunens logo",
    "Et lille billede, der står på papirerne hos alle, der har kommunens borgere.",
    "paper logo", Role.OFFICE,
)  # fmt: skip
SHARERS = Deed(
    "personer", _SAFE, "Flere på computeren",
    "En ny person får bogstaver på første side og sit eget arkiv; ingen ser de andres.",
    "person add",
)  # fmt: skip
HISTORY = Deed(
    "hvem", _SAFE, "Hvem skrev hvad",
    "Alt, der er skrevet og rettet her, af hvem og hvornår; bogstaver søger i det.",
    "history",
)  # fmt: skip
PAGE: Sequence[Setting | Deed] = (
    LOOK, SIGNS, DENSITY, PANES, PERSON, ROLE, COMPUTER, CARDS, WORD_CARDS, SOON, BEHIND, SILENCE,
    GOAL, *LIMITS, LOCK_AFTER, PASSPHRASE, CODE, BACKUPS, BACKUP_FOLDER, SHARERS, HISTORY,
    PLACE, OUT, LOGO,
)  # fmt: skip
"""In the order in which they stand on the page and on the line."""


def page_of(role: Role) -> list[Setting | Deed]:
    """Return what of it says anything to a role."""
    return [one for one in PAGE if one.whose in (None, role)]


SETTINGS: Mapping[str, Setting] = {one.name: one for one in PAGE if isinstance(one, Setting)}


def setting(name: str) -> Setting:
    """Return the setting of a name, by what the line or the page calls it.

    Raises:
        NotAllowedError: If there is none.
    """
    wanted = fold(clean_line(name))
    for one in SETTINGS.values():
        if wanted in (fold(one.name), fold(one.title)):
            return one
    for deed in PAGE:
        if isinstance(deed, Deed) and wanted in (fold(deed.name), fold(deed.title)):
            raise NotAllowedError(f"Brug «vip2tui {deed.command}». Intet er ændret.")
    raise NotAllowedError(
        f"Indstillingen «{cut(clean_line(name), 30)}» findes ikke. "
        f"Vælg en af: {', '.join(SETTINGS)}. Intet er ændret."
    )
