"""Makes the demo files in api/demo_data anew: invented people, always the same, BSNs from the range for tests."""

import csv
import json
import random
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

FOLDER = Path(__file__).resolve().parents[1] / "api" / "demo_data"
FIRST_NUMBER = 999_995_000
HEADINGS = (
    "kenmerk", "dienst", "doel", "voornamen", "tussenvoegsel", "achternaam", "geslacht", "geboortedatum", "bsn",
    "straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "telefoon", "email", "nationaliteit", "uitkering",
    "uitkering_sinds", "opleidingen", "diplomas", "werkervaring", "beperkingen", "contactpersoon",
)  # fmt: skip
GIVEN = {
    "V": (
        "Amira Anouk Aylin Bente Carmen Chantal Daphne Elif Esther Fatma Femke Hanneke Ilse Inge Jasmijn Joyce Karin "
        "Khadija Lieke Linda Maaike Mandy Marloes Meryem Miriam Nadia Natasja Nienke Noor Petra Ria Rosa Samira "
        "Sandra Silvia Sofie Tamara Wendy Yvonne Zoë"
    ),
    "M": (
        "Achmed Arjan Bas Björn Bram Daan Dennis Emre Erik Farid Ferdi Gijs Hamza Henk Ivo Jaap Jelle Jeroen Joost "
        "Karim Kees Koen Lars Mehmet Mohamed Niels Omar Patrick Peter Pieter Rachid Ravi Ruben Sander Sjoerd Stefan "
        "Tim Wesley Youssef Willem"
    ),
}
SURNAMES = [
    "Aalbers",
    "Bakker",
    "van den Berg",
    "de Boer",
    "Bosman",
    "van Dijk",
    "Dijkstra",
    "El Amrani",
    "van Es",
    "Franssen",
    "de Graaf",
    "Groen",
    "de Groot",
    "Haverkamp",
    "Hendriks",
    "van der Heijden",
    "Hofstra",
    "Huisman",
    "Jacobs",
    "Jansen",
    "Kaya",
    "Kerkhof",
    "Kok",
    "Koster",
    "Kuipers",
    "van Leeuwen",
    "Lammers",
    "van der Linden",
    "Maas",
    "Martens",
    "Meijer",
    "Mulder",
    "Nijhuis",
    "Oosterhuis",
    "Öztürk",
    "Peeters",
    "Postma",
    "Prins",
    "Ramdin",
    "Rietveld",
    "Schouten",
    "Sietsma",
    "Smeets",
    "Smit",
    "van der Steen",
    "Timmer",
    "Tromp",
    "Veenstra",
    "van Vliet",
    "Visser",
    "Vos",
    "de Vries",
    "van der Wal",
    "Wiersma",
    "Willems",
    "de Wit",
    "Wouters",
    "Yıldız",
    "Zandstra",
    "Zwart",
]
STREETS = [
    "Beukenlaan",
    "Dorpsstraat",
    "Eikenhof",
    "Fazantstraat",
    "Groenling",
    "Havenkade",
    "Iepenstraat",
    "Kerkpad",
    "Lindelaan",
    "Molenweg",
    "Nieuwstraat",
    "Oosterkade",
    "Parkweg",
    "Reigerhof",
    "Schoolstraat",
    "Stationsweg",
    "Tulpstraat",
    "Vijverlaan",
    "Wilgenplein",
    "Zonnedauw",
]
CITIES = [
    "Amersfoort",
    "Arnhem",
    "Assen",
    "Breda",
    "Delft",
    "Deventer",
    "Dordrecht",
    "Ede",
    "Enschede",
    "Gouda",
    "Haarlem",
    "Hoorn",
    "Leiden",
    "Nijmegen",
    "Zwolle",
]
EDUCATIONS = [
    "MBO 4 Logistiek",
    "MBO 3 Zorg",
    "MBO 2 Verkoop",
    "HBO Bedrijfskunde",
    "VMBO-T",
    "HAVO",
    "MBO 4 ICT-beheer",
    "MBO 3 Timmeren",
    "HBO Sociaal werk",
    "MBO 2 Horeca",
    "MBO 4 Administratie",
    "Praktijkonderwijs",
]
JOBS = [
    "magazijnmedewerker",
    "verzorgende IG",
    "verkoper",
    "teamleider",
    "chauffeur",
    "administratief medewerker",
    "kok",
    "monteur",
    "receptionist",
    "schilder",
    "docent",
    "planner",
    "hovenier",
    "kapper",
]
EMPLOYERS = [
    "Voorbeeld Logistiek BV",
    "Zorggroep De Linde",
    "Bakkerij Het Veld",
    "Bouwbedrijf Noord",
    "Transport Oost",
    "Drukkerij Delta",
    "Hotel De Brug",
    "Installatie Centraal",
    "Tuincentrum De Berk",
    "Schoonmaak Helder",
]
LIMITATIONS = [
    "tillen tot 10 kg",
    "zitten beperkt tot 1 uur aaneen",
    "geen nachtdiensten",
    "werken onder tijdsdruk beperkt",
    "trappenlopen beperkt",
    "staan beperkt tot 30 minuten aaneen",
    "omgaan met conflicten beperkt",
    "maximaal 24 uur per week",
    "geluidsbelasting beperkt",
    "concentreren beperkt tot 1 uur aaneen",
]
CONTACTS = ["M. de Ruiter", "S. Hoekstra", "J. van Loon", "A. Demir", "P. Vermeer", "K. Brands"]

