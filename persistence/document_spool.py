"""The sealed file of a document on its way in: sealed with the client's key, for the place it will have."""

from functools import partial
from uuid import UUID

from domain.shared.ids import new_id
from persistence.encryption.envelope import Aad, DataKey
from persistence.sealed_spool import SealedSpool


def piece_aad(document_id: UUID, client_id: UUID, sequence: int) -> Aad:
    """Binds a piece to its document, its place in it, and the client: pieces cannot be swapped or moved."""
    return Aad("document_chunk", f"content_sealed.{sequence}", document_id, client_id)


class DocumentSpool(SealedSpool):
    """See `domain.documents.ports.DocumentSpool`."""

    def __init__(self, key: DataKey, client_id: UUID) -> None:
        self.document_id = new_id()
        self.client_id = client_id
        super().__init__(key, partial(piece_aad, self.document_id, client_id))
