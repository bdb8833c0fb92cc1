"""The one place that calls typst: a layout of ours and the data it prints, made into PDF/A-2a with PDF/UA-1."""

from pathlib import Path
from typing import Any

import orjson
import typst

from api.reports.templates import TEMPLATES
from domain.shared.errors import Invalid

_STANDARDS: Any = ["a-2a", "ua-1"]


class TypstPdf:
    """Compiles layouts of one folder under `templates/`, with our own fonts and nothing else in reach."""

    def __init__(self, folder: str, templates: Path = TEMPLATES) -> None:
        self._layouts = templates / folder
        self._fonts = templates / "fonts"

    def compile(self, layout: str, data: dict[str, Any]) -> bytes:
        """The PDF. Raises Invalid (unprintable-text) for a character that the fonts do not have."""
        try:
            made = typst.compile(
                self._layouts / layout,
                root=self._layouts,
                font_paths=[self._fonts],
                ignore_system_fonts=True,
                sys_inputs={"data": orjson.dumps(data).decode()},
                format="pdf",
                pdf_standards=_STANDARDS,
            )
        except typst.TypstError as error:
            # PDF/A asks that every character can be shown; the fonts hold the scripts of Europe.
            raise Invalid(
                "Een teken in de tekst kan niet worden afgedrukt. Gebruik gewone letters en leestekens.",
                code="unprintable-text",
            ) from error
        assert isinstance(made, bytes)
        return made
