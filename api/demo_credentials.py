"""How to log in to the demonstration: a file that only this user can read, a draft until the load is complete."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from api.demo_office import STAFF
from api.settings import Settings
from domain.users.model import temporary_password

CREDENTIALS = "demo-credentials.json"
DRAFT = "demo-credentials.draft.json"


@dataclass
class Credentials:
    """How to log in, kept in a file that only this user can read."""

    folder: Path
    base_url: str
    staff: list[dict[str, str]] = field(default_factory=list)
    api_clients: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def begin(cls, settings: Settings) -> "Credentials":
        """Those of an interrupted load, or new passwords for everyone."""
        draft = settings.var_dir / DRAFT
        if draft.exists():
            known = json.loads(draft.read_text(encoding="utf-8"))
            return cls(settings.var_dir, settings.base_url, known["staff"], known["apiClients"])
        staff = [
            {"role": person.role.value, "email": person.email, "password": temporary_password()}
            for person in STAFF
        ]
        credentials = cls(settings.var_dir, settings.base_url, staff)
        credentials.save()
        return credentials

    def password(self, email: str) -> str:
        return next(entry["password"] for entry in self.staff if entry["email"] == email)

    def machine(self, party: str) -> dict[str, str] | None:
        return next((entry for entry in self.api_clients if entry["party"] == party), None)

    def save(self) -> None:
        """Write the draft, mode 0600 from its first byte."""
        self.folder.mkdir(parents=True, exist_ok=True)
        content = {"baseUrl": self.base_url, "staff": self.staff, "apiClients": self.api_clients}
        handle = os.open(self.folder / DRAFT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, indent=2, ensure_ascii=False)
            file.write("\n")

    def finish(self) -> None:
        """Everything is there: the draft gets its name."""
        (self.folder / DRAFT).replace(self.folder / CREDENTIALS)
