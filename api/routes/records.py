"""The records of a file. Every kind has the same four routes; health asks for a purpose as well."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, Call, present_stale
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import records as body
from api.schemas.base import Model
from domain.policy.purposes import Purpose
from domain.records import use_cases
from domain.records.model import SCHEMAS, Record, RecordKind

router = PolicyRouter(tags=["Dossier"])

RecordId = Annotated[UUID, Path(alias="recordId", json_schema_extra={"maxLength": 36})]
HealthPurpose = Annotated[
    Purpose, Query(description="Waarvoor de gegevens worden geopend; dit wordt vastgelegd")
]


@dataclass(frozen=True)
class Kind:
    """One kind of record as the API shows it: its path, its models and its Dutch and English names."""

    kind: RecordKind
    path: str
    name: str
    dutch: str
    english: str
    whole: type[Model]
    many: type[Model]
    new: type[Model]
    update: type[Model]
    purpose: Purpose = Purpose.GUIDANCE


KINDS = (
    Kind(
        RecordKind.BENEFIT, "benefits", "Benefit", "Uitkering", "benefit",
        body.Benefit, body.BenefitList, body.BenefitCreate, body.BenefitUpdate,
    ),
    Kind(
        RecordKind.EDUCATION, "educations", "Education", "Opleiding", "education",
        body.Education, body.EducationList, body.EducationCreate, body.EducationUpdate,
    ),
    Kind(
        RecordKind.DIPLOMA, "diplomas", "Diploma", "Diploma", "diploma",
        body.Diploma, body.DiplomaList, body.DiplomaCreate, body.DiplomaUpdate,
    ),
    Kind(
        RecordKind.WORK_EXPERIENCE, "work-experiences", "WorkExperience", "Werkervaring", "work experience",
        body.WorkExperience, body.WorkExperienceList, body.WorkExperienceCreate, body.WorkExperienceUpdate,
    ),
    Kind(
        RecordKind.PREFERENCE, "preferences", "Preference", "Voorkeur", "preference",
        body.Preference, body.PreferenceList, body.PreferenceCreate, body.PreferenceUpdate,
    ),
    Kind(
        RecordKind.HEALTH, "health-records", "HealthRecord", "Functionele beperking", "functional limitation",
        body.HealthRecord, body.HealthRecordList, body.HealthRecordCreate, body.HealthRecordUpdate,
    ),
)  # fmt: skip


def _present(record: Record) -> dict[str, Any]:
    values = {_camel(name): value for name, value in record.values.items()}
    return {**values, "id": record.id, "version": record.version}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def _changes(update: Model, whole: type[Model]) -> dict[str, Any]:
    """The members that were sent; null empties what may be empty and leaves a required member as it is."""
    sent = {name: getattr(update, name) for name in update.model_fields_set}
    return {
        name: value
        for name, value in sent.items()
        if value is not None or not whole.model_fields[name].is_required()
    }


async def _list(call: Call, kind: Kind, client_id: UUID, purpose: Purpose) -> Response:
    async with call.begin(purpose) as uow:
        found = await use_cases.list_records(uow, kind.kind, client_id)
    return json_answer({"items": [_present(record) for record in found]})


async def _add(call: Call, kind: Kind, client_id: UUID, new: Model, purpose: Purpose) -> Response:
    async with call.begin(purpose) as uow:
        record = await use_cases.add_record(uow, kind.kind, client_id, new.model_dump(by_alias=False))
    location = f"/api/v1/clients/{client_id}/{kind.path}/{record.id}"
    return json_answer(_present(record), status=201, version=record.version, location=location)


async def _change(
    call: Call, kind: Kind, client_id: UUID, record_id: UUID, update: Model, purpose: Purpose
) -> Response:
    version = call.expected_version()
    with present_stale(lambda current: plain(_present(current))):
        async with call.begin(purpose) as uow:
            record = await use_cases.change_record(
                uow, kind.kind, client_id, record_id, _changes(update, kind.whole), version
            )
    return json_answer(_present(record), version=record.version)


async def _remove(call: Call, kind: Kind, client_id: UUID, record_id: UUID, purpose: Purpose) -> Response:
    version = call.expected_version()
    with present_stale(lambda current: plain(_present(current))):
        async with call.begin(purpose) as uow:
            await use_cases.remove_record(uow, kind.kind, client_id, record_id, version)
    return Response(status_code=204)


def _declare(kind: Kind) -> None:
    """The four routes of a kind of record that needs no purpose from the caller."""
    schema = SCHEMAS[kind.kind]
    path, purpose = f"/clients/{{clientId}}/{kind.path}", kind.purpose
    new_model, update_model = kind.new, kind.update

    async def list_all(call: AuthenticatedCall, client_id: ClientId) -> Response:
        return await _list(call, kind, client_id, purpose)

    async def add(call: AuthenticatedCall, client_id: ClientId, new: new_model) -> Response:  # type: ignore[valid-type]
        return await _add(call, kind, client_id, new, purpose)

    async def change(
        call: AuthenticatedCall,
        client_id: ClientId,
        record_id: RecordId,
        update: update_model,  # type: ignore[valid-type]
    ) -> Response:
        return await _change(call, kind, client_id, record_id, update, purpose)

    async def remove(call: AuthenticatedCall, client_id: ClientId, record_id: RecordId) -> Response:
        return await _remove(call, kind, client_id, record_id, purpose)

    async def list_health(call: AuthenticatedCall, client_id: ClientId, purpose: HealthPurpose) -> Response:
        return await _list(call, kind, client_id, purpose)

    async def add_health(
        call: AuthenticatedCall,
        client_id: ClientId,
        purpose: HealthPurpose,
        new: new_model,  # type: ignore[valid-type]
    ) -> Response:
        return await _add(call, kind, client_id, new, purpose)

    async def change_health(
        call: AuthenticatedCall,
        client_id: ClientId,
        record_id: RecordId,
        purpose: HealthPurpose,
        update: update_model,  # type: ignore[valid-type]
    ) -> Response:
        return await _change(call, kind, client_id, record_id, update, purpose)

    async def remove_health(
        call: AuthenticatedCall, client_id: ClientId, record_id: RecordId, purpose: HealthPurpose
    ) -> Response:
        return await _remove(call, kind, client_id, record_id, purpose)

    health = kind.kind is RecordKind.HEALTH
    router.act(
        "GET", path, name=f"list{kind.name}s", action=schema.read, purpose=purpose, response_model=kind.many,
        summary=f"{kind.dutch}: alle (list {kind.english})",
        description=f"{kind.dutch}: alles wat in het dossier staat. Every {kind.english} in the file.",
    )(list_health if health else list_all)  # fmt: skip
    router.act(
        "POST", path, name=f"add{kind.name}", action=schema.change, purpose=purpose, response_model=kind.whole,
        status_code=201, summary=f"{kind.dutch} toevoegen (add {kind.english})",
        description=f"{kind.dutch} toevoegen aan het dossier. Add a {kind.english} to the file.",
    )(add_health if health else add)  # fmt: skip
    router.act(
        "PATCH", path + "/{recordId}", name=f"change{kind.name}", action=schema.change, purpose=purpose,
        response_model=kind.whole, summary=f"{kind.dutch} wijzigen (change {kind.english})",
        description=f"{kind.dutch} wijzigen; If-Match noemt de versie. Change a {kind.english}.",
    )(change_health if health else change)  # fmt: skip
    router.act(
        "DELETE", path + "/{recordId}", name=f"remove{kind.name}", action=schema.change, purpose=purpose,
        status_code=204, summary=f"{kind.dutch} verwijderen (remove {kind.english})",
        description=f"{kind.dutch} uit het dossier halen; If-Match noemt de versie. Remove a {kind.english}.",
        openapi_extra={"x-conflicts": True},
    )(remove_health if health else remove)  # fmt: skip


for _kind in KINDS:
    _declare(_kind)
