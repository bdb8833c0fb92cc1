"""Dutch words that tell about someone's health. Folded: lower case, without accents.

`exact` is a whole word with its listed forms, `begins` also stands at the head of longer words ("depressieklachten"),
`within` also inside compounds ("rugoperatie"). `phrases` are words in a row. Words that only look alike are in
`INNOCENT`. `theme` chooses the functional wording that is proposed instead.
"""

from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """What kind of health word it is."""

    DIAGNOSIS = "diagnosis"
    MEDICINE = "medicine"
    TREATMENT = "treatment"
    COMPLAINT = "complaint"
    CODE = "icd-code"
    BSN = "bsn"
    """No health word, but kept out by the same check: a citizen number stands in no report (UAVG 46)."""


class Theme(StrEnum):
    """What the word usually means for work, to propose other words."""

    MIND = "mind"
    ENERGY = "energy"
    BODY = "body"
    SENSES = "senses"
    CARE = "care"
    OTHER = "other"
    NUMBER = "number"


PROPOSALS = {
    Theme.MIND: "een beperking in concentratie en in het omgaan met druk",
    Theme.ENERGY: "een beperking in het aantal uren en het tempo van werken",
    Theme.BODY: "een beperking in tillen, lopen, staan of zitten",
    Theme.SENSES: "een beperking in zien, horen of spreken op het werk",
    Theme.CARE: "een afspraak buiten het traject",
    Theme.OTHER: "een beperking in de belastbaarheid voor werk",
    Theme.NUMBER: "het kenmerk van de opdracht",
}
"""What "vervang door beperking" puts in the place of the word; the adviser makes it precise."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one kind with one meaning for work."""

    kind: HitKind
    theme: Theme
    exact: str = ""
    begins: str = ""
    within: str = ""
    phrases: tuple[str, ...] = ()


