"""Every command of the program: one table for keys, footer, menu, Ctrl+P and help."""

from __future__ import annotations

from collections.abc import Iterable

from screens import row_commands as rows
from screens.command import MUNICIPAL, OFFICE, OUTSIDE, Command
from screens.messages import To

SAVE = Command("gem", "ctrl+s", "Ctrl+S", "Gem", "save", "Gem det, du skriver")
UNDO = Command("fortryd", "ctrl+z", "Ctrl+Z", "Fortryd", "undo", "Tag det sidste tilbage")
REDO = Command("igen", "ctrl+y", "Ctrl+Y", "Gør igen", "redo", "Gør det, du fortrød, igen")
EMPTY = Command(
    "nulstil", "delete", "Del", "Sæt tilbage", "empty", "Så den er, som den var fra begyndelsen",
    line="Sæt linjen tilbage", here="på en linje i timer eller Indstillinger",
)  # fmt: skip
SEND = Command("send", "f8", "F8", "Send/hent", To.EXCHANGE, "Send dit nye, hent det, du har fået")
FETCH = Command("hent", "ctrl+o", "Ctrl+O", "Hent", To.FETCH, "Læs en låst fil, du har fået",
                line="Hent en låst fil")  # fmt: skip
BACKUPS = Command(
    "kopier", "", "", "Sikkerhedskopier", To.BACKUPS, "Se sikkerhedskopierne, og lav en nu",
)  # fmt: skip
GO_BACK = Command(
    "gaa-tilbage", "", "", "Gå tilbage", To.GO_BACK,
    "Se, hvad der bliver anderledes; ét Ctrl+Z fortryder det", line="Gå tilbage til i går kl. 14 …",
)  # fmt: skip
AGAIN = Command(
    "se-efter", "", "", "Se efter", "again", "Når stikket er sat i",
    line="Se efter filer igen", at=To.FETCH,
)  # fmt: skip
DOUBTS = Command("afgoer", "", "", "Afgør", To.DOUBTS, "I har begge rettet det samme",
                 line="Det, der skal afgøres")  # fmt: skip
DIARY = Command("sendt", "", "", "Sendt og hentet", To.DIARY, "Alle filer, med dato og antal")
COMPUTERS = Command("computere", "", "", "Computere", To.COMPUTERS, "Gør computerne kendt",
                    line="Computere, du kender")  # fmt: skip
RESTORE = Command(
    "hent-kopi", "", "", "Hent kopi", "restore", "Hent en sikkerhedskopi frem",
    line="Hent en sikkerhedskopi", here="ved adgangskoden, hvis arkivet er skadet",
)  # fmt: skip
PASSPHRASE = Command(
    "adgangskode", "", "", "Adgangskode", To.PASSPHRASE,
    "Den gamle åbner ikke noget mere her", line="Skift adgangskoden",
)  # fmt: skip
CODE = Command(
    "noedkode", "", "", "Nødkode", To.CODE, "Gør det, hvis papiret med koden er væk",
    line="Lav en ny nødkode",
)  # fmt: skip
LOCK = Command("laas", "ctrl+l", "Ctrl+L", "Lås", "app.lock", "Lås, når du går; kladder er gemt")
QUIT = Command(
    "afslut", "ctrl+q", "Ctrl+Q", "Afslut", "app.quit", "Luk programmet; kladder er gemt"
)

PEOPLE = Command("borgere", "f2", "F2", "Borgere", To.PEOPLE, "Alle dine borgere")
NEW = Command("ny", "ctrl+n", "Ctrl+N", "Ny", To.NEW_CITIZEN,
              "Opret en borger: kun navnet er nødvendigt", line="Ny borger")  # fmt: skip
OVERVIEW = Command("overblik", "", "", "Overblik", To.CITIZEN, "Det vigtigste om en borger",
                   part="overblik")  # fmt: skip
PLAN = Command("plan", "", "", "Plan", To.CITIZEN, "Forløbets trin og datoer", part="plan")
CHECKLIST = Command(
    "tjekliste", "f4", "F4", "Tjekliste", To.CHECKLIST, "Hvad der skal være på plads"
)
NOTES = Command("notater", "", "", "Notater", To.CITIZEN, "Det, der er skrevet", part="notater")
TIMELINE = Command("tidslinje", "", "", "Tidslinje", To.CITIZEN, "Alt om en borger efter dato",
                   part="tidslinje")  # fmt: skip
