"""The certificate of an erasure: what is signed, and the same in words on paper. Nobody stands in it."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from domain.inventory import INVENTORY
from domain.inventory_entry import Category
from domain.letters.model import (
    Block,
    Facts,
    Heading,
    Letter,
    LetterKind,
    Paragraph,
    Table,
    in_words,
)
from domain.retention.model import Certificate, Erased, ErasureReason
from domain.shared.clock import bureau_date

CATEGORY_WORDS: Mapping[Category, str] = {
    Category.NAME: "naam", Category.CONTACT: "adres en contact", Category.BIRTH_AND_SEX: "geboortedatum en geslacht",
    Category.IDENTIFICATION: "BSN", Category.NATIONALITY: "nationaliteit", Category.BENEFIT: "uitkering",
    Category.BACKGROUND: "opleiding en werk", Category.PREFERENCE: "voorkeuren", Category.HEALTH: "gezondheid",
    Category.GUIDANCE: "begeleiding", Category.TRAJECT: "traject", Category.DELIVERY: "aanlevering",
    Category.STAFF: "wie iets deed", Category.CREDENTIAL: "toegangscodes", Category.ACCESS_LOG: "inzage in het dossier",
    Category.PARTY_CONTACT: "contactpersonen", Category.PSEUDONYM: "kenmerken",
}  # fmt: skip

REASON_WORDS = {
    ErasureReason.TERM: "Bewaartermijn voorbij (R35)",
    ErasureReason.REQUEST: "Verzoek om verwijdering (R37)",
    ErasureReason.REPLAY: "Herhaald na het terugzetten van een back-up (R35)",
}


def certificate_payload(
    number: str,
    made_at: datetime,
    done: Erased,
    reason: ErasureReason,
    pseudonyms: Collection[bytes],
    people: Mapping[str, str],
) -> str:
    """Canonical JSON: the same facts give the same bytes, so that the signature can be checked anywhere."""
    return json.dumps(
        {
            "number": number,
            "madeAt": made_at.isoformat(),
            "reason": reason.value,
            "clients": sorted(pseudonym.hex() for pseudonym in pseudonyms),
            "rows": dict(sorted(done.rows.items())),
            "kept": {
                "orders": done.kept.orders,
                "until": done.kept.until.isoformat() if done.kept.until else None,
            },
            "search": {
                "complete": done.complete,
                "columns": done.looked.columns,
                "files": done.looked.files,
                "traces": [{"place": trace.place, "count": trace.count} for trace in done.traces],
            },
            "run": dict(sorted(people.items())),
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )


def categories_of(rows: Mapping[str, int]) -> list[str]:
    """What kinds of data the deleted rows held, in words, by the inventory."""
    found: Counter[Category] = Counter()
    for entry in INVENTORY:
        if rows.get(entry.table):
            found[entry.category] += 1
    return [CATEGORY_WORDS[category] for category in Category if found[category]]


def certificate_letter(certificate: Certificate, *, fits: bool) -> Letter:
    """The certificate on paper."""
    said: dict[str, Any] = json.loads(certificate.payload)
    blocks: list[Block] = [*_verdict(said), *_what_went(said), *_what_stays(said), *_search(said)]
    blocks += [
        Heading("Ondertekening"),
        Facts(
            (
                ("Sleutel", certificate.key_id),
                ("Handtekening", _grouped(certificate.signature.hex())),
                ("Gecontroleerd", "klopt met deze inhoud" if fits else "KLOPT NIET met deze inhoud"),
            )
        ),
    ]
    return Letter(
        kind=LetterKind.ERASURE_CERTIFICATE,
        title="Bewijs van vernietiging" if said["search"]["complete"] else "Vernietiging, niet volledig",
        reference=certificate.number,
        dated=bureau_date(certificate.made_at),
        blocks=tuple(blocks),
    )


def _verdict(said: Mapping[str, Any]) -> list[Block]:
    count = len(said["clients"])
    words = "één dossier" if count == 1 else f"{count} dossiers"
    verdict = (
        f"Van {words} is de sleutel vernietigd en zijn alle gegevens verwijderd. Daarna is gezocht: er is niets meer "
        "gevonden. Dit bewijs noemt niemand bij naam."
        if said["search"]["complete"]
        else f"Van {words} is de sleutel vernietigd en zijn de gegevens verwijderd. Bij het zoeken daarna is nog iets "
        "gevonden. De vernietiging is dus niet volledig. Ruim op wat hieronder staat en zoek opnieuw."
    )
    return [
        Paragraph(verdict),
        Facts((("Grond", REASON_WORDS[ErasureReason(said["reason"])]), *_people(said))),
    ]


def _people(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    run = said["run"]
    labels = (("list", "Lijst"), ("made_by", "Gemaakt door"), ("approved_by", "Goedgekeurd door"),
              ("items_excluded", "Van de lijst gehaald"), ("items_paused", "Blijft voorlopig"))  # fmt: skip
    return tuple((label, run[name]) for name, label in labels if run.get(name))


def _what_went(said: Mapping[str, Any]) -> list[Block]:
    words = ", ".join(categories_of(said["rows"]))
    return [
        Heading("Wat weg is"),
        Paragraph(f"Soorten gegevens: {words or 'geen'}."),
        Table(("Onderdeel", "Regels"), _rows_by_part(said["rows"])),
        Paragraph(
            f"Kenmerken in het vernietigingslogboek: {', '.join(p[:16] for p in said['clients'][:40])}."
        ),
    ]


def _rows_by_part(rows: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Deleted rows by what they were mostly about; the tables themselves stand in what was signed."""
    counts: Counter[Category] = Counter()
    for table, count in rows.items():
        about = Counter(entry.category for entry in INVENTORY if entry.table == table)
        telling = (
            about
            if set(about) <= {Category.PSEUDONYM}
            else about - Counter({Category.PSEUDONYM: about.total()})
        )
        if count and telling:
            counts[telling.most_common(1)[0][0]] += count
    return tuple(
        (CATEGORY_WORDS[category], str(counts[category])) for category in Category if counts[category]
    )


def _what_stays(said: Mapping[str, Any]) -> list[Block]:
    kept = said["kept"]
    if not kept["orders"]:
        return []
    until = in_words(date.fromisoformat(kept["until"]))
    words = (
        f"De wet vraagt om de administratie te bewaren. Van {kept['orders']} opdracht(en) blijven kenmerk, dienst, "
        f"uren en data bewaard, zonder naam en zonder dossier, tot en met {until} (R36)."
    )
    return [Heading("Wat blijft"), Paragraph(words)]


def _search(said: Mapping[str, Any]) -> list[Block]:
    search = said["search"]
    words = (
        f"Gezocht in {search['columns']} kolommen van de database en {search['files']} bestanden, op nummer, BSN, "
        "naam, e-mailadres, telefoon en kenmerken. Het inzagelog houdt een kenmerk dat naar niemand meer verwijst."
    )
    found = tuple((trace["place"], str(trace["count"])) for trace in search["traces"])
    table: list[Block] = [Table(("Nog gevonden in", "Aantal"), found)] if found else []
    return [Heading("Waar is gezocht"), Paragraph(words), *table]


def _grouped(text: str) -> str:
    return " ".join(text[at : at + 16] for at in range(0, len(text), 16))
