"""Acts on mediations (R40): the privacy officer tries to bring both sides together."""

from collections.abc import Sequence
from uuid import UUID

from domain.cases.model import CaseChannel, CaseKind, NewCase
from domain.mediations import model
from domain.mediations.model import Mediation, MediationOutcome
from domain.mediations.ports import MediationFile, MediationsWork
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id


async def start_mediation(uow: MediationsWork, case_id: UUID, channel: CaseChannel) -> MediationFile:
    """Begin one about an open request or complaint of a client. Raises Invalid, Conflict."""
    await authorise(uow)
    mediation_id = new_id()
    uow.log.about("mediation", mediation_id)
    about = await uow.mediations.disputed(case_id)
    if about is None:
        words = "Kies een open verzoek of een open klacht van een cliënt."
        raise Invalid(words, clause=Clause.R40, errors=[FieldError("/aboutCaseId", "unknown", words)])
    today = bureau_date(uow.now)
    await uow.cases.register(
        NewCase(
            mediation_id, CaseKind.MEDIATION, about.client_id, None, channel, today, uow.actor.id, None
        )
    )  # fmt: skip
    await uow.case_parts.begin(mediation_id, about.client_id)
    if not await uow.mediations.add(mediation_id, about):
        words = "Hierover loopt al een bemiddeling."
        raise Conflict(words, clause=Clause.R40, code="mediation-open")
    await uow.case_parts.happened(mediation_id, about.client_id, "start", None)
    await uow.case_parts.copy_about(about.id, mediation_id)
    return await _written(uow, mediation_id)


async def list_mediations(uow: MediationsWork, *, closed: bool) -> Sequence[Mediation]:
    """The register, without texts."""
    await authorise(uow)
    uow.log.about("mediation")
    found = await uow.mediations.list(closed=closed)
    await uow.commit()
    return found


async def read_mediation(uow: MediationsWork, mediation_id: UUID) -> MediationFile:
    """One mediation with both positions. Raises NotFound."""
    await _opened(uow, mediation_id)
    return await _written(uow, mediation_id)


async def record_positions(
    uow: MediationsWork, mediation_id: UUID, client_position: str | None, bureau_position: str | None
) -> MediationFile:
    """What each side says. Raises NotFound, Conflict, Invalid."""
    mediation = await _opened(uow, mediation_id, lock=True)
    return await _changed(uow, model.positioned(mediation, client_position, bureau_position), "position")


async def conclude_mediation(
    uow: MediationsWork, mediation_id: UUID, outcome: MediationOutcome, result: str
) -> MediationFile:
    """How it ended; the file is no longer held open by it (R38). Raises NotFound, Conflict, Invalid."""
    mediation = await _opened(uow, mediation_id, lock=True)
    after = model.concluded(mediation, outcome, result, bureau_date(uow.now))
    await uow.cases.close(mediation_id)
    return await _changed(uow, after, "conclude", outcome.value)


async def _opened(uow: MediationsWork, mediation_id: UUID, *, lock: bool = False) -> Mediation:
    await authorise(uow)
    uow.log.about("mediation", mediation_id)
    mediation = await uow.mediations.mediation(mediation_id, lock=lock)
    if mediation is None:
        raise NotFound
    return mediation


async def _changed(
    uow: MediationsWork, mediation: Mediation, act: str, code: str | None = None
) -> MediationFile:
    await uow.mediations.change(mediation)
    await uow.case_parts.happened(mediation.id, mediation.client_id, act, code)
    return await _written(uow, mediation.id)


async def _written(uow: MediationsWork, mediation_id: UUID) -> MediationFile:
    mediation = await uow.mediations.mediation(mediation_id)
    if mediation is None:
        raise NotFound
    file = MediationFile(mediation, await uow.case_parts.events(mediation_id))
    await uow.commit()
    return file
