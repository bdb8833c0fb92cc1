"""Acts on consents and objections (R28, R32-R34). Giving and withdrawing are one act each."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from domain.consents.model import (
    MAILING,
    Channel,
    Consent,
    ConsentPurpose,
    ConsentState,
    ConsentText,
    Evidence,
    NewConsent,
    check_answer,
    check_new,
    check_withdrawal,
    confirm_by,
    expiry,
)
from domain.consents.ports import Addressee, ConsentsWork, Objection
from domain.consents.texts import SHIPPED
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise, authorise_client
from domain.policy.purposes import Purpose
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id
from domain.statements.use_cases import INSTALL_JOB
from domain.tasks.model import NewTask, TaskKind
from domain.work import Works

BLOCKED = "blocked"
CONFIRMATION_PLANNED = "confirmation-planned"


async def list_texts(uow: ConsentsWork) -> Sequence[ConsentText]:
    """Every version of every text."""
    await authorise(uow)
    texts = await uow.consents.texts()
    await uow.commit()
    return texts


async def publish_text(uow: ConsentsWork, purpose: ConsentPurpose, body: str) -> ConsentText:
    """New words for a purpose, used from now on. What was given stays valid for its own words. Raises Conflict."""
    await authorise(uow)
    same = [text for text in await uow.consents.texts() if text.purpose is purpose]
    text = ConsentText(
        new_id(), purpose, max((one.version for one in same), default=0) + 1, body, uow.now, None
    )
    uow.log.about("consent_text", text.id)
    if not await uow.consents.add_text(text):
        raise Conflict("Iemand anders zette net een nieuwe versie klaar.", code="text-published")
    await uow.commit()
    return text


async def withdraw_text(uow: ConsentsWork, text_id: UUID) -> ConsentText:
    """Words that are not to be used any more. Raises NotFound, Conflict."""
    await authorise(uow)
    uow.log.about("consent_text", text_id)
    text = await _text(uow, text_id)
    if text is None:
        raise NotFound
    if text.withdrawn_at is not None:
        raise Conflict("Deze versie is al ingetrokken.", code="text-withdrawn")
    await uow.consents.withdraw_text(text_id)
    await uow.commit()
    return replace(text, withdrawn_at=uow.now)


async def publish_first(works: Works) -> None:
    """At the first start: version 1 of the words of each purpose. Safe to repeat."""
    async with works.begin(
        Actor.system(INSTALL_JOB), Action.INFORMATION_INSTALL, Purpose.ADMINISTRATION
    ) as uow:
        known = {text.purpose for text in await uow.consents.texts()}
        missing = [purpose for purpose in ConsentPurpose if purpose not in known]
        if not missing:
            return
        await authorise(uow)
        for purpose in missing:
            await uow.consents.add_text(ConsentText(new_id(), purpose, 1, SHIPPED[purpose], uow.now, None))
        await uow.commit()


async def list_consents(uow: ConsentsWork, client_id: UUID) -> Sequence[Consent]:
    """The consents of a file, newest first, each as it stands at this moment."""
    await authorise_client(uow, client_id)
    uow.log.about("consent")
    found = await uow.consents.of(client_id)
    await uow.commit()
    return [replace(consent, state=consent.at(uow.now)) for consent in found]


async def ask_consent(uow: ConsentsWork, client_id: UUID, new: NewConsent) -> Consent:
    """Ask, or record at once what the client answered. Raises Invalid, Conflict."""
    await authorise_client(uow, client_id)
    consent_id = new_id()
    uow.log.about("consent", consent_id)
    text = await _text(uow, new.text_id)
    check_new(new, text)
    assert text is not None
    expires_at = expiry(uow.now, new.scope.months) if new.given else None
    if new.given:
        await uow.consents.replace(client_id, new, text)
    if not await uow.consents.add(client_id, consent_id, new, text, expires_at):
        raise _not_of_this_file()
    return await _written(uow, client_id, consent_id)


async def answer_consent(
    uow: ConsentsWork, consent_id: UUID, given: bool, evidence: Evidence | None
) -> Consent:
    """The answer to what was asked before. Raises NotFound, Conflict, Invalid."""
    consent = await _authorised(uow, consent_id, lock=True)
    check_answer(consent, await _text(uow, consent.text_id), given, evidence, uow.now)
    expires_at = expiry(uow.now, consent.months) if given else None
    if not await uow.consents.answer(consent, evidence, expires_at):
        raise _not_of_this_file()
    return await _written(uow, consent.client_id, consent_id)


async def withdraw_consent(uow: ConsentsWork, consent_id: UUID, channel: Channel) -> Consent:
    """The client takes it back: from this transaction on it allows nothing. Raises NotFound, Conflict."""
    consent = await _authorised(uow, consent_id, lock=True)
    check_withdrawal(consent, uow.now)
    stopped = await uow.disclosures.stop_for_consent(consent.client_id, consent_id)
    effects = (BLOCKED, CONFIRMATION_PLANNED, *stopped.effects)
    await uow.consents.end(consent, ConsentState.WITHDRAWN, channel, effects)
    await _plan_confirmation(uow, consent.client_id, consent_id)
    return await _written(uow, consent.client_id, consent_id)


async def read_consent(uow: ConsentsWork, consent_id: UUID) -> tuple[Consent, ConsentText, str]:
    """One consent with its words and the client's number, for its receipt. Raises NotFound."""
    consent = await _authorised(uow, consent_id)
    text = await _text(uow, consent.text_id)
    assert text is not None
    number = await uow.statements.client_number(consent.client_id)
    await uow.commit()
    return replace(consent, state=consent.at(uow.now)), text, number