NATIONALITIES = ("Nederlandse", "Turkse", "Syrische", "Poolse", "Surinaamse")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class People:
    """Rows of invented people; the same seed gives the same people."""

    def __init__(self) -> None:
        self._random = random.Random(20261124)  # noqa: S311 - reproducible, not secret
        self._number = FIRST_NUMBER

    def bsn(self) -> str:
        """The next number of the test range that passes the 11-test."""
        while True:
            self._number += 1
            digits = str(self._number)
            if sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11 == 0:
                return digits

    def row(self, reference: str, service: str, goal: str, benefits: str, *, limited: bool) -> dict[str, str]:
        pick = self._random
        sex = pick.choice("VM")
        given, surname = pick.choice(GIVEN[sex].split()), pick.choice(SURNAMES)
        prefix, _, last = surname.rpartition(" ")
        if prefix == "El":
            prefix, last = "", surname
        born = date(1962, 6, 1) + timedelta(days=pick.randrange(15_500))
        first_year = max(born.year + 19, 1985)
        worked = pick.randint(2, 9)
        benefit = pick.choice(benefits.split("|"))
        since = date(2026, 10, 1) - timedelta(days=pick.randrange(60, 1500))
        limitations = pick.sample(LIMITATIONS, pick.choice((1, 1, 2, 3))) if limited else []
        mail = f"{given}.{last}".lower().encode("ascii", "ignore").decode().replace(" ", "")
        values = (
            reference, service, goal, given, prefix, last, pick.choices((sex, "X"), (30, 1))[0], born.isoformat(),
            self.bsn(), pick.choice(STREETS), str(pick.randint(1, 240)), pick.choices(("", "A", "bis"), (8, 1, 1))[0],
            f"{pick.randint(1100, 9899)} {pick.choice('ABCDEGHJ')}{pick.choice('ABCEGHJK')}", pick.choice(CITIES),
            f"06-{pick.randint(10_000_000, 59_999_999)}", f"{mail}{pick.randint(1, 99)}@example.org",
            pick.choices(NATIONALITIES, (12, 1, 1, 1, 1))[0], benefit, "" if benefit == "geen" else since.isoformat(),
            f"{pick.choice(EDUCATIONS)} ({first_year})", pick.choice(EDUCATIONS),
            f"{pick.choice(JOBS)} @ {pick.choice(EMPLOYERS)} {first_year + 1}-{min(first_year + 1 + worked, 2025)}",
            "|".join(limitations), pick.choice(CONTACTS),
        )  # fmt: skip
        return dict(zip(HEADINGS, values, strict=True))


def uwv(people: People) -> None:
    """58 good rows, three that are rejected, and one BSN under two references."""
    kinds = (
        ("werkfit-maken", "benefit-to-work"),
        ("naar-werk", "benefit-to-work"),
        ("modulair", "participation"),
        ("praktijkassessment", "suitability"),
    )
    rows = [
        people.row(
            f"DEMO-UWV-2026-{n:05d}", *kinds[n % len(kinds)], "WIA-WGA|WW|ZW|Wajong|WAO", limited=n % 3 != 0
        )
        for n in range(1, 62)
    ]
    rows[13]["postcode"] = "12AB"
    rows[27]["geboortedatum"] = "31-02-1980"
    rows[44]["bsn"] = "999995001"
    rows[60]["bsn"] = rows[59]["bsn"]
    with (FOLDER / "uwv.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def municipality(people: People) -> None:
    """36 rows; the contract of the municipality does not cover functional limitations."""
    kinds = (("participatie", "participation"), ("jobcoaching", "benefit-to-work"))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Aanmeldingen")
    sheet.append(HEADINGS)
    for n in range(1, 37):
        row = people.row(
            f"DEMO-GEM-2026-{n:05d}", *kinds[n % 2], "Participatiewet|IOAW|IOAZ", limited=n % 9 == 0
        )
        sheet.append([value or None for value in row.values()])
    book.save(FOLDER / "gemeente.xlsx")


def employer(people: People) -> None:
    """24 rows, one with a column that no reglement knows."""
    kinds = (("spoor-1", "own-job"), ("spoor-2", "new-employer"), ("spoor-1", "other-job-same-employer"))
    with (FOLDER / "werkgever.ndjson").open("w", encoding="utf-8") as file:
        for n in range(1, 25):
            row = people.row(f"DEMO-WER-2026-{n:05d}", *kinds[n % 3], "geen", limited=True)
            if n == 7:
                row["verzuimreden"] = "niet van toepassing"
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    people = People()
    FOLDER.mkdir(parents=True, exist_ok=True)
    uwv(people)
    municipality(people)
    employer(people)


if __name__ == "__main__":
    main()
