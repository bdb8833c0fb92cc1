"""The privacyverklaring and the notice, made from the data inventory and the bureau's own details (R2, AVG 13, 14).

A line in the inventory is a line in these texts: change the inventory and they change, and a new version is due.
The markup is the plainest there is: `# ` begins a heading, `- ` an item, anything else is a paragraph.
"""

from collections.abc import Iterable
from typing import Final

from domain.bureau import Bureau
from domain.inventory import INVENTORY
from domain.inventory_entry import Category, Entry
from domain.letters.model import Block, Bullets, Heading, Paragraph
from domain.statements.words import CATEGORY_WORDS, PURPOSE_WORDS, RETENTION_WORDS, TABLE_WORDS

STATEMENT_TITLE = "Privacyverklaring"
NOTICE_TITLE = "Wij verwerken gegevens over u"
REGLEMENT_TITLE = "Privacyreglement"
READABLE: Final = 9
"""So many columns can be read one by one."""


def statement_text(bureau: Bureau, entries: Iterable[Entry] = INVENTORY) -> str:
    """The whole statement, with everything AVG 13 and 14 ask for."""
    return _joined(
        f"{bureau.name} begeleidt u naar werk. Daarvoor hebben wij gegevens van u nodig. In deze verklaring leest u "
        "welke gegevens dat zijn, waarom wij ze hebben, wie ze ziet en welke rechten u heeft.",
        "Als u tekent, zegt u alleen dat u deze verklaring en het privacyreglement heeft gekregen. U geeft er geen "
        "toestemming mee. Tekent u niet, dan heeft dat geen gevolgen voor uw begeleiding.",
        *_who(bureau),
        *_which(entries),
        *_basis(),
        *_recipients(),
        *_safety(),
        *_rights(bureau),
    )


def notice_text(bureau: Bureau, entries: Iterable[Entry] = INVENTORY) -> str:
    """The short notice: that data came from elsewhere, which, why, and where to turn (AVG 14)."""
    return _joined(
        f"Uw opdrachtgever (UWV, uw gemeente of uw werkgever) heeft u aangemeld bij {bureau.name}. Daarbij kregen wij "
        "gegevens over u. Wij laten u weten welke dat zijn en wat wij ermee doen.",
        *_who(bureau),
        *_which(entries),
        *_recipients(),
        *_rights(bureau),
    )


def about_your_data(bureau: Bureau) -> str:
    """What a person who sees the own data must be told with them (AVG 15(1)): who, why, from whom, to whom, rights."""
    return _joined(*_who(bureau), *_basis(), *_recipients(), *_safety(), *_rights(bureau))


def as_blocks(body: str) -> tuple[Block, ...]:
    """A text as the blocks of a letter."""
    blocks: list[Block] = []
    items: list[str] = []
    for line in [*body.split("\n"), ""]:
        if line.startswith("- "):
            items.append(line[2:])
            continue
        if items:
            blocks.append(Bullets(tuple(items)))
            items = []
        if line.startswith("# "):
            blocks.append(Heading(line[2:]))
        elif line.strip():
            blocks.append(Paragraph(line.strip()))
    return tuple(blocks)


def reglement_text(shipped: str) -> str:
    """The bureau's reglement in the same markup: lines of one paragraph joined, short lines alone are headings."""
    blocks: list[str] = []
    for part in shipped.replace("\r", "").split("\n \n"):
        words = " ".join(part.split())
        if not words:
            continue
        heading = len(words) <= 60 and not words.endswith((".", ";", ":", ","))
        blocks.append(f"# {words}" if heading else words)
    return _joined(*blocks)


def _joined(*parts: str) -> str:
    return "\n".join(parts) + "\n"


def _who(bureau: Bureau) -> Iterable[str]:
    yield "# Wie is verantwoordelijk"
    yield ", ".join((*bureau.address_lines, *(part for part in (bureau.phone, bureau.email) if part))) + "."
    if bureau.privacy_contact.reachable:
        yield f"Vragen over uw gegevens stelt u aan {bureau.privacy_contact.reachable}, of aan uw adviseur."
    else:
        yield "Vragen over uw gegevens stelt u aan uw adviseur of aan de privacyfunctionaris van het bureau."


