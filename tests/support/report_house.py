"""A bureau with one running traject for a commissioning party of any type, for tests of reports."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import psycopg
import pypdfium2
from sqlalchemy import text

from domain.policy.actions import Action
from domain.policy.gate import authorise_client
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from domain.shared.ids import new_id
from persistence.sealing import seal_text
from persistence.sql import Sql
from tests.support.cluster import Cluster
from tests.support.house import House, Machine, Person
from tests.support.intake import SERVICES

_ORDERS: dict[str, dict[str, object]] = {
    "uwv": {"service": "naar-werk", "goal": "benefit-to-work"},
    # A municipality's participation gives no ground for health data (R29).
    "municipality": {"service": "participatie", "goal": "participation", "functionalLimitations": []},
    "employer": {"service": "spoor-1", "goal": "sick-employee"},
}
_RUNS = "update traject set state = 'active', started_on = %s where id = %s"
_STEPS = {
    "registered": ("update traject set started_on = %s where id = %s",),
    "active": (_RUNS,),
    "suspended": (_RUNS, "update traject set state = 'suspended', started_on = %s where id = %s"),
    "closed": (
        _RUNS,
        (
            "update traject set state = 'closed', started_on = %s, ended_on = '2026-11-24', result_code = 'own-job'"
            " where id = %s"
        ),
    ),
}
"""A traject goes one step at a time; PostgreSQL refuses another order."""
_ACTIVITY = Sql(
    text(
        "insert into activity (id, client_id, traject_id, group_code, product, provider, planned_hours,"
        " status, result_sealed, reason_sealed, created_at)"
        " values (:id, :client_id, :traject_id, 'applying', :product, 'Ons bureau', :hours,"
        " :status, :result, :reason, :now)"
    )
)


@dataclass
class ReportHouse:
    """The people and the file that reports are about."""

    house: House
    coordinator: Person
    adviser: Person
    officer: Person
    machine: Machine
    party_id: UUID
    client_id: UUID
    traject_id: UUID

    @property
    def path(self) -> str:
        return f"/trajects/{self.traject_id}/reports"


async def report_house(
    house: House, cluster: Cluster, kind: str = "uwv", *, mark: str = "Kanarie", state: str = "active"
) -> ReportHouse:
    """A client of a party of this type, with a machine of the party that reads reports."""
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    officer = await house.person(Role.PRIVACY_OFFICER)
    party = await house.party(kind, f"Partij {kind}", SERVICES[kind])
    machine = await house.machine(party["id"], "reports:read")
    client_id = await house.client(coordinator, party, adviser, mark=mark, **_ORDERS[kind])
    opened = await house.http.get(f"/clients/{client_id}", headers=adviser.headers)
    traject_id = UUID(opened.json()["trajects"][0]["id"])
    made = ReportHouse(house, coordinator, adviser, officer, machine, party["id"], client_id, traject_id)
    begun = house.clock.now().date() - timedelta(days=60)
    for step in _STEPS[state]:
        change(cluster, made, step, begun, traject_id)
    change(cluster, made, "update contract set report_term_days = 42")
    return made


def change(cluster: Cluster, made: ReportHouse, statement: str, *values: object) -> None:
    """Change something behind the product's back."""
    with psycopg.connect(cluster.superuser_of(made.house.urls)) as connection:
        connection.execute(statement.encode(), values or None)


async def add_activity(
    made: ReportHouse, product: str, *, status: str = "done", result: str | None = "Gelukt.", hours: int = 8
) -> UUID:
    """An activity of the traject, sealed as the product seals it."""
    house, activity_id = made.house, new_id()
    actor = house.app.state.tokens.actor_of((await house.fresh(made.adviser)).token)
    async with house.database.begin(actor, Action.ACTIVITY_WRITE, Purpose.GUIDANCE) as uow:
        await authorise_client(uow, made.client_id)
        key = await uow.sealing.key_of(made.client_id)
        sealed = seal_text(key, result, "activity", "result_sealed", activity_id, made.client_id)
        reason = None
        if status == "not-done":
            reason = seal_text(key, result, "activity", "reason_sealed", activity_id, made.client_id)
        await uow.execute(
            _ACTIVITY,
            id=activity_id,
            client_id=made.client_id,
            traject_id=made.traject_id,
            product=product,
            hours=Decimal(hours),
            status=status,
            result=None if status == "not-done" else sealed,
            reason=reason,
            now=house.clock.now(),
        )
        await uow.commit()
    return activity_id


def text_of(pdf: bytes) -> str:
    """Everything that can be read in a PDF, what its description says included."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
        return "\n".join([*pages, *(f"{k}: {v}" for k, v in document.get_metadata_dict().items())])
    finally:
        document.close()
