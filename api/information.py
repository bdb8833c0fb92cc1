"""The reglement as it ships with the product: version 1, until the bureau publishes its own."""

from api.reports.templates import TEMPLATES


def shipped_reglement() -> str:
    """The words of templates/information/reglement.txt."""
    return (TEMPLATES / "information" / "reglement.txt").read_text(encoding="utf-8")
