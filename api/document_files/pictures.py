"""Pictures by Pillow: whether they open within the limits, and a smaller one to show."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PIL import Image, ImageOps

from api.document_files.refusals import refuse

FORMATS = ("PNG", "JPEG", "WEBP")
MAXIMUM_PIXELS = 40_000_000
MAXIMUM_SIDE = 16_000


def inspect_picture(file: BinaryIO) -> None:
    """Raises Invalid for a picture that does not open, or would take too much memory when opened."""
    with _opened(file) as picture:
        _smaller(picture, 256)


def smaller_picture(file: BinaryIO, longest_side: int) -> Image.Image:
    """The picture the right way up, its longest side at most `longest_side` pixels."""
    with _opened(file) as picture:
        return _smaller(picture, longest_side)


def as_png(picture: Image.Image) -> bytes:
    """PNG with nothing in it but the picture: what a camera wrote beside it (place, owner) stays behind."""
    out = io.BytesIO()
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    plain = picture.convert("RGBA" if has_alpha else "RGB")
    plain.info.clear()
    plain.save(out, "PNG", compress_level=6)
    return out.getvalue()


@contextmanager
def _opened(file: BinaryIO) -> Iterator[Image.Image]:
    file.seek(0)
    with warnings.catch_warnings():
        # Above its own limit Pillow warns; ours is lower, and what it warns of otherwise is no business of the log.
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(file, formats=FORMATS)
            width, height = picture.size
            too_large = width * height > MAXIMUM_PIXELS or max(width, height) > MAXIMUM_SIDE
        except Image.DecompressionBombError:
            raise _too_large() from None
        except Exception:  # noqa: BLE001 - whatever a decoder finds wrong
            raise _damaged() from None
        if too_large:
            raise _too_large()
        try:
            yield picture
        except Exception:  # noqa: BLE001 - whatever a decoder finds wrong
            raise _damaged() from None


def _smaller(picture: Image.Image, longest_side: int) -> Image.Image:
    size = (longest_side, longest_side)
    picture.draft("RGB", size)  # a JPEG is decoded at a fraction of its size
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    if upright.mode not in ("RGB", "RGBA", "L"):
        upright = upright.convert("RGBA")
    upright.thumbnail(size)
    return upright


def _too_large() -> Exception:
    return refuse(
        "picture-too-large",
        "Deze afbeelding heeft te veel beeldpunten. Maak haar kleiner en probeer het opnieuw.",
    )


def _damaged() -> Exception:
    return refuse("picture-damaged", "Deze afbeelding is niet te openen.")
