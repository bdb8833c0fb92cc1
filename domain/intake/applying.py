"""From checked rows to referrals: compared with what is there, never overwriting, never deleting (R5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.intake.content import IntakeContent
from domain.intake.model import NewReferral, Party, RowChange, RowResult, RowStatus, Standing
from domain.intake.ports import IntakeWork
from domain.intake.row import RawRow, RowOutcome
from domain.intake.words import words_for
from domain.shared.errors import FieldError
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked row, whether it repeats an order reference of the same file and whether its BSN stands under two."""

    raw: RawRow
    outcome: RowOutcome
    repeated: bool = False
    quarantined: bool = False


@dataclass(slots=True)
class _Plan:
    """What a chunk of rows will lay down."""

    results: list[RowResult]
    referrals: list[NewReferral]
    superseded: list[UUID]


async def apply_rows(
    uow: IntakeWork, party: Party, rows: Sequence[Checked], *, batch_id: UUID | None, dry_run: bool
) -> list[RowResult]:
    """Compare, plan and lay down one chunk in the present transaction. With `dry_run` nothing but the answer."""
    await uow.intake.lock_party(party.id)
    references = [c.outcome.content.order_reference for c in rows if c.outcome.content and not c.repeated]
    standings = await uow.intake.standings(party.id, references)
    plan = _plan(uow, rows, standings)
    if not dry_run:
        if plan.superseded:
            await uow.intake.supersede(plan.superseded)
        if plan.referrals:
            await uow.intake.add_referrals(party.id, batch_id, plan.referrals)
        return plan.results
    new = {referral.id for referral in plan.referrals}
    return [_without_referral(row) if row.referral_id in new else row for row in plan.results]


def _plan(uow: IntakeWork, rows: Sequence[Checked], standings: dict[str, Standing]) -> _Plan:
    plan = _Plan([], [], [])
    for checked in rows:
        content = checked.outcome.content
        if checked.repeated or content is None:
            plan.results.append(_rejected(checked))
        else:
            plan.results.append(
                _accepted(uow, checked, content, standings.get(content.order_reference), plan)
            )
    return plan


def _accepted(
    uow: IntakeWork, checked: Checked, content: IntakeContent, standing: Standing | None, plan: _Plan
) -> RowResult:
    status = RowStatus.QUARANTINED if checked.quarantined else RowStatus.ACCEPTED
    content_hash = uow.intake.content_hash(content)
    if standing is not None and standing.content_hash == content_hash:
        change, referral_id = RowChange.UNCHANGED, standing.referral_id
    else:
        change, referral_id = (RowChange.REVISION if standing else RowChange.NEW), new_id()
        if standing is not None and standing.open:
            plan.superseded.append(standing.referral_id)
        plan.referrals.append(
            NewReferral(
                referral_id,
                content,
                content_hash,
                checked.raw.number or None,
                checked.outcome.refused,
                checked.quarantined,
                standing.referral_id if standing else None,
            )
        )
    errors = (_error(checked, "bsn", "bsn-under-two-references"),) if checked.quarantined else ()
    return RowResult(
        checked.raw.number,
        content.order_reference,
        status,
        change,
        errors,
        checked.outcome.refused,
        referral_id,
        checked.raw if checked.quarantined else None,
    )


def _rejected(checked: Checked) -> RowResult:
    errors = checked.outcome.errors
    if checked.repeated and not any(error.pointer == "kenmerk" for error in errors):
        errors = (_error(checked, "kenmerk", "reference-repeated"), *errors)
    return RowResult(
        checked.raw.number,
        checked.outcome.order_reference,
        RowStatus.REJECTED,
        None,
        errors,
        checked.outcome.refused,
        None,
        checked.raw,
    )


def _error(checked: Checked, heading: str, code: str) -> FieldError:
    return FieldError(heading, code, words_for(code), checked.raw.number or None)


def _without_referral(row: RowResult) -> RowResult:
    return RowResult(
        row.row, row.order_reference, row.status, row.change, row.errors, row.refused, None, row.raw
    )
