"""Documents in the matrix: nothing of one for anybody but the assigned adviser, by any route (R24)."""

from typing import Any

from tests.matrix.callers import ASSIGNED, Row, file, only

_STALE = {"If-Match": '"99"'}
_TEXT = b"Een gewone tekst.\n"


def _shelf(name: str, shelf: str, kind: str, query: dict[str, str]) -> tuple[Row, ...]:
    where: dict[str, Any] = {"documentId": f"{{{shelf}}}", "number": "1"}
    return (
        file(f"list{name}s", only(200, ASSIGNED), query=query),
        file(f"add{name}", only(201, ASSIGNED), form={"kind": kind}, file=_TEXT, query=query),
        file(f"read{name}", only(200, ASSIGNED), where=where, query=query),
        file(
            f"change{name}",
            only(412, ASSIGNED),
            body={"title": "Anders"},
            headers=_STALE,
            where=where,
            query=query,
        ),
        file(f"remove{name}", only(412, ASSIGNED), headers=_STALE, where=where, query=query),
        file(f"restore{name}", only(200, ASSIGNED), where=where, query=query),
        file(f"read{name}Content", only(200, ASSIGNED), where=where, query=query),
        file(f"read{name}Thumbnail", only(200, ASSIGNED), where=where, query=query),
        file(f"read{name}Page", only(200, ASSIGNED), where=where, query=query),
    )


DOCUMENTS = (
    *_shelf("Document", "documents", "letter", {}),
    *_shelf("HealthDocument", "health-documents", "abilities-list", {"purpose": "guidance"}),
)