CARD = Command("kort", "", "", "Kompetencekort", To.CITIZEN, "Det, borgeren har vist", part="kort")
NOTE = Command("notat", "f6", "F6", "Notat", To.NOTE, "Skriv et par linjer om en borger",
               line="Skriv et notat")  # fmt: skip
ROUND = Command("runde", "ctrl+r", "Ctrl+R", "Runde", To.ROUND, "Fem spørgsmål på tre minutter",
                line="Ugens runde")  # fmt: skip
BEFORE = Command("foer", "", "", "Før samtalen", To.BEFORE,
                 "Aftalerne, det I øver, ét spørgsmål og ti ord")  # fmt: skip
I_WAS_AWAY = Command("jeg-var-vaek", "", "", "Jeg var væk", To.AWAY,
                     "Dage, du var væk: ugens punkter er klaret med det")  # fmt: skip
PAPERS = Command("papirer", "f9", "F9", "Papirer", To.PAPERS,
                 "Kort, plan, tjekliste og timeseddel til at give videre")  # fmt: skip
SIGNED = Command("underskrevet", "", "", "Underskrevet", "sign",
                 "Et papir er kommet tilbage: hvem skrev under, og hvornår",
                 line="Papiret er underskrevet …", at=To.PAPERS, whose=True)  # fmt: skip
CALLS = Command("ringeliste", "", "", "Ringeliste", To.CALLS,
                "Hvem der er stille, nummeret, og hvad du kan sige",
                roles=MUNICIPAL)  # fmt: skip
SAMPLE = Command("stikproeve", "", "", "Stikprøve", To.SAMPLE,
                 "20 borgere med mentorstøtte, trukket tilfældigt, kun til at læse",
                 roles=OFFICE)  # fmt: skip
WEEK = Command("uge", "", "", "Timer", To.WEEK, "Hvad timerne går til i en almindelig uge",
               line="Ugens timer")  # fmt: skip
MEASURE = Command("maal", "", "", "Mål", To.MEASURE, "Spørg, hvor langt borgeren er kommet",
                  line="Mål …")  # fmt: skip
SHOW = Command("vis", "", "", "Vis til borgeren", To.SHOW,
               "Vis det, der har flyttet sig; kun adgangskoden lukker")  # fmt: skip
EDIT = Command(
    "ret", "", "", "Ret", "edit", "Ret navn, telefon og andet om en borger",
    line="Ret navn, telefon …", at=To.CITIZEN, whose=True,
)  # fmt: skip
PROGRESS = Command("fremskridt", "", "", "Fremskridt", To.CITIZEN,
                   "Målingerne: hvor langt, og hvilken vej", part="fremskridt")  # fmt: skip
HISTORY = Command("hvem", "", "", "Hvem skrev hvad", To.HISTORY,
                  "Alt, der er skrevet og rettet, af hvem og hvornår")  # fmt: skip
KNOWN = Command("kender", "", "", "Hvad ved kommunen?", To.KNOWN,
                "Det, du har skrevet om en borger: kun her, undervejs, modtaget",
                roles=OUTSIDE)  # fmt: skip
READS = Command("set", "", "", "Hvem har set hvad", To.READS,
                "Hvornår en borger er åbnet eller lagt i en fil")  # fmt: skip
AWAY = Command(
    "vaek", "ctrl+d", "Ctrl+D", "Læg væk", "put_away",
    "Læg borgeren væk; kan altid hentes frem igen", line="Læg borgeren væk …", at=To.CITIZEN,
    whose=True,
)  # fmt: skip
SAME = Command(
    "samme", "", "", "Samme person", "same",
    "Saml to, der er den samme person, eller skil dem ad igen", line="Samme person …",
    at=To.CITIZEN, whose=True,
)  # fmt: skip
LET_GO = Command(
    "slip", "", "", "Giv slip", "let_go", "Borgere, der er færdige her, forlader computeren",
    line="Giv slip på borgere …", at=To.PEOPLE, roles=OUTSIDE,
)  # fmt: skip
ERASE = Command(
    "slet", "", "", "Slet for altid", "erase", "Slet alt om borgeren overalt; to skal sige ja",
    line="Slet borgeren for altid …", at=To.CITIZEN, whose=True, roles=OFFICE,
)  # fmt: skip
GIVE_ON = Command(
    "giv-videre", "", "", "Giv videre", "hand_over",
    "En anden overtager borgeren; til det er modtaget, læser I begge", line="Giv borgeren videre …",
    at=To.CITIZEN, whose=True,
)  # fmt: skip
WORKPLACES = Command(
    "arbejdspladser", "", "", "Arbejdspladser", To.WORKPLACES,
    "Hvem man spørger efter, og hvem der er der",
)  # fmt: skip

