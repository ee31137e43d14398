"""The method on one page, for who is to teach it: what it is, and what is known of it.

Each part says where it is from. `docs/brug/metoden.md` has the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NAME = "Metoden på én side"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to know."""

    title: str
    told: str
    """A line for each point."""
    source: str

    @property
    def points(self) -> Sequence[str]:
        return self.told.split("\n")


METHOD: Sequence[Part] = (
    Part(
        "Hvor den kommer fra",
        "Jobpakken er fra projektet VIP2 (Virksomhedsrettet Integration II). DA, LO og KL "
        "stod for det sammen med nogle kommuner, og det sluttede 15. juni 2010.\n"
        "Målet var 193 jobpakker til april 2009. Det blev nået før tiden. 320 borgere "
        "gennemførte en jobpakke, og 130 jobpakkeambassadører blev uddannet.\n"
        "Hvor mange der var i job bagefter, blev ikke talt. Derfor ringer I efter 1, 4, "
        "13 og 26 uger, og siden Tal viser svarene.",
        "projektets egne papirer",
    ),
    Part(
        "Før, under og efter",
        "Før: I finder ud af, hvad borgeren kan, og hvad borger og arbejdsplads venter af "
        "hinanden. Det står på kompetencekortet.\n"
        "Under: Praktik og læring går sammen og sigter mod ét bestemt job. Ingen skal stå "
        "alene på grund af sprog, kultur, sygdom eller andet fravær.\n"
        "Efter: Målet er et ordinært job.",
        "projektets egne papirer",
    ),
    Part(
        "De fem principper",
        "Begynd med det, arbejdsmarkedet har brug for.\n"
        "Sæt klare mål og delmål.\n"
        "Tag den korteste vej til job, med kvalitet.\n"
        "Alle kender forløbet og har sagt ja.\n"
        "Én tovholder har overblikket.",
        "projektets egne papirer",
    ),
    Part(
        "Trappen er et kort",
        "VIP2 prøvede trappemodellen: afklaring, sprog, praktik, uddannelse, job med støtte og "
        "ordinært job i ét forløb.\n"
        "Forskning i 10 jobcentre med omkring 4.000 ledige så mest fremgang, når noget rettet mod "
        "job gik sammen med noget for kunnen eller helbred. Alene flyttede helbred og sociale ting "
        "ingen mod job. Én ting ad gangen gik dårligere.\n"
        "Derfor må flere spor gå på samme tid, og intet trin er låst.",
        "Væksthusets Forskningscenter, Beskæftigelses Indikator Projektet (BIP), 2016",
    ),
    Part(
        "To stemmer",
        "I BIP svarede borger og medarbejder hver for sig på samme tid, hver tredje "
        "måned. Det gør I også her, og I ser først svarene, når begge har svaret.\n"
        "Hvor medarbejderen ikke troede på et job, fik godt 1 procent et. Hvor de troede "
        "på det, var det 27 procent. Enten så de noget, eller også virker troen selv. Vis "
        "den, når den er realistisk.\n"
        "Målingen er noget at tale ud fra. Den siger ikke, om borgeren får job, og ingen "
        "bliver målt mod andre.",
        "BIP; jobmeddiagnose.dk",
    ),
    Part(
        "Mentoren og tovholderen",
        "Mentoren er en kollega, som hjælper den nye i gang. I 2008 gav Foreningen Nydansker ti "
        "råd til mentorer. Tjeklisten bygger på dem, men ordene er vores.\n"
        "Det sætter folk tilbage, når konsulenten skifter, eller forløbet går i stå. Derfor er der "
        "én tovholder, og en pause har en plan.",
        "Foreningen Nydansker, 2008; Samordningsförbundet Skaraborg om BIP",
    ),
    Part(
        "Sådan lærer du fra dig",
        "Skriv vip2tui practice på linjen: en borgers halve år i ti kapitler på ti "
        "minutter, med et spørgsmål til rummet i hvert.\n"
        "Lad så hver deltager tage rundturen på en øvelsesborger. Den står under Hjælp.",
        "dette program",
    ),
)
