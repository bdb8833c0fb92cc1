"""Acts on texts, offers and notices (R2-R4, R30)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.bureau import Bureau
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise, authorise_client
from domain.policy.purposes import Purpose
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id
from domain.statements.model import (
    GENERATED,
    Link,
    NewOffer,
    Notice,
    NoticeChannel,
    Offer,
    OfferMethod,
    PrivacyText,
    TextKind,
    check_notice,
    check_offer,
    newest,
    offered_now,
    withdrawn,
)
from domain.statements.ports import StatementsWork
from domain.statements.texts import (
    NOTICE_TITLE,
    REGLEMENT_TITLE,
    STATEMENT_TITLE,
    notice_text,
    reglement_text,
    statement_text,
)
from domain.tasks.model import TaskKind
from domain.work import Works

_TITLES = {
    TextKind.REGLEMENT: REGLEMENT_TITLE,
    TextKind.STATEMENT: STATEMENT_TITLE,
    TextKind.NOTICE: NOTICE_TITLE,
}
INSTALL_JOB = "information"


@dataclass(frozen=True, slots=True)
class Texts:
    """Every version, and which kinds no longer say what the inventory and the bureau's details say."""

    versions: Sequence[PrivacyText]
    outdated: frozenset[TextKind]


@dataclass(frozen=True, slots=True)
class Informed:
    """What the file shows: what was offered and what was told."""

    offers: Sequence[Offer]
    notices: Sequence[Notice]


async def list_texts(uow: StatementsWork, bureau: Bureau) -> Texts:
    """Every version of every text, and which generated ones are out of date."""
    await authorise(uow)
    texts = await uow.statements.texts()
    await uow.commit()
    current = {kind: newest(texts, kind) for kind in GENERATED}
    outdated = {
        kind for kind, text in current.items() if text is None or text.body != _generated(kind, bureau)
    }
    return Texts(texts, frozenset(outdated))


async def read_text(uow: StatementsWork, text_id: UUID) -> PrivacyText:
    """One version. Raises NotFound."""
    await authorise(uow)
    uow.log.about("privacy_text", text_id)
    text = _find(await uow.statements.texts(), text_id)
    await uow.commit()
    return text


async def publish_text(uow: StatementsWork, kind: TextKind, body: str | None, bureau: Bureau) -> PrivacyText:
    """A new version: of the reglement with its words, of the others as the inventory gives them. Raises Conflict."""
    await authorise(uow)
    if (kind in GENERATED) == (body is not None):
        words = "Alleen het reglement krijgt een tekst; de andere twee volgen uit de gegevensinventaris."
        raise Invalid(words, errors=[FieldError("/body", "body", words)])
    texts = await uow.statements.texts()
    text = _next_version(uow, texts, kind, body if body is not None else _generated(kind, bureau))
    uow.log.about("privacy_text", text.id)
    if not await uow.statements.add_text(text):
        raise Conflict("Iemand anders zette net een nieuwe versie klaar.", code="text-published")
    await uow.commit()
    return text


async def withdraw_text(uow: StatementsWork, text_id: UUID) -> PrivacyText:
    """Take a version out of use; what was offered under it stays readable. Raises NotFound, Conflict."""
    await authorise(uow)
    uow.log.about("privacy_text", text_id)
    texts = await uow.statements.texts()
    ended = withdrawn(_find(texts, text_id), texts, uow.now)
    await uow.statements.withdraw_text(text_id)
    await uow.commit()
    return ended


async def publish_first(works: Works, bureau: Bureau, shipped_reglement: str) -> None:
    """At the first start: version 1 of each text, so that there is something to offer. Safe to repeat."""
    async with works.begin(
        Actor.system(INSTALL_JOB), Action.INFORMATION_INSTALL, Purpose.ADMINISTRATION
    ) as uow:
        texts = await uow.statements.texts()
        missing = [kind for kind in TextKind if not any(text.kind is kind for text in texts)]
        if not missing:
            return
        await authorise(uow)
        for kind in missing:
            body = (
                reglement_text(shipped_reglement) if kind is TextKind.REGLEMENT else _generated(kind, bureau)
            )
            await uow.statements.add_text(_next_version(uow, texts, kind, body))
        await uow.commit()


async def offer(uow: StatementsWork, client_id: UUID, new: NewOffer) -> tuple[Offer, Link | None]:
    """Offer statement and reglement in one act (R3, R4); the duty to inform is met with it (R30).

    Raises Invalid, Conflict. A link's token and code are answered once and kept nowhere.
    """
    await authorise_client(uow, client_id)
    offer_id = new_id()
    uow.log.about("privacy_statement_offer", offer_id)
    check_offer(new)
    texts = offered_now(await uow.statements.texts())
    link = Link.new() if new.method is OfferMethod.LINK else None
    uow.log.code = new.outcome.value
    if not await uow.statements.add_offer(client_id, offer_id, new, texts, link):
        error = FieldError("/documentId", "document-unknown", "Dit document staat niet in dit dossier.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R3, errors=[error])
    await uow.tasks.finish(client_id, TaskKind.INFORM_CLIENT, None)
    made = next(one for one in await uow.statements.offers(client_id) if one.id == offer_id)
    await uow.commit()
    return made, link


async def informed(uow: StatementsWork, client_id: UUID) -> Informed:
    """What was offered and told so far, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("privacy_statement_offer")
    found = Informed(await uow.statements.offers(client_id), await uow.statements.notices(client_id))
    await uow.commit()
    return found


async def read_offer(uow: StatementsWork, client_id: UUID, offer_id: UUID) -> tuple[Offer, str]:
    """One offer and the client's number, for its receipt. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about("privacy_statement_offer", offer_id)
    found = next((one for one in await uow.statements.offers(client_id) if one.id == offer_id), None)
    if found is None:
        raise NotFound
    number = await uow.statements.client_number(client_id)
    await uow.commit()
    return found, number


async def give_notice(uow: StatementsWork, client_id: UUID, channel: NoticeChannel, given_on: date) -> Notice:
    """Record that the client was told (R30, AVG 14). Raises Invalid, Conflict."""
    await authorise_client(uow, client_id)
    notice_id = new_id()
    uow.log.about("client_notice", notice_id)
    check_notice(given_on, bureau_date(uow.now))
    text = newest(await uow.statements.texts(), TextKind.NOTICE)
    if text is None:
        raise Conflict("Er is geen geldige kennisgeving.", clause=Clause.R30, code="no-notice-to-give")
    await uow.statements.add_notice(client_id, notice_id, text, channel, given_on)
    await uow.tasks.finish(client_id, TaskKind.INFORM_CLIENT, None)
    made = next(one for one in await uow.statements.notices(client_id) if one.id == notice_id)
    await uow.commit()
    return made


def _generated(kind: TextKind, bureau: Bureau) -> str:
    return statement_text(bureau) if kind is TextKind.STATEMENT else notice_text(bureau)


def _next_version(
    uow: StatementsWork, texts: Sequence[PrivacyText], kind: TextKind, body: str
) -> PrivacyText:
    same = [text for text in texts if text.kind is kind]
    if any(text.body == body and text.withdrawn_at is None for text in same):
        raise Conflict("Deze tekst is gelijk aan de geldige versie.", code="text-unchanged")
    version = max((text.version for text in same), default=0) + 1
    return PrivacyText(new_id(), kind, version, _TITLES[kind], body, uow.now, None)


def _find(texts: Sequence[PrivacyText], text_id: UUID) -> PrivacyText:
    for text in texts:
        if text.id == text_id:
            return text
    raise NotFound
