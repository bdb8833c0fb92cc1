"""What each intake error says: Dutch, B1, never the value itself."""

WORDS = {
    "required": "Dit veld is verplicht.",
    "too-long": "Deze waarde is langer dan toegestaan.",
    "unwanted-characters": "Dit veld bevat stuurtekens of onzichtbare richtingstekens.",
    "wrong-type": "Dit veld hoort tekst te zijn.",
    "doubled": "Dit veld komt twee keer voor.",
    "bsn-invalid": "Dit is geen geldig BSN: acht of negen cijfers die voldoen aan de elfproef.",
    "bsn-required": "Voor deze opdrachtgever is het BSN verplicht.",
    "postcode-invalid": "Schrijf de postcode als 1234 AB.",
    "phone-invalid": "Dit is geen geldig telefoonnummer.",
    "email-invalid": "Dit is geen geldig e-mailadres.",
    "contact-required": "Geef een telefoonnummer of een e-mailadres.",
    "nationality-invalid": "Gebruik een landcode (NL) of een Nederlandse naam (Nederlandse).",
    "date-invalid": "Schrijf een bestaande datum als JJJJ-MM-DD of DD-MM-JJJJ.",
    "date-in-future": "Deze datum ligt in de toekomst.",
    "age-out-of-range": "De leeftijd moet tussen 15 en 75 jaar liggen.",
    "house-number-invalid": "Een huisnummer begint met een cijfer.",
    "name-invalid": "Een naam bevat ten minste één letter.",
    "service-unknown": "Deze dienst bestaat niet.",
    "service-outside-contract": "Deze dienst valt buiten uw contract.",
    "goal-unknown": "Dit doel bestaat niet.",
    "sex-unknown": "Gebruik M, V, X of O.",
    "benefit-unknown": "Deze uitkering staat niet in de lijst.",
    "benefit-missing": "Noem ook de uitkering.",
    "list-too-long": "Deze lijst heeft meer dan 50 delen.",
    "item-too-long": "Een deel van deze lijst is langer dan 200 tekens.",
    "name-missing": "Een deel van deze lijst heeft geen naam.",
    "year-implausible": "Een jaartal in deze lijst klopt niet.",
    "period-reversed": "Een periode in deze lijst eindigt voor zij begint.",
    "reference-repeated": "Dit kenmerk staat eerder in dit bestand.",
    "bsn-under-two-references": "Dit BSN staat in dit bestand bij twee kenmerken.",
    "row-unreadable": "Deze rij is niet te lezen.",
    "row-too-wide": "Deze rij heeft meer kolommen dan de kopregel.",
    "too-deep": "Deze rij is dieper genest dan toegestaan.",
}


def words_for(code: str) -> str:
    """The sentence of a code."""
    return WORDS[code]