SUPPORT = Command("mentorstoette", "", "", "Mentorstøtte", To.CITIZEN,
                  "Timerne, bevillingen og det, der mangler", part="mentorstoette")  # fmt: skip
PACKAGES = Command("jobpakker", "f3", "F3", "Jobpakker", To.PACKAGES, "Planer for hvert fag")
START = Command("start", "", "", "Start", To.START, "Vælg en jobpakke, og start den for en borger",
                line="Start en jobpakke")  # fmt: skip
OWN = Command("egen", "", "", "Egen", "own", "Skriv en jobpakke, der passer hos jer",
              line="Lav din egen jobpakke", at=To.PACKAGES)  # fmt: skip
TAKE = Command(
    "hent-fil", "", "", "Hent fil", "fetch", "Hent en jobpakke, regler eller ord fra en fil",
    line="Hent en jobpakke eller regler", at=To.PACKAGES,
)  # fmt: skip
USE = Command("brug", "ctrl+b", "Ctrl+B", "Start", "use", "Start jobpakken for en borger",
              line="Start den for en borger", at=To.PACKAGE, whose=True)  # fmt: skip
FITS = Command(
    "passer", "ctrl+e", "Ctrl+E", "Noget for?", "fits",
    "Hold jobpakkens krav op mod det, vi ved om en borger", line="Noget for en borger?",
    at=To.PACKAGE, whose=True,
)  # fmt: skip
PRACTISE = Command("ord", "", "", "Øv ordene", "practise",
                   "Øv fagets ord sammen, et kort ad gangen", at=To.PACKAGE)  # fmt: skip
COMPARE = Command("sammenlign", "ctrl+g", "Ctrl+G", "Sammenlign", "compare",
                  "Sæt jobpakken ved siden af en anden", at=To.PACKAGE)  # fmt: skip
SWAP = Command("byt", "", "", "Byt om", "swap", "Byt om på de to jobpakker",
               line="Byt om på to jobpakker", here="når du sammenligner")  # fmt: skip
CONFIRM = Command(
    "bekraeft", "ctrl+k", "Ctrl+K", "Bekræft", "confirm",
    "Skriv, at kommunen har kontrolleret teksten", line="Bekræft en tekst", at=To.PACKAGE,
    roles=OFFICE,
)  # fmt: skip
FINISH = Command("faerdig", "", "", "Færdig", "finish", "Så kan jobpakken bruges",
                 line="Gør din egen færdig", at=To.OWN_PACKAGE)  # fmt: skip
RULES = Command("regler", "", "", "Regler", To.RULES, "Hvad der gælder, og hvad ordene betyder",
                line="Regler og ord")  # fmt: skip

NUMBERS = Command("tal", "", "", "Tal", To.NUMBERS, "Hvad jobpakkerne har ført til",
                  line="Tal: hvad det førte til", roles=MUNICIPAL)  # fmt: skip
TODAY = Command("idag", "ctrl+t", "Ctrl+T", "I dag", To.TODAY, "Det, der venter på dig")
POSTPONE = Command(
    "udskyd", "ctrl+u", "Ctrl+U", "Udskyd", "put_off",
    "Udskyd linjen til en anden dag, med en grund", line="Udskyd til …", here="på I dag",
)  # fmt: skip
SEARCH = Command("soeg", "f7", "F7", "Søg", To.SEARCH, "Find en borger, et notat, en jobpakke")
ALL = Command(
    "alt", "ctrl+a", "Ctrl+A", "Vis alt", "unfold", "Vis det hele, eller kun det vigtigste",
    line="Vis alt eller lidt", at=To.PACKAGE,
)  # fmt: skip
SORT = Command("orden", "", "", "Rækkefølge", "sort",
               "Skift rækkefølge: mest brug for dig først, eller navne", at=To.PEOPLE)  # fmt: skip
OTHER_DAY = Command("dag", "", "", "Anden dag", "other_day", "Se reglerne på en anden dag",
                    line="Reglerne på en anden dag", at=To.RULES)  # fmt: skip
SETTINGS = Command("indstillinger", "", "", "Indstillinger", To.SETTINGS,
                   "Farver, tegn, og hvornår der låses")  # fmt: skip