WORD_LISTS: tuple[WordList, ...] = (
    WordList(
        HitKind.DIAGNOSIS,
        Theme.MIND,
        exact=(
            "adhd add asd pdd ptss ptsd cptss ocd ocs borderline bipolair bipolaire manisch manische psychose "
            "psychosen psychotisch psychotische anorexia boulimia dementie dement autist autisten narcist "
            "narcisme stoornis stoornissen hechtingsstoornis lvb odd"
        ),
        begins=(
            "depressi autis schizofren schizoaffect burnout burn-out overspann dysthym persoonlijkheidsstoorn "
            "angststoorn paniekstoorn dwangstoorn eetstoorn stemmingsstoorn gedragsstoorn ontwikkelingsstoorn "
            "aanpassingsstoorn slaapstoorn verslav alcoholis alcoholverslav drugsverslav gokverslav verslaafd "
            "agorafob asperger alzheimer psychiatrisch psychopatholog hypochond borderliner posttraumatisch "
            "suicid zelfmoord zelfbeschadig dyslexi dyscalculi"
        ),
        within="stoornis stoornissen",
        phrases=("gilles de la tourette", "sociale fobie", "verstandelijke beperking"),
    ),
    WordList(
        HitKind.DIAGNOSIS,
        Theme.ENERGY,
        exact=("cvs mecvs me/cvs covid pfeiffer qkoorts q-koorts lyme ms hiv aids copd anemie narcolepsie"),
        begins=(
            "fibromyalg longcovid long-covid postcovid post-covid chronischevermoeid kanker tumor leukemi "
            "lymfoom lymfklier carcino melano metastas uitzaai hepatit tubercul sarcoido bloedarmoe "
            "slaapapneu apneu"
        ),
        within="kanker tumor tumoren carcinoom",
        phrases=(
            "long covid",
            "multiple sclerose",
            "chronische vermoeidheid",
            "ziekte van lyme",
            "ziekte van pfeiffer",
        ),
    ),
    WordList(
        HitKind.DIAGNOSIS,
        Theme.BODY,
        exact=(
            "artrose artritis hernia hernias scoliose osteoporose jicht rsi cans cts reuma whiplash ischias "
            "bechterew lupus spasme spasmen spastisch parkinson"
        ),
        begins=(
            "reumat artro artrit hernia fractur peesontstek slijmbeursontstek spierziekt spierdystrof "
            "dwarslaesi amputat diabet suikerziekt hartinfarct hartfal hartritme hartziekt angina beroert "
            "herseninfarct hersenbloed hersenletsel epilep astma longemfys longziekt nierfal nierziekt "
            "leverziekt darmziekt crohn colitis psoria eczeem hypertens trombos obesit endometrio "
            "prikkelbare-darm schildklier migrain carpaletunnel tenniselleboog kruisband meniscus cva tia "
            "polyneuropath neuropath"
        ),
        within="hernia artrose artritis fractuur",
        phrases=(
            "hoge bloeddruk",
            "carpaal tunnel",
            "ziekte van crohn",
            "ziekte van bechterew",
            "frozen shoulder",
            "gebroken been",
            "gebroken arm",
            "gebroken pols",
            "gebroken enkel",
            "gebroken heup",
        ),
    ),
    WordList(
        HitKind.DIAGNOSIS,
        Theme.SENSES,
        exact=(
            "doof doofheid slechthorend slechthorende slechtziend slechtziende blind blindheid tinnitus "
            "meniere afasie"
        ),
        begins="glaucoom staar-operat maculadegen netvliesloslat gehoorverlies gezichtsverlies",
    ),
    WordList(
        HitKind.DIAGNOSIS,
        Theme.OTHER,
        exact=(
            "diagnose diagnoses gediagnosticeerd gediagnosticeerde ziektebeeld comorbiditeit zwanger "
            "zwangerschap miskraam"
        ),
        begins="aandoening ziektebeeld syndroom",
        within="syndroom aandoening",
    ),
    WordList(
        HitKind.MEDICINE,
        Theme.OTHER,
        exact=(
            "medicatie medicijn medicijnen pil pillen insuline morfine prednison methadon lithium ritalin "
            "concerta antidepressivum antidepressiva antipsychoticum antipsychotica benzo benzos pijnstiller "
            "pijnstillers slaapmiddel slaapmiddelen slaappil slaappillen xanax prozac seroxat zoloft tramadol "
            "oxycodon paracetamol ibuprofen diclofenac naproxen fentanyl metformine omeprazol statine "
            "anticonceptie"
        ),
        begins=(
            "oxazepam diazepam temazepam lorazepam alprazolam citalopram escitalopram sertralin paroxetin "
            "fluoxetin venlafaxin duloxetin mirtazapin amitriptylin nortriptylin quetiapin olanzapin "
            "risperidon haloperidol aripiprazol clozapin methylfenidaat dexamfetamin pregabalin gabapentin "
            "carbamazepin valpro lamotrigin levetiracetam metoprolol simvastatin salbutamol ventolin "
            "methotrexa adalimumab humira levothyroxin chemokuur bijwerking"
        ),
        within="medicatie medicijn medicijnen preparaat",
        phrases=("anti depressiva",),
    ),
    WordList(
        HitKind.TREATMENT,
        Theme.CARE,
        exact=(
            "emdr cgt act-therapie chemo bestraling dialyse detox ggz poh afkicken revalideren revalidatie "
            "psychiater psychiaters psycholoog psychologen huisarts huisartsen internist neuroloog cardioloog "
            "oncoloog orthopeed reumatoloog chirurg fysiotherapeut fysio ergotherapeut psychotherapeut "
            "therapeut verslavingszorg ziekenhuis ziekenhuizen kliniek prothese prothesen stoma pacemaker "
            "rolstoel traumabehandeling crisisopname intake-ggz behandelaar behandelaars hulpverlener"
        ),
        begins=(
            "psychotherap fysiotherap ergotherap gedragstherap groepstherap schematherap traumatherap "
            "chemotherap radiotherap therapie therapeutisch bestral revalidat operatie geopereerd ggz- "
            "dagbehandel ziekenhuisopnam behandeltraject behandelplan dialys transplantat ambulantebehandel "
            "injecti"
        ),
        within="therapie operatie",
        phrases=(
            "onder behandeling",
            "in behandeling bij",
            "medische behandeling",
            "klinische opname",
            "klinisch opgenomen",
            "bij de specialist",
            "medisch specialist",
            "behandelend arts",
            "onder controle bij",
        ),
    ),
    WordList(
        HitKind.COMPLAINT,
        Theme.BODY,
        exact=(
            "pijn pijnen pijnlijk pijnlijke rugpijn kramp krampen zwelling ontsteking ontstekingen verlamd "
            "verlamming misselijk misselijkheid"
        ),
        begins=(
            "pijnklacht rugklacht nekklacht schouderklacht knieklacht armklacht buikklacht hartklacht "
            "bloeddruk"
        ),
        within="pijn ontsteking ontstekingen",
        phrases=(
            "last van zijn rug",
            "last van haar rug",
            "last van de rug",
            "last van zijn knie",
            "last van haar knie",
        ),
    ),
    WordList(
        HitKind.COMPLAINT,
        Theme.MIND,
        exact=(
            "somber sombere somberheid angstig angstige paniek stemmingswisselingen slapeloos slapeloosheid "
            "hallucinaties wanen piekeren piekert trauma traumas traumatisch traumatische getraumatiseerd "
            "neerslachtig huilbuien vergeetachtig"
        ),
        begins=(
            "angstklacht paniekaanval stressklacht spanningsklacht stemmingsklacht slaapklacht slaapproble"
        ),
        phrases=(
            "psychische klachten",
            "psychische problemen",
            "mentale klachten",
            "slaapt slecht",
            "mentale problemen",
        ),
    ),
    WordList(
        HitKind.COMPLAINT,
        Theme.ENERGY,
        exact=(
            "oververmoeid vermoeidheid uitgeput uitputting ziek zieke zieker benauwd benauwdheid kortademig "
            "duizelig"
        ),
        begins="vermoeidheidsklacht ziekteklacht duizelighe kortademigh ziekteverloop",
    ),
    WordList(
        HitKind.COMPLAINT,
        Theme.OTHER,
        exact="symptoom symptomen klachtenpatroon",
        phrases=(
            "lichamelijke klachten",
            "fysieke klachten",
            "medische klachten",
            "gezondheidsklachten",
            "medische problemen",
            "lichamelijke problemen",
        ),
    ),
)

