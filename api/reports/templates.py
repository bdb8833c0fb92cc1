"""The templates of reports, read from templates/reports once, at the start."""

import json
from pathlib import Path
from typing import Final

from domain.reporting.templates import TemplateSet, load_template

TEMPLATES: Final = Path(__file__).resolve().parents[2] / "templates"


def load_templates(folder: Path = TEMPLATES / "reports") -> TemplateSet:
    """Every template in the folder. Raises TemplateRefusedError: the service does not start with a bad one."""
    return TemplateSet(
        [
            load_template(json.loads(path.read_text(encoding="utf-8")))
            for path in sorted(folder.glob("*.json"))
        ]
    )
