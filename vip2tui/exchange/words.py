"""Control words (kontrolord): a fingerprint as eight words that are read aloud on the telephone.

The list is fixed for ever. Its words have no æ, ø or å, no two begin with the same four letters,
and no two differ in one letter only, so a word heard half is still the right one. 512 words: nine
bits each.
"""

from __future__ import annotations

COUNT = 8
"""Words in a fingerprint: 72 bits, and whoever forges must match them with a key of their own."""

_BITS = 9

WORDS = tuple(
    """
    adel adresse aften agurk akse alarm album alder ananas ankel anorak ansjos antik apotek
    april arena arkiv asfalt atlas atom august avis bagage bager bakke balkon balsam banan
    basar basun bavian biceps biograf birk blad blanket blomst boble bold bolig bolsje bonde
    brand bremse brev brille buffet buket bukser busk butik cigar cirkel citron cowboy cykel
    dans dato datter delfin diamant digt diplom disk doktor dollar domino drage dreng dunk
    dusin dynamit dyne egern ekko eksamen elastik elefant elev ende energi engel epoke etage
    eventyr fabrik fakkel falk fane farve fasan fatning feber februar ferie figen figur finger
    firma fjeder fjer fjord flag flaske flod flue fortov foto fragt frakke frost fryser fugl
    gaffel galop garage gardin garn gartner gazelle geni giraf gitter glimt golf gondol
    gorilla granat gren greve grill gris grotte grube gruppe guitar guld gulerod gummi gymnast
    gynge hagl hale hammer hamster handske harpe havn hegn hejre helt hertug himmel hingst
    hjelm hjerte hjort hjul hobby honning horn hotel humle hund hval hvede hveps hylde hytte
    idol igle ildsted insekt isbjerg iskage iskrem jagt januar jasmin jern jetfly jolle
    journal jubel juice juli jumbo jungle jury kabel kabine kaffe kaktus kalv kamera kamille
    kanal kande kanin kano karamel karton kasket kasse kaviar kegle kejser keramik kerne
    ketsjer kilde kilo kiosk kiste kiwi klima klinik klippe klods klokke kloster klovn klub
    knap kniv knude kobber kobra kode koffert kokos koloni komet komfur kompas koncert konge
    konto koral kost krabbe kran krebs kridt krone krukke krystal kulisse kunst kupon kurv
    kusine kutter kvadrat kvarter kvist kylling lagen lagune laks lampe land lasso lastbil
    lejr lemur lever licens lilje lineal loft logbog luge luksus lygte lykke lyng magasin
    magnet makrel maler malt mammut mandel manual maraton mark marts maske massage matros
    medalje medicin mejeri mejse melodi menu messing metal meter middag mineral minut mirakel
    mobil monitor mosaik mose motor mumie museum musik muskat musling mynte nabo natur niveau
    nomade nord nougat novelle nudel nummer nylon oase oboe ocean odder oktober olie oliven
    opera optik oregano orgel orkan ozon padle palads palme panda panel panter papaya papir
    paprika parade parti pastel patent patron pause pedal pelikan perle pilot pind pingvin
    pirat plakat planet plast platin pocket poesi pokal politi polo port postbud pote presse
    prisme problem puddel pude pulver pumpe punktum racer radar radio ramme rapport recept
    regel reje rekord reol ribben robot roman rosin rubin rugby rute rype rytme safir saft
    saga salat salon samba sandal saturn savanne scene segl sekund selleri senat sennep sild
    silke sirup skab skilt skole skov slot smed smil sminke snor sofa soldat sommer spade
    spand spejl spids spinat spiral splint sprog spurv stafet stang stige stof stork strand
    streg strik struds stue sukker sultan suppe svale svamp sving symbol tablet talje tange
    tapet taxa teater tekst tennis termos teske tiger time tobak tofu tomat tomme tone torden
    torsk torv trikot trold tromle tryk tuba tudse tunnel turban turist tusch udkant udsalg
    udsigt urne valmue vals vante varme veksel ventil verden vest vidne vifte viking vildt
    villa viol vippe visdom vogn vombat vrag vulkan yacht zebra zink
    """.split()  # noqa: SIM905
)


def control_words(digest: bytes) -> tuple[str, ...]:
    """Return the first 72 bits of a digest as words."""
    number = int.from_bytes(digest[: COUNT * _BITS // 8], "big")
    places = range((COUNT - 1) * _BITS, -1, -_BITS)
    return tuple(WORDS[number >> place & len(WORDS) - 1] for place in places)


def same_words(said: str, words: tuple[str, ...]) -> bool:
    """Return whether what was typed are the words, whatever stands between them and in any case."""
    typed = "".join(char if char.isalpha() else " " for char in said.casefold())
    return tuple(typed.split()) == words
