"""What the demo's people write: short, concrete, and never about faith, family or diagnoses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

GOOD = (
    "{navn} nåede {opgave} uden hjælp for første gang.",
    "{navn} viste selv {kollega}, hvor tingene skal stå.",
    "Opgaven {opgave} sidder nu. Jeg stod bare ved siden af.",
    "{navn} spurgte to gange i stedet for at gætte. Det roste jeg.",
    "Mødte før tid alle dage og var klar ved {sted}.",
    "{navn} forklarede reglerne ved {sted} med egne ord.",
    "God stemning i pausen. {navn} fortalte en historie, og hele bordet lo.",
    "Tempoet er bedre end i sidste uge, og kvaliteten holder.",
    "{navn} ringede selv og sagde, at bussen var forsinket.",
    "{kollega} siger, at {navn} er en god makker.",
    "Vi øvede {opgave} sammen, og tredje gang gik det af sig selv.",
    "{navn} opdagede en fejl ved {sted} og sagde det højt.",
    "{navn} har lært ti nye ord og bruger dem.",
    "Lederen kom forbi ved {sted} og sagde tak for hjælpen.",
    "{navn} ryddede op uden at blive bedt om det.",
    "Dagen gik roligt, også da {kollega} havde fri.",
    "{navn} tog imod en rettelse og gjorde det om med det samme.",
    "{navn} klarede {opgave}, selv om vi havde travlt.",
)
HARD = (
    "Beskeder i støj er svære. Vi går til side, når det er vigtigt.",
    "Det gik lidt stærkt med {opgave}. Vi tager det roligere.",
    "{navn} blev træt sidst på dagen.",
    "To ord, der ligner hinanden, gav en fejl. Vi skrev dem op.",
    "{navn} venter med at spørge, når jeg har travlt.",
    "Rækkefølgen i {opgave} driller endnu.",
    "Der var mange nye ansigter ved {sted}.",
    "Sedlen ved {sted} er svær at læse. Jeg laver en med billeder.",
    "Tidlige vagter passer dårligt med bussen.",
    "{navn} vil gerne for meget på én gang.",
    "Vi blev afbrudt, så samtalen blev kort.",
    "Telefonen er svær. Ansigt til ansigt går det fint.",
    "{kollega} og {navn} talte forbi hinanden, men fik det ordnet.",
    "Ikke noget særligt i denne uge.",
)
NEXT = (
    "Øve {opgave} mandag morgen",
    "Gå med på en hel vagt ved {sted}",
    "Spørge lederen om flere timer",
    "Lave ordliste til {sted}",
    "Lade {navn} vise {opgave} for {kollega}",
    "Tale om vagtplanen",
    "Aftale tid med tovholderen",
    "Prøve {opgave} uden hjælp",
    "Vise, hvordan man melder sig syg",
    "Følges med {kollega} på runden",
    "Se på delmålene sammen",
    "Gennemgå sikkerheden ved {sted} igen",
)
NOTE = (
    "Vi gik runden ved {sted} sammen, og {navn} pegede selv på nødudgangene.",
    "Sidemandsoplæring i {opgave}. Først viste jeg det, så gjorde vi det sammen.",
    "{navn} sendte en besked om, at toget var aflyst, og kom 20 minutter senere.",
    "Kort snak i telefonen. Alt er godt, og vi ses i morgen.",
    "{navn} har fået nye sko, og nu er dagen lettere at stå op.",
    "Vi talte om, hvordan man siger fra på en god måde.",
    "{kollega} tager over de dage, jeg har ferie. {navn} ved det.",
    "{navn} spurgte, hvad der skal til for at få løn for nogle af timerne.",
    "Vi fandt en lettere måde at holde styr på {opgave}.",
    "{navn} vil gerne prøve en anden plads end {sted}. Jeg har spurgt lederen.",
    "Ny vagtplan er gennemgået og forstået. {navn} gentog den for mig.",
    "Vi øvede telefonopkald med {kollega} som den, der svarer.",
    "{navn} var med til tavlemødet og sagde én ting højt.",
    "Ugens ord: dem fra {sted}. {navn} skrev dem selv.",
    "Der manglede handsker ved {sted}. Det er løst.",
    "Lederen gav en kort tilbagemelding: stabil, venlig og omhyggelig.",
    "{navn} gjorde {opgave} færdig og hjalp bagefter {kollega}.",
    "Vi aftalte et tegn, {navn} kan give, når det går for stærkt.",
)
ABSENT = (
    "{navn} kom ikke mandag. Jeg ringede kl. 8.15 og fik ikke fat i nogen.",
    "Udeblevet igen. Jeg skrev en besked og ringede derefter til tovholderen.",
    "{navn} ringede kl. 7 og kunne ikke komme.",
    "Vi talte om fraværet. {navn} vil gerne blive og foreslog selv senere mødetid.",
    "Tredje mandag med fravær. Det passer med, at der ingen tidlig bus er.",
)
VISIT = (
    "Besøg på arbejdspladsen. {navn}, mentoren og jeg gik planen igennem.",
    "Samtale med leder og mentor. Formålet er stadig rigtigt, og timerne passer.",
    "{navn} viste mig {opgave}. Aftalt: flere opgaver fra næste uge.",
    "Trepartssamtale. Alle tre sagde hver én ting, der går godt, og én, der skal øves.",
    "Kort besøg ved {sted}. {navn} vil gerne have flere timer.",
)
FOLLOW_UP = (
    "Ringet til {navn}: stadig i job, og vagterne passer.",
    "{navn} er i job og har fået faste timer.",
    "Opfølgning: {navn} er glad for kollegerne. Ingen bekymringer.",
    "Ringet to gange og skrevet en besked. Intet svar endnu.",
)
OFFICE_ONLY = (
    "Enheden har sagt ja til mentortimer i hele perioden.",
    "Prisen for kurset er godkendt. Brevet er sendt.",
    "Vi afventer svar fra sprogcentret om nyt hold.",
    "Lederen overvejer ordinære timer, men vil ikke have det nævnt endnu.",
    "Forlængelse skal begrundes konkret. Jeg skriver udkastet.",
    "Mentoren er også nærmeste leder. Hold øje med rollerne.",
    "Aftalt internt: jeg besøger igen om fire uger.",
    "Borgeren har fået brev om de nye timer.",
    "Der er søgt om tilskud til transport.",
)
PRIVATE = (
    "Husk: køb kaffe med til fredag, og spørg ind til turen.",
    "Tal langsommere ved tavlen, det gik for stærkt.",
    "Spørg {kollega}, om vi kan bytte tirsdag.",
    "Jeg skal selv blive bedre til at vente fem sekunder, efter jeg har spurgt.",
)
TICKED = (
    "Aftalt ansigt til ansigt", "Gjort sammen med {navn}", "Tog ti minutter",
    "Sedlen hænger i skabet", "{kollega} var med",
    "Gentaget med egne ord", "Lederen gav grønt lys", "Vist og prøvet",
    "Står på tavlen", "{navn} har en kopi", "Klaret på gåturen", "Lidt senere end planlagt",
)  # fmt: skip
EVIDENCE = (
    "Set to dage i træk", "Vist for lederen", "Bevis lagt i mappen", "Set af {kollega}",
    "Skrevet på skemaet", "Gjort uden hjælp tre gange", "Udtalelse fra lederen",
)  # fmt: skip
CORRECTIONS = (
    "Forkert antal minutter", "Manglede et kvarter", "Glemte opsamlingen bagefter", "Slåfejl",
)  # fmt: skip
UNTICKED = ("Det var den forkerte linje", "Vi nåede det alligevel ikke", "Skal gøres om")
IRRELEVANT = ("Ikke aktuelt på denne arbejdsplads", "Borgeren kender det i forvejen")
PAUSED = "Pause: venter på et kursus, der begynder senere"
EXTENDED = "Praktikken er forlænget, så kurset kan nås"
STOPPED = (
    "Vejen til arbejde blev for lang", "Opgaverne passede ikke", "Eget ønske om et andet fag",
)  # fmt: skip
FOUND_JOB = ("Ansat efter samtale med lederen", "Fik tilbudt faste timer", "Fast ansat")

COLLEAGUES = (
    "Jens", "Pernille", "Mustafa", "Tove", "Karim", "Lone", "Grażyna", "Poul", "Ayşe", "Frede",
)  # fmt: skip
PLACES = (
    "hal 2", "rampen", "det lange bord", "vaskepladsen", "port 4", "køkkenet", "lager B",
    "indgangen", "tavlen", "maskine 3",
)  # fmt: skip


@dataclass
class Voice:
    """Writes sentences about one citizen, and none twice before all have been used."""

    rng: Random
    name: str
    tasks: Sequence[str] = ("dagens opgave",)
    _waiting: dict[int, list[str]] = field(default_factory=dict)

    def say(self, sentences: Sequence[str]) -> str:
        """Return one of the sentences, filled in."""
        waiting = self._waiting.setdefault(id(sentences), [])
        if not waiting:
            waiting.extend(self.rng.sample(sentences, len(sentences)))
        return waiting.pop().format(
            navn=self.name,
            kollega=self.rng.choice(COLLEAGUES),
            sted=self.rng.choice(PLACES),
            opgave=f"«{self.rng.choice(self.tasks)}»",
        )

    def talk(self, *kinds: Sequence[str]) -> str:
        """Return a note of a sentence of each kind."""
        return " ".join(self.say(kind) for kind in kinds)