def _which(entries: Iterable[Entry]) -> Iterable[str]:
    yield "# Welke gegevens, waarvoor en hoe lang"
    by_category: dict[Category, list[Entry]] = {}
    for entry in entries:
        if entry.category in CATEGORY_WORDS and entry.export is not None:
            by_category.setdefault(entry.category, []).append(entry)
    for category, found in by_category.items():
        purposes = sorted({PURPOSE_WORDS[purpose] for entry in found for purpose in entry.purposes})
        periods = sorted({RETENTION_WORDS[e.retention] for e in found if e.retention in RETENTION_WORDS})
        yield f"# {CATEGORY_WORDS[category]}"
        yield f"Dit zijn: {', '.join(_named(found))}."
        yield f"Waarvoor: {_and(purposes)}."
        yield f"Hoe lang: {'; '.join(periods)}."


def _named(entries: list[Entry]) -> Iterable[str]:
    """Each column by its label; by the words of its table where there are too many to read."""
    by_table = len(entries) > READABLE
    return dict.fromkeys(
        TABLE_WORDS[entry.table] if by_table and entry.table in TABLE_WORDS else _lowered(entry.label)
        for entry in entries
    )


def _basis() -> Iterable[str]:
    yield "# Waarom mag dat"
    yield (
        "De meeste gegevens hebben wij nodig voor de opdracht die UWV, uw gemeente of uw werkgever volgens de wet "
        "heeft gegeven. Sommige gegevens moeten wij volgens de wet bewaren. Voor al het andere vragen wij eerst uw "
        "toestemming. Die kunt u altijd intrekken."
    )
    yield (
        "Uw BSN gebruiken wij alleen waar de wet dat toelaat. Over uw gezondheid leggen wij alleen vast wat u wel en "
        "niet kunt in werk, en alleen als uw traject met ziekte of beperking te maken heeft."
    )
    yield "Uw gegevens kregen wij van uw opdrachtgever en van uzelf."


def _recipients() -> Iterable[str]:
    yield "# Wie ziet uw gegevens"
    yield "- Uw adviseur. Anderen van het bureau alleen als dat nodig is, voor een bepaalde tijd en met een reden."
    yield "- Uw opdrachtgever krijgt rapportages over het traject, nooit over uw ziekte of behandeling."
    yield "- Een werkgever krijgt alleen gegevens die nodig zijn voor een plaatsing, nooit uw BSN of gezondheid."
    yield "- Anderen alleen met uw uitdrukkelijke toestemming, of als de wet het vraagt."
    yield "Iedereen die gegevens krijgt, moet ze geheimhouden. Uw gegevens gaan niet naar landen buiten Europa."


def _safety() -> Iterable[str]:
    yield "# Hoe wij ze beschermen"
    yield (
        "Uw gegevens zijn versleuteld. Elke keer dat iemand uw dossier opent, leggen wij vast wie, wanneer en waarom. "
        "U mag dat zien. Een computer neemt geen besluiten over u."
    )


def _rights(bureau: Bureau) -> Iterable[str]:
    yield "# Uw rechten"
    yield "U mag ons vragen om:"
    yield "- uw gegevens te zien, met een kopie"
    yield "- fouten te verbeteren of iets aan te vullen"
    yield "- gegevens te wissen of af te schermen"
    yield "- gegevens mee te nemen naar een ander"
    yield "- te stoppen met een gebruik waar u bezwaar tegen heeft"
    yield "U krijgt binnen een maand antwoord. Het kost u niets."
    complaint = bureau.complaints_contact.reachable
    yield (
        f"Bent u het niet met ons eens? Dien een klacht in bij {complaint or 'het bureau'}, "
        "of bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl)."
    )


def _lowered(label: str) -> str:
    return label if label[:3].isupper() else label[:1].lower() + label[1:]


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " en " + parts[-1]