LOOK = Command("farver", "", "", "Farver", "app.look", "Skift mellem mørkt, lyst og stærkt",
               line="Skift farver")  # fmt: skip
BACK = Command("tilbage", "escape", "Esc", "Tilbage", "back", "Et skridt tilbage; intet går tabt")
NAMES = Command(
    "navne", "f12", "F12", "Skjul navne", "app.names", "Skjul alle navne; F12 viser dem igen"
)

HELP = Command("hjaelp", "f1", "F1", "Hjælp", To.HELP, "Hvem du kan ringe til, og taster")
FIND = Command("find", "ctrl+p", "Ctrl+P", "Find", To.FIND, "Skriv, hvad du vil gøre",
               line="Find det, du vil gøre")  # fmt: skip
TOUR = Command("rundtur", "", "", "Rundtur", "tour", "Seks trin på en øvelsesborger")
KEYS = Command("taster", "", "", "Taster", To.KEYS, "Se, om tasterne virker, og om tegnene kan ses",
               line="Prøv tasterne")  # fmt: skip
CHECK = Command("tjek", "", "", "Tjek", To.CHECK, "Se, om alt er, som det skal være, og få en kode",
                line="Tjek min installation")  # fmt: skip
CARD_AWAY = Command("tip", "", "", "Læg tip væk", "card_away", "Tippet kommer ikke igen",
                    line="Læg tippet væk")  # fmt: skip
METHOD = Command("metoden", "", "", "Metoden", To.METHOD, "Hvad en jobpakke er, og hvad man ved",
                 line="Metoden på én side")  # fmt: skip
MENU = Command("menu", "f10", "F10", "Menu", "menu", "Alt, hvad programmet kan")

MENUS = {
    "Filer": (
        SAVE, UNDO, REDO, EMPTY, SEND, FETCH, rows.INBOX, AGAIN, DOUBTS, DIARY, LOCK, QUIT,
    ),
    "Borger": (
        PEOPLE, NEW, OVERVIEW, NOTES, NOTE, TIMELINE, PROGRESS, MEASURE, rows.POSTPONE,
        EDIT, SAME, AWAY,
    ),
    "Forløb": (
        PLAN, START, rows.TAILOR, rows.NEAR, WEEK, CHECKLIST, rows.POINT, ROUND,
        rows.CLOSE, rows.ENDED, rows.CALL, WORKPLACES,
    ),
    "Papirer": (
        CARD, rows.ON_CARD, rows.TAKE_IN, rows.CARD_LINE, rows.ASSESS, rows.EDUCATION, PAPERS,
        SIGNED,
    ),
    "Støtte": (
        SUPPORT, rows.GRANT, rows.MONTH, rows.VISIT, rows.ABSENT, BEFORE, SHOW, I_WAS_AWAY, CALLS,
        SAMPLE, GIVE_ON,
    ),
    "Jobpakke": (
        PACKAGES, OWN, rows.REVISE, FINISH, rows.DRAFT_BACK, TAKE, rows.AS_FILE, USE, FITS,
        CONFIRM, rows.MARKET, rows.LOCAL,
    ),
    "Vis": (
        TODAY, POSTPONE, SEARCH, NUMBERS, rows.OUT, COMPARE, SWAP, ALL, SORT, NAMES, LOOK, BACK,
    ),
    "Sikkerhed": (
        SETTINGS, COMPUTERS, PASSPHRASE, CODE, BACKUPS, RESTORE, GO_BACK, HISTORY, KNOWN, READS,
        LET_GO, ERASE,
    ),
    "Hjælp": (HELP, FIND, TOUR, CARD_AWAY, PRACTISE, METHOD, KEYS, CHECK, RULES, OTHER_DAY),
}  # fmt: skip
"""All of it, as the menu bar has it: each stands once, at most twelve in each."""
EVERYWHERE = (
    HELP, PEOPLE, PACKAGES, CHECKLIST, NOTE, SEARCH, SEND, MENU, FIND, TODAY, UNDO, REDO, NEW,
    ROUND, SAVE, FETCH, USE, FITS, COMPARE, CONFIRM, ALL, AWAY, PAPERS,
)  # fmt: skip
"""The keys every screen answers to, once the vault is open."""


def every() -> Iterable[Command]:
    """Return all that stands in the menu, in its order."""
    return (one for menu in MENUS.values() for one in menu)
