"""Pages and thumbnails as PNG, made when asked for and kept nowhere."""

from anyio import to_thread

from api.document_files.inspection import AT_ONCE
from api.document_files.pdf import page_picture
from api.document_files.pictures import as_png, smaller_picture
from api.document_files.piece_file import stored
from domain.documents.model import MediaType
from domain.documents.ports import OpenedDocument

PAGE_SIDE = 1600
THUMBNAIL_SIDE = 240


async def render(opened: OpenedDocument, number: int, longest_side: int) -> bytes:
    """One page as PNG. Raises Unreadable when the seal of the content is broken."""
    return await to_thread.run_sync(_render, opened, number, longest_side, limiter=AT_ONCE)


def _render(opened: OpenedDocument, number: int, longest_side: int) -> bytes:
    with stored(opened.content) as file:
        if opened.document.media_type is MediaType.PDF:
            return as_png(page_picture(file, number, longest_side))
        return as_png(smaller_picture(file, longest_side))
