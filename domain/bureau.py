"""The bureau itself, as letters, notices and receipts name it: who is responsible and whom to turn to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Someone a client can turn to; empty where the bureau named nobody yet."""

    name: str
    email: str
    phone: str

    @property
    def reachable(self) -> str:
        """One line: name, e-mail and telephone, as far as they are known."""
        return ", ".join(part for part in (self.name, self.email, self.phone) if part)


@dataclass(frozen=True, slots=True)
class Bureau:
    """The controller of AVG 4(7), with the contact persons of R41 and R45. Filled from the settings."""

    name: str
    street: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    chamber_of_commerce: str
    privacy_contact: ContactPerson
    complaints_contact: ContactPerson

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The lines of an envelope, without empty ones."""
        place = " ".join(part for part in (self.postcode, self.city) if part)
        return tuple(line for line in (self.name, self.street, place) if line)

    @property
    def own_lines(self) -> tuple[str, ...]:
        """Address and ways to reach the bureau, for the head of a letter."""
        return tuple(line for line in (*self.address_lines[1:], self.phone, self.email, self.website) if line)
