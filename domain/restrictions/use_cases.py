"""Acts on restrictions: set in one act, told, lifted. Each leaves a record and a letter (R41, AVG 18)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from domain.letters.keeping import write_letter
from domain.letters.model import KeptLetter
from domain.letters.ports import LetterPrinter
from domain.policy.gate import authorise_client
from domain.policy.relations import Relation
from domain.requests.model import ENDED, Request
from domain.restrictions import letters
from domain.restrictions.model import (
    ABOUT,
    NewRestriction,
    RestrictableRecord,
    Restriction,
    RestrictionScope,
    already_restricted,
    check_in_force,
    check_liftable,
    check_new,
    lifted_already,
)
from domain.restrictions.ports import RestrictionsWork
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class ShownRestriction:
    """A restriction with the letters about it."""

    restriction: Restriction
    letters: Sequence[KeptLetter]


async def list_restrictions(uow: RestrictionsWork, client_id: UUID) -> Sequence[ShownRestriction]:
    """Every restriction of a file, also those that ended. Why stands in it for who handles it."""
    decision = await authorise_client(uow, client_id)
    uow.log.about(ABOUT)
    found = await uow.restrictions.of(client_id, with_reason=decision.relation is Relation.OFFICE)
    shown = [ShownRestriction(one, await uow.letters.of(client_id, ABOUT, one.id)) for one in found]
    await uow.commit()
    return shown


async def list_records(uow: RestrictionsWork, client_id: UUID) -> Sequence[RestrictableRecord]:
    """What can be restricted on its own, by kind and day: the officer points at it without reading it."""
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT)
    found = await uow.restrictions.records(client_id)
    await uow.commit()
    return found


async def restrict(
    uow: RestrictionsWork, client_id: UUID, new: NewRestriction, printer: LetterPrinter
) -> ShownRestriction:
    """From this act on it is kept and not used; the client gets a letter.

    Raises Invalid (nothing pointed at, no such request or record), Conflict (restricted already).
    """
    await authorise_client(uow, client_id)
    restriction_id = new_id()
    uow.log.about(ABOUT, restriction_id)
    uow.log.code = new.ground.value
    check_new(new)
    await _check_places(uow, client_id, new)
    if not await uow.restrictions.add(restriction_id, client_id, new):
        raise already_restricted()
    made = await _found(uow, client_id, restriction_id)
    to = await uow.requests.address(client_id)
    letter = letters.is_set(made, to, bureau_date(uow.now))
    await write_letter(uow, client_id, ABOUT, restriction_id, letter, printer)
    return await _answer(uow, made)


async def tell(
    uow: RestrictionsWork, client_id: UUID, restriction_id: UUID, printer: LetterPrinter
) -> ShownRestriction:
    """Tell the client that it will be lifted, with a letter (AVG 18(3)). Raises NotFound, Conflict."""
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT, restriction_id)
    restriction = await _found(uow, client_id, restriction_id)
    check_in_force(restriction)
    to = await uow.requests.address(client_id)
    letter = letters.will_be_lifted(restriction, to, bureau_date(uow.now), printer.bureau)
    await write_letter(uow, client_id, ABOUT, restriction_id, letter, printer)
    if not await uow.restrictions.tell(restriction_id):
        raise lifted_already()
    return await _answer(uow, await _found(uow, client_id, restriction_id))


async def lift(uow: RestrictionsWork, client_id: UUID, restriction_id: UUID) -> ShownRestriction:
    """The data can be used again. Raises NotFound, Conflict (client not told yet, lifted already)."""
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT, restriction_id)
    before = await _found(uow, client_id, restriction_id, lock=True)
    check_liftable(before)
    # Read before it ends: afterwards the file may be out of the officer's reach.
    kept = await uow.letters.of(client_id, ABOUT, restriction_id)
    name = await uow.restrictions.lift(restriction_id)
    await uow.commit()
    return ShownRestriction(replace(before, lifted_at=uow.now, lifted_by_name=name), kept)


async def read_letter(uow: RestrictionsWork, client_id: UUID, restriction_id: UUID, letter_id: UUID) -> bytes:
    """A letter about a restriction as it was made. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT, restriction_id)
    pdf = await uow.letters.pdf(client_id, ABOUT, restriction_id, letter_id)
    if pdf is None:
        raise NotFound
    await uow.commit()
    return pdf


async def require_restricted(uow: RestrictionsWork, request: Request) -> None:
    """What must be there before a granted restriction may be called done. Raises Conflict (not-restricted)."""
    found = await uow.restrictions.of(request.client_id, with_reason=False)
    if not any(one.request_id == request.id for one in found):
        words = "Er is bij dit verzoek nog niets afgeschermd."
        raise Conflict(words, clause=Clause.AVG_18, code="not-restricted")


async def _check_places(uow: RestrictionsWork, client_id: UUID, new: NewRestriction) -> None:
    errors = []
    if new.request_id is not None:
        request = await uow.requests.request(client_id, new.request_id)
        if request is None or request.state in ENDED:
            errors.append(
                FieldError("/requestId", "request-unknown", "Dit verzoek loopt niet bij dit dossier.")
            )
    if new.target.scope is RestrictionScope.RECORD:
        known = await uow.restrictions.records(client_id)
        pointed = (new.target.record_kind, new.target.record_id)
        if pointed not in {(record.kind, record.id) for record in known}:
            errors.append(FieldError("/recordId", "record-unknown", "Dit stuk hoort niet bij dit dossier."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.AVG_18, errors=errors)


async def _found(
    uow: RestrictionsWork, client_id: UUID, restriction_id: UUID, *, lock: bool = False
) -> Restriction:
    found = await uow.restrictions.restriction(client_id, restriction_id, lock=lock)
    if found is None:
        raise NotFound
    return found


async def _answer(uow: RestrictionsWork, restriction: Restriction) -> ShownRestriction:
    kept = await uow.letters.of(restriction.client_id, ABOUT, restriction.id)
    shown = ShownRestriction(restriction, kept)
    await uow.commit()
    return shown