INNOCENT = frozenset(
    [
        "als",
        "pilot",
        "operationeel",
        "operationele",
        "operationeler",
        "specialistisch",
        "coöperatie",
        "cooperatie",
        "cooperaties",
        "klinisch",
        "ziekmelding",
        "ziekmeldingen",
        "ziekteverzuim",
        "ziekteverzuimbeleid",
        "ziektewet",
        "ziekengeld",
        "zorginstelling",
        "ziekenhuizensector",
        "act",
        "blinddoek",
        "blindelings",
    ]
)
"""Words that look like one above and say nothing of the client's health; "als" is the conjunction, not the illness."""

INNOCENT_PHRASES = (
    "blind typen",
    "blind typt",
    "pijnlijke situatie",
    "pijnlijk duidelijk",
    "operatie van de machine",
)
"""The same for words in a row."""

OCCUPATIONS = (
    "opleiding tot",
    "opgeleid tot",
    "opgeleid als",
    "diploma",
    "werkt als",
    "werkte als",
    "werken als",
    "baan als",
    "vacature",
    "functie",
    "functie van",
    "beroep",
    "beroep van",
    "solliciteert als",
    "sollicitatie als",
    "stage als",
    "gewerkt als",
    "gesolliciteerd als",
    "werk als",
    "cursus",
    "opleiding",
    "stage bij",
    "stage in",
    "werkt in",
    "werkt bij",
    "werkte in",
    "gesolliciteerd bij",
    "vacatures in",
    "vacature bij",
    "vacature in",
    "baan in",
    "baan bij",
    "werken in",
    "werkgever",
    "schoonmaker in",
    "receptionist in",
    "receptionist bij",
    "medewerker in",
    "medewerker bij",
)
"""What stands before a profession or a place of work: "werkt als fysiotherapeut" tells of work, not of treatment."""

PROFESSIONS = frozenset(
    [
        "psychiater",
        "psycholoog",
        "huisarts",
        "internist",
        "neuroloog",
        "cardioloog",
        "chirurg",
        "fysiotherapeut",
        "ergotherapeut",
        "psychotherapeut",
        "therapeut",
        "ziekenhuis",
        "ziekenhuizen",
        "kliniek",
        "ggz",
        "verslavingszorg",
        "behandelaar",
        "hulpverlener",
        "revalidatie",
        "fysiotherapie",
        "ergotherapie",
    ]
)
