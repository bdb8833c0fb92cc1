"""The client's side of a one-time link: read the texts, and say what was decided. Open to who has link and code."""

from domain.policy.gate import authorise
from domain.statements.model import Link, OfferedTexts, OfferOutcome
from domain.statements.ports import OpenedLink, StatementsWork


async def open_link(uow: StatementsWork, link: Link) -> OfferedTexts | None:
    """The texts behind a link, as often as the client likes until it is answered. None: no such link, or wrong code."""
    await authorise(uow)
    opened = await uow.statements.try_link(link.token_hash, link.code_hash)
    _record(uow, opened)
    texts = None
    if opened is not None:
        found = {text.id: text for text in await uow.statements.texts()}
        texts = OfferedTexts(found[opened.statement_id], found[opened.reglement_id])
    await uow.commit()
    return texts


async def answer_link(uow: StatementsWork, link: Link, outcome: OfferOutcome) -> bool:
    """Record the client's own answer and close the link. False: already answered, ended, or wrong code."""
    await authorise(uow)
    opened = await uow.statements.answer_link(link.token_hash, link.code_hash, outcome)
    _record(uow, opened)
    if opened is not None:
        uow.log.code = outcome.value
    await uow.commit()
    return opened is not None


def _record(uow: StatementsWork, opened: OpenedLink | None) -> None:
    """The file's own log tells that its link was used. A try that fails is recorded too, and counted (commit)."""
    if opened is None:
        uow.log.code = "link-refused"
        return
    uow.log.client_id = opened.client_id
    uow.log.about("privacy_statement_offer", opened.offer_id)
