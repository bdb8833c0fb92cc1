"""Acts on what leaves: register, handing over, revoking, the recipient's link, planned sends (R28, R31, R34)."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.disclosures.model import (
    MAXIMUM_LINK_BYTES,
    DisclosedKind,
    Disclosure,
    Handover,
    Link,
    LookedAt,
    NewDisclosure,
    check_handover,
    check_revocable,
    check_window,
    preview_outdated,
    too_large,
)
from domain.disclosures.ports import DisclosuresWork, Given, RegisterWork, TriedLink
from domain.disclosures.register import (
    MAXIMUM_EXPORT,
    MAXIMUM_LINES,
    Register,
    RegisterFilter,
    check_export,
    check_filter,
)
from domain.documents.model import Document, DocumentClass, check_servable
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise, authorise_client
from domain.policy.purposes import Purpose
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid, NotFound, Refused
from domain.shared.ids import new_id
from domain.work import Work, Works

JOB = "disclosures"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The rows of the register, and the link that was made for them: shown once."""

    disclosures: Sequence[Disclosure]
    link: Link | None


async def list_disclosures(uow: DisclosuresWork, client_id: UUID) -> Sequence[Disclosure]:
    """Everything that left about a client, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("disclosure")
    found = await uow.disclosures.of(client_id)
    await uow.commit()
    return found


async def read_register(uow: DisclosuresWork, asked: RegisterFilter) -> Register:
    """What left, of every client, for supervision: kinds and grounds, no names. Raises Invalid."""
    await authorise(uow)
    found = await _register(uow, asked, MAXIMUM_LINES)
    await uow.commit()
    return found


async def export_register(uow: DisclosuresWork, asked: RegisterFilter, form: str) -> Register:
    """The same, to take out; the log tells that it was taken, in which form, and whose lines were in it."""
    await authorise(uow)
    uow.log.code = form
    found = await _register(uow, asked, MAXIMUM_EXPORT)
    check_export(found)
    await uow.commit()
    return found


async def _register(uow: DisclosuresWork, asked: RegisterFilter, limit: int) -> Register:
    uow.log.about("disclosure")
    check_filter(asked)
    found = await uow.disclosures.register(asked, limit)
    uow.log.shown(sorted({line.client_id for line in found.lines}))
    return found


async def read_provisions(uow: DisclosuresWork) -> None:
    """The provisions by code; they hang on nobody, and reading them is recorded as any act."""
    await authorise(uow)
    await uow.commit()


async def hand_over(uow: DisclosuresWork, client_id: UUID, handover: Handover) -> HandedOver:
    """Let documents of the file go to a third party, each a row of the register; one link for all.

    Raises Refused (R25, R28, R31), Invalid, and Conflict when a document is not what was looked at.
    """
    await authorise_client(uow, client_id)
    ids = [new_id() for _ in handover.documents]
    uow.log.about("disclosure", ids[0] if ids else None)
    check_handover(handover)
    documents = [await _looked_at(uow, client_id, at, one) for at, one in enumerate(handover.documents)]
    link, expires_at, leaves_at = None, None, None
    if handover.link is not None:
        if sum(document.byte_size for document in documents) > MAXIMUM_LINK_BYTES:
            raise too_large()
        link = Link.new()
        expires_at, leaves_at = check_window(uow.now, handover.link.days, handover.link.send_at)
    for disclosure_id, document in zip(ids, documents, strict=True):
        await uow.disclosures.add(
            NewDisclosure(
                id=disclosure_id,
                client_id=client_id,
                traject_id=None,
                recipient=handover.recipient,
                recipient_name=handover.recipient_name,
                object_kind=DisclosedKind.DOCUMENT,
                object_id=document.id,
                purpose=handover.purpose,
                basis=handover.basis,
                consent_id=handover.consent_id,
                provision=handover.provision,
                categories=handover.categories,
                sha256=bytes.fromhex(document.sha256),
                link=link,
                link_expires_at=expires_at,
                send_at=leaves_at,
                accepted_by=handover.accepted_by,
            )
        )
    uow.log.code = handover.basis.value
    made = [one for one in await uow.disclosures.of(client_id) if one.id in ids]
    await uow.commit()
    return HandedOver(made, link)


async def _looked_at(uow: DisclosuresWork, client_id: UUID, at: int, asked: LookedAt) -> Document:
    document = await uow.documents.document(client_id, DocumentClass.ORDINARY, asked.document_id)
    if document is None:
        words = "Dit stuk hoort niet bij dit dossier."
        error = FieldError(f"/documents/{at}/documentId", "document-unknown", words)
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R28, errors=[error])
    check_servable(document)
    if not hmac.compare_digest(bytes.fromhex(document.sha256), asked.sha256):
        raise preview_outdated()
    return document


async def revoke_disclosure(uow: DisclosuresWork, client_id: UUID, disclosure_id: UUID) -> Disclosure:
    """End a link or a planned send at once. Raises NotFound, Conflict when it was opened already."""
    await authorise_client(uow, client_id)
    uow.log.about("disclosure", disclosure_id)
    before = await found_disclosure(uow, client_id, disclosure_id)
    check_revocable(before, uow.now)
    if not await uow.disclosures.revoke(client_id, disclosure_id):
        check_revocable(await found_disclosure(uow, client_id, disclosure_id), uow.now)
    after = await found_disclosure(uow, client_id, disclosure_id)
    await uow.commit()
    return after


async def found_disclosure(uow: RegisterWork, client_id: UUID, disclosure_id: UUID) -> Disclosure:
    """One row of the register. Raises NotFound."""
    found = next((one for one in await uow.disclosures.of(client_id) if one.id == disclosure_id), None)
    if found is None:
        raise NotFound
    return found


async def open_link(uow: DisclosuresWork, link: Link) -> TriedLink | None:
    """The duty of confidentiality, before anything is given. None: no such link, ended, or a wrong code."""
    await authorise(uow)
    tried = await uow.disclosures.try_link(link.token_hash, link.code_hash)
    _record(uow, tried)
    await uow.commit()
    return tried


async def take(uow: DisclosuresWork, link: Link, accepted_by: str | None) -> Sequence[Given]:
    """The bytes, once, to who accepts the duty by name. Raises Refused (R31) without it; nothing as `open_link`."""
    await authorise(uow)
    tried = await uow.disclosures.try_link(link.token_hash, link.code_hash)
    _record(uow, tried)
    if tried is not None and not (accepted_by or "").strip():
        words = "Vul uw naam in en ga akkoord met de geheimhouding. Daarna krijgt u de gegevens."
        raise Refused(words, clause=Clause.R31, code="no-confidentiality")
    given: Sequence[Given] = ()
    if tried is not None:
        given = await uow.disclosures.take(link.token_hash, link.code_hash, str(accepted_by).strip())
        uow.log.code = "delivered" if given else "basis-gone"
    await uow.commit()
    return given


async def send_planned(works: Works) -> int:
    """Let every planned send leave whose moment came, each in its own act with its ground checked again."""
    count = 0
    while True:
        async with works.begin(Actor.system(JOB), Action.DISCLOSURE_SEND_PLANNED, Purpose.LEGAL_DUTY) as uow:
            if not await _release(uow):
                return count
        count += 1


async def _release(uow: Work) -> bool:
    await authorise(uow)
    released = await uow.disclosures.release_next()
    if released is None:
        return False
    uow.log.client_id = released.client_id
    uow.log.about("disclosure", released.disclosure_id)
    uow.log.code = "sent" if released.sent else "basis-gone"
    await uow.commit()
    return True


def _record(uow: DisclosuresWork, tried: TriedLink | None) -> None:
    """The file's own log tells that its link was used. A try that fails is recorded too, and counted."""
    if tried is None:
        uow.log.code = "link-refused"
        return
    uow.log.client_id = tried.client_id
    uow.log.about("disclosure", tried.disclosure_id)
