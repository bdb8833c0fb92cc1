"""The invented bureau of the demonstration: its staff, its commissioning parties, and the files they deliver."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from domain.intake.codes import IntakeField
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date

DATA = Path(__file__).resolve().parent / "demo_data"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A member of staff; `agreement` whether a confidentiality agreement is recorded (R27)."""

    role: Role
    name: str
    email: str
    agreement: bool = True


STAFF = (
    DemoPerson(Role.ADVISER, "Fleur Akkerman", "fleur.akkerman@bureau.example"),
    DemoPerson(Role.ADVISER, "Murat Aksoy", "murat.aksoy@bureau.example"),
    DemoPerson(Role.ADVISER, "Hilde Brouwer", "hilde.brouwer@bureau.example"),
    DemoPerson(Role.COORDINATOR, "Carla Snijders", "carla.snijders@bureau.example"),
    DemoPerson(Role.PRIVACY_OFFICER, "Paul Hartog", "paul.hartog@bureau.example"),
    DemoPerson(Role.ADMINISTRATION, "Anja Pronk", "anja.pronk@bureau.example", agreement=False),
    DemoPerson(Role.DIRECTOR, "Dirk Verhage", "dirk.verhage@bureau.example"),
    DemoPerson(Role.ADMINISTRATOR, "Bo Timmer", "bo.timmer@bureau.example", agreement=False),
)

_EVERY_FIELD = frozenset(IntakeField)


@dataclass(frozen=True, slots=True)
class DemoParty:
    """A commissioning party with its one contract and the file its machine delivers."""

    kind: str
    name: str
    contact_email: str
    services: tuple[str, ...]
    fields: frozenset[IntakeField]
    hours: int
    hourly_rate: str
    file: Path
    approves_plans: bool = False

    def as_body(self) -> dict[str, Any]:
        return {"kind": self.kind, "name": self.name, "contactEmail": self.contact_email}

    def contract_body(self) -> dict[str, Any]:
        begin = bureau_date(SystemClock().now()) - timedelta(days=180)
        return {
            "reference": f"RAAM-{begin.year}-{self.kind.upper()}",
            "services": list(self.services),
            "intakeFields": sorted(self.fields),
            "hoursPerTraject": self.hours,
            "hourlyRate": self.hourly_rate,
            "reportTermDays": 90,
            "validFrom": begin.isoformat(),
            "planApprovalRequired": self.approves_plans,
        }


PARTIES = (
    DemoParty(
        kind="uwv",
        name="UWV WERKbedrijf (demo)",
        contact_email="inkoop@uwv.example",
        services=("werkfit-maken", "naar-werk", "praktijkassessment", "modulair"),
        fields=_EVERY_FIELD,
        hours=41,
        hourly_rate="98.50",
        file=DATA / "uwv.csv",
    ),
    DemoParty(
        kind="municipality",
        name="Gemeente Voorbeeldstad (demo)",
        contact_email="participatie@gemeente.example",
        services=("jobcoaching", "participatie"),
        fields=_EVERY_FIELD - {IntakeField.FUNCTIONAL_LIMITATIONS},
        hours=30,
        hourly_rate="92.00",
        file=DATA / "gemeente.xlsx",
    ),
    DemoParty(
        kind="employer",
        name="Voorbeeld Metaal BV (demo)",
        contact_email="hr@werkgever.example",
        services=("spoor-1", "spoor-2", "outplacement", "loopbaanadvies"),
        fields=_EVERY_FIELD,
        hours=50,
        hourly_rate="115.00",
        file=DATA / "werkgever.ndjson",
        approves_plans=True,
    ),
)
