"""Making a profile, looking at exactly what would leave, and sending exactly that (R25, R28, R31)."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.disclosures.model import (
    DisclosedKind,
    Disclosure,
    DisclosurePurpose,
    DisclosureRecipient,
    Link,
    NewDisclosure,
    check_window,
)
from domain.disclosures.use_cases import found_disclosure
from domain.employer_profiles.fields import ProfileField
from domain.employer_profiles.letter import as_letter
from domain.employer_profiles.model import (
    READ,
    Candidate,
    Content,
    Difference,
    NewProfile,
    Profile,
    check_new,
    check_words,
    differences,
    fill,
    ground_for,
    withheld,
)
from domain.employer_profiles.ports import EmployerProfilesWork, PrintedProfile
from domain.letters.ports import LetterPrinter
from domain.policy.gate import authorise_client
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class Preview:
    """A profile with what the client did not open, and what changed since the last one for this employer."""

    profile: Profile
    withheld: tuple[ProfileField, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class SentProfile:
    """The row of the register, and the link that was made for it: shown once."""

    disclosure: Disclosure
    link: Link


async def list_profiles(uow: EmployerProfilesWork, client_id: UUID) -> Sequence[Profile]:
    """The profiles of a file, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("employer_profile")
    found = await uow.employer_profiles.of(client_id)
    await uow.commit()
    return found


async def make_profile(
    uow: EmployerProfilesWork, printer: LetterPrinter, client_id: UUID, new: NewProfile
) -> Preview:
    """Fill it from the file and print what would leave. Raises Refused (R25), Invalid naming words of health."""
    await authorise_client(uow, client_id)
    profile_id = new_id()
    uow.log.about("employer_profile", profile_id)
    content = await _content(uow, client_id, new)
    before = await uow.employer_profiles.last_sent(client_id, content.employer_name)
    printed = await printer.print(as_letter(content, bureau_date(uow.now)))
    await uow.employer_profiles.add(
        client_id,
        new.traject_id,
        profile_id,
        content,
        PrintedProfile(printed.pdf, printed.sha256, printed.pages),
    )
    made = await _found(uow, client_id, profile_id)
    await uow.commit()
    return Preview(made, withheld(content), differences(before, content))


async def read_pdf(uow: EmployerProfilesWork, client_id: UUID, profile_id: UUID) -> bytes:
    """The previewed bytes. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about("employer_profile", profile_id)
    pdf = await uow.employer_profiles.pdf(client_id, profile_id)
    if pdf is None:
        raise NotFound
    await uow.commit()
    return pdf


async def send_profile(
    uow: EmployerProfilesWork,
    client_id: UUID,
    profile_id: UUID,
    previewed: bytes,
    days: int,
    send_at: datetime | None,
) -> SentProfile:
    """Let the previewed bytes leave by a single-use link.

    Raises Conflict when the file, the consent or anything else in it reads otherwise than in the preview, NotFound,
    Invalid, and Refused (R28) when the ground is gone at this moment.
    """
    await authorise_client(uow, client_id)
    profile = await _found(uow, client_id, profile_id)
    new = NewProfile(
        profile.traject_id, profile.kind, profile.employer_name, profile.job_title, profile.introduction
    )
    content = await _content(uow, client_id, new)
    if not hmac.compare_digest(profile.pdf_sha256, previewed) or content.sha256 != profile.content_sha256:
        words = "Er is iets gewijzigd sinds het voorbeeld. Bekijk het nieuwe voorbeeld voordat u verstuurt."
        raise Conflict(words, clause=Clause.R25, code="preview-outdated")
    link = Link.new()
    expires_at, leaves_at = check_window(uow.now, days, send_at)
    disclosure_id = new_id()
    uow.log.about("disclosure", disclosure_id)
    uow.log.code = profile.basis.value
    await uow.disclosures.add(
        NewDisclosure(
            id=disclosure_id,
            client_id=client_id,
            traject_id=profile.traject_id,
            recipient=DisclosureRecipient.EMPLOYER,
            recipient_name=profile.employer_name,
            object_kind=DisclosedKind.EMPLOYER_PROFILE,
            object_id=profile.id,
            purpose=DisclosurePurpose.INTRODUCTION_TO_EMPLOYER,
            basis=profile.basis,
            consent_id=profile.consent_id,
            provision=None,
            categories=content.categories,
            sha256=profile.pdf_sha256,
            link=link,
            link_expires_at=expires_at,
            send_at=leaves_at,
        )
    )
    sent = await found_disclosure(uow, client_id, disclosure_id)
    await uow.commit()
    return SentProfile(sent, link)


async def _content(uow: EmployerProfilesWork, client_id: UUID, new: NewProfile) -> Content:
    traject = await uow.trajects.traject(new.traject_id)
    if traject is None or traject.client_id != client_id:
        error = FieldError("/trajectId", "traject-unknown", "Dit traject hoort niet bij dit dossier.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R25, errors=[error])
    kind = check_new(new, traject.header.state)
    ground = ground_for(await uow.consents.of(client_id), new.employer_name, uow.now)
    values, _version = await uow.clients.values(client_id)
    hidden = await uow.employer_profiles.restricted(client_id)
    who = Candidate(await uow.statements.client_number(client_id), values, hidden.fields)
    records = {
        record_kind: [
            record.values
            for record in await uow.records.records(record_kind, client_id)
            if record.id not in hidden.records
        ]
        for record_kind in READ
    }
    content = fill(new, kind, ground, who, records, await uow.employer_profiles.adviser_name())
    if not content.sections:
        words = "Er is nog niets om te laten zien. Vul eerst werkervaring, opleiding of wensen in."
        raise Conflict(words, clause=Clause.R25, code="profile-empty")
    check_words(content, who)
    return content


async def _found(uow: EmployerProfilesWork, client_id: UUID, profile_id: UUID) -> Profile:
    found = next((one for one in await uow.employer_profiles.of(client_id) if one.id == profile_id), None)
    if found is None:
        raise NotFound
    return found