async def object_to_mailing(uow: ConsentsWork, client_id: UUID, channel: Channel) -> Objection:
    """R33, R34: no weighing and no term. In this transaction every commercial and charitable consent ends."""
    await authorise_client(uow, client_id)
    objection_id = new_id()
    uow.log.about("objection", objection_id)
    ended = await uow.consents.mailing_in_force(client_id)
    await uow.disclosures.stop_for_objection(client_id, sorted(MAILING))
    await uow.consents.end_by_objection(ended, channel)
    await uow.consents.add_objection(client_id, objection_id, channel, len(ended))
    made = next(one for one in await uow.consents.objections(client_id) if one.id == objection_id)
    await uow.commit()
    return made


async def list_objections(uow: ConsentsWork, client_id: UUID) -> Sequence[Objection]:
    """Objections of a client, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("objection")
    found = await uow.consents.objections(client_id)
    await uow.commit()
    return found


async def export_mailing(uow: ConsentsWork, purpose: ConsentPurpose) -> Sequence[Addressee]:
    """Exactly the clients with a consent in force at this moment (R32); the log holds who they were."""
    await authorise(uow)
    if purpose not in MAILING:
        words = "Alleen voor post van het bureau of een goed doel is er een lijst."
        raise Invalid(words, clause=Clause.R32, errors=[FieldError("/purpose", "no-mailing", words)])
    uow.log.about("mailing")
    uow.log.code = purpose.value
    found = await uow.consents.addressees(purpose)
    uow.log.shown(sorted(one.client_id for one in found))
    await uow.commit()
    return found


async def _authorised(uow: ConsentsWork, consent_id: UUID, *, lock: bool = False) -> Consent:
    """A consent out of reach is decided for a client that does not exist (R24)."""
    owner = await uow.consents.owner(consent_id)
    client_id = owner or new_id()
    await authorise_client(uow, client_id)
    uow.log.about("consent", consent_id)
    consent = await uow.consents.consent(client_id, consent_id, lock=lock) if owner else None
    if consent is None:
        raise NotFound
    return consent


async def _text(uow: ConsentsWork, text_id: UUID) -> ConsentText | None:
    return next((text for text in await uow.consents.texts() if text.id == text_id), None)


async def _plan_confirmation(uow: ConsentsWork, client_id: UUID, source_id: UUID) -> None:
    task = NewTask(client_id, None, TaskKind.CONFIRM_WITHDRAWAL, confirm_by(uow.now), source_id=source_id)
    await uow.tasks.add(task)


async def _written(uow: ConsentsWork, client_id: UUID, consent_id: UUID) -> Consent:
    made = next(one for one in await uow.consents.of(client_id) if one.id == consent_id)
    uow.log.code = made.state.value
    await uow.commit()
    return made


def _not_of_this_file() -> Invalid:
    words = "De scan of het traject hoort niet bij dit dossier."
    return Invalid(
        words, clause=Clause.R28, errors=[FieldError("/evidence/documentId", "document-unknown", words)]
    )
