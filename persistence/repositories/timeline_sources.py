"""Where the timeline is read: one entry per kind of thing that happens in a file.

A new subject adds an entry here, and its event in domain/timeline/model.py. A table of the file that tells nothing
stands in NOT_ON_THE_TIMELINE with the reason; a test refuses a table that is in neither.
"""

from dataclasses import dataclass

from domain.timeline.model import FilePart, TimelineEvent

_E, _P = TimelineEvent, FilePart


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of a table as events. The other members name columns of that table.

    `index` gives the newest of one client first, or, with `few`, the handful that a client ever has. `sealed` is
    opened with the client's key for the page shown and no further; `item` is what opens, when not the row itself.
    """

    event: TimelineEvent
    table: str
    moment: str
    index: str
    part: FilePart
    by: str | None = None
    code: str | None = None
    title: str | None = None
    sealed: str | None = None
    item: str = "id"
    where: str | None = None
    whole_day: bool = False
    few: bool = False


SOURCES: tuple[Source, ...] = (
    Source(
        _E.STATEMENT_OFFERED, "privacy_statement_offer", "offered_at", "ix_privacy_statement_offer_client",
        _P.STATEMENT, by="offered_by", code="outcome", few=True,
    ),
    Source(
        _E.CONSENT_ANSWERED, "consent", "answered_at", "ix_consent_client", _P.CONSENTS, by="collected_by",
        code="purpose", title="state", where="s.answered_at is not null", few=True,
    ),
    Source(
        _E.CONSENT_ENDED, "consent", "ended_at", "ix_consent_client", _P.CONSENTS, code="purpose", title="state",
        where="s.ended_at is not null", few=True,
    ),
    Source(
        _E.OBJECTED, "objection", "objected_at", "ix_objection_client", _P.CONSENTS, by="recorded_by", code="channel",
        few=True,
    ),
    Source(
        _E.REQUEST_ACT, "request_event", "at", "ix_request_event_client", _P.REQUESTS, by="actor_id", code="act",
        item="case_id", few=True,
    ),
    Source(
        _E.RESTRICTED, "restriction", "set_at", "ix_restriction_client", _P.REQUESTS, by="set_by", code="ground",
        title="scope", few=True,
    ),
    Source(
        _E.RESTRICTION_LIFTED, "restriction", "lifted_at", "ix_restriction_client", _P.REQUESTS, by="lifted_by",
        code="ground", title="scope", where="s.lifted_at is not null", few=True,
    ),
    Source(
        _E.QUESTION_ASKED, "privacy_question", "asked_at", "ix_privacy_question_client", _P.QUESTIONS, by="asked_by",
        sealed="question_sealed", few=True,
    ),
    Source(
        _E.QUESTION_ANSWERED, "privacy_question", "answered_at", "ix_privacy_question_client", _P.QUESTIONS,
        by="answered_by", sealed="answer_sealed", where="s.answered_at is not null", few=True,
    ),
    Source(
        _E.DISCLOSED, "disclosure", "sent_at", "ix_disclosure_client", _P.DISCLOSURES, by="sent_by",
        code="recipient_kind", title="object_kind", few=True,
        where="s.sent_at is not null and s.object_kind <> 'report'",
    ),
    Source(
        _E.DISCLOSURE_ENDED, "disclosure", "ended_at", "ix_disclosure_client", _P.DISCLOSURES, code="ended_reason",
        title="object_kind", where="s.ended_at is not null", few=True,
    ),
    Source(
        _E.NOTICE_GIVEN, "client_notice", "given_on", "ix_client_notice_client", _P.STATEMENT, by="recorded_by",
        code="channel", whole_day=True, few=True,
    ),
    Source(
        _E.NOTE, "note", "happened_at", "ix_note_client_happened", _P.NOTES,
        by="author_id", code="kind", sealed="text_sealed",
    ),
    Source(
        _E.ASSIGNED, "assignment", "valid_from", "ix_assignment_client", _P.ASSIGNMENT,
        by="adviser_id", title="reason", few=True,
    ),
    Source(
        _E.TRAJECT_REGISTERED, "traject", "created_at", "ix_traject_client", _P.TRAJECT,
        code="service", title="order_reference", few=True,
    ),
    Source(
        _E.TRAJECT_ACT, "traject_event", "at", "ix_traject_event_client", _P.TRAJECT,
        by="actor_id", code="act", sealed="reason_sealed", few=True,
    ),
    Source(
        _E.ACTIVITY_ADDED, "activity", "created_at", "ix_activity_client", _P.PLAN,
        code="status", title="product", sealed="aim_sealed", few=True,
    ),
    Source(
        _E.ACTIVITY_STARTED, "activity", "starts_on", "ix_activity_client", _P.PLAN,
        title="product", where="s.status <> 'planned' and s.starts_on is not null", whole_day=True, few=True,
    ),
    Source(
        _E.ACTIVITY_ENDED, "activity", "ends_on", "ix_activity_client", _P.PLAN, code="status", title="product",
        sealed="result_sealed", where="s.status in ('done', 'not-done') and s.ends_on is not null",
        whole_day=True, few=True,
    ),
    Source(
        _E.PLAN_BEGUN, "plan_version", "created_at", "ix_plan_version_client", _P.PLAN,
        by="created_by", code="number", few=True,
    ),
    Source(
        _E.PLAN_APPROVED, "plan_version", "client_approved_on", "ix_plan_version_client", _P.PLAN,
        code="number", where="s.client_approved_on is not null", whole_day=True, few=True,
    ),
    Source(
        _E.PLAN_APPROVED_BY_PARTY, "plan_version", "party_approved_on", "ix_plan_version_client", _P.PLAN,
        code="number", where="s.party_approved_on is not null", whole_day=True, few=True,
    ),
    Source(
        _E.ASSESSED, "assessment", "final_at", "ix_assessment_client", _P.RESULTS, by="author_id",
        code="result", sealed="opinion_sealed", where="s.state = 'final'", few=True,
    ),
    Source(
        _E.REFERENCE_RECEIVED, "reference", "received_on", "ix_reference_client", _P.RESULTS, by="author_id",
        sealed="source_name_sealed", whole_day=True, few=True,
    ),
    # The four criteria touch on health: that it was assessed is told, what was found is not.
    Source(
        _E.SUITABILITY_ASSESSED, "suitability_assessment", "created_at", "ix_suitability_assessment_client",
        _P.RESULTS, by="author_id", few=True,
    ),
    Source(
        _E.PLACED, "placement", "begins_on", "ix_placement_client", _P.PLACEMENTS,
        code="kind", sealed="employer_sealed", whole_day=True, few=True,
    ),
    Source(
        _E.PLACEMENT_ENDED, "placement", "ends_on", "ix_placement_client", _P.PLACEMENTS, code="kind",
        sealed="employer_sealed", where="s.ends_on is not null", whole_day=True, few=True,
    ),
    Source(
        _E.DOCUMENT_ADDED, "document", "uploaded_at", "ix_document_client", _P.DOCUMENTS, by="uploaded_by",
        sealed="title_sealed", where="s.document_class = 'ordinary' and s.removed_at is null", few=True,
    ),
    # Without its title: that says what someone has (R7).
    Source(
        _E.HEALTH_DOCUMENT_ADDED, "document", "uploaded_at", "ix_document_client", _P.DOCUMENTS,
        by="uploaded_by", where="s.document_class = 'health' and s.removed_at is null", few=True,
    ),
    Source(
        _E.APPOINTMENT, "appointment", "starts_at", "ix_appointment_client_starts", _P.AGENDA, by="made_by",
        code="kind", sealed="remark_sealed", where="s.state <> 'cancelled'",
    ),
    # Hours of a contact stand with their note.
    Source(
        _E.HOURS_WRITTEN, "hour_entry", "day", "ix_hour_entry_client_day", _P.HOURS, by="adviser_id",
        code="kind", title="minutes", where="s.kind <> 'contact'", whole_day=True, few=True,
    ),
    Source(
        _E.REPORT_SENT, "report", "sent_at", "ix_report_client", _P.REPORTS, by="author_id",
        code="kind", where="s.state = 'sent'", few=True,
    ),
    Source(
        _E.REPORT_REVIEWED, "report_review", "decided_at", "ix_report_review_client", _P.REPORTS,
        by="decided_by", code="decision", item="report_id", where="s.decided_at is not null", few=True,
    ),
    Source(
        _E.TASK_MADE, "task", "created_at", "ix_task_client_created", _P.TASKS,
        by="created_by", code="kind", sealed="title_sealed",
    ),
    Source(
        _E.TASK_DONE, "task", "done_at", "ix_task_client_done", _P.TASKS,
        by="done_by", code="kind", sealed="title_sealed", where="s.done_at is not null",
    ),
    Source(
        _E.TASK_DUE, "task", "due_on", "ix_task_client_open", _P.TASKS,
        code="kind", sealed="title_sealed", where="s.done_at is null", whole_day=True, few=True,
    ),
)  # fmt: skip

NOT_ON_THE_TIMELINE: dict[str, str] = {
    "client": "het dossier zelf; de aanmelding staat er als traject",
    "client_key": "sleutel, geen gebeurtenis",
    "client_identity": "wie iemand is, geen gebeurtenis",
    "client_bsn_index": "wie iemand is, geen gebeurtenis",
    "benefit": "een gegeven van de persoon; wie het wijzigde staat in het inzagelog",
    "education": "een gegeven van de persoon; wie het wijzigde staat in het inzagelog",
    "diploma": "een gegeven van de persoon; wie het wijzigde staat in het inzagelog",
    "work_experience": "een gegeven van de persoon; wie het wijzigde staat in het inzagelog",
    "preference": "een gegeven van de persoon; wie het wijzigde staat in het inzagelog",
    "health_record": "gezondheid staat achter een eigen deur en doel (R7): ook dat er iets bij kwam, staat hier niet",
    "stand_in_client": "hoort bij een waarneming van het bureau; wie keek staat in het inzagelog",
    "emergency_access": "staat in het inzagelog en op de dagpagina van de adviseur",
    "client_exclusion": "wie niet mag kijken is aan de adviseur gezegd en staat bij de toegang",
    "privacy_case": "kop van een verzoek, klacht of bemiddeling; die staan er zelf",
    "complaint": "wordt buiten de adviseur om behandeld; wie het aangaat leest het in het register (R45)",
    "mediation": "wordt buiten de adviseur om behandeld; wie het aangaat leest het in het register (R45)",
    "case_key": "wordt buiten de adviseur om behandeld; wie het aangaat leest het in het register (R45)",
    "case_about": "wordt buiten de adviseur om behandeld; wie het aangaat leest het in het register (R45)",
    "case_event": "wordt buiten de adviseur om behandeld; wie het aangaat leest het in het register (R45)",
    "case_letter": "wordt buiten de adviseur om behandeld; wie het aangaat leest het in het register (R45)",
    "access_question": "wordt buiten de adviseur om behandeld; wie het aangaat leest het bij de vragen (R45)",
    "access_review_row": "een controle van het bureau op wie toegang heeft; het besluit staat in het inzagelog",
    "letter": "hoort bij de handeling waarvoor de brief is gemaakt; die staat er",
    "data_subject_request": "wat ermee gebeurde staat er, per handeling",
    "request_item": "hoort bij het besluit op het verzoek; dat staat er",
    "recipient_list": "hoort bij het verzoek dat er staat",
    "recipient_notice": "hoort bij het verzoek dat er staat",
    "request_pause": "staat er als vraag en antwoord op het verzoek",
    "access_package": "het antwoord op een verzoek, met een link voor de cliënt alleen; het verzoek staat er",
    "access_package_piece": "de verzegelde inhoud van een pakket; het verzoek staat er",
    "access_package_redaction": "een besluit van de privacyfunctionaris over een pakket; het verzoek staat er",
    "retention": "een datum die uit het traject volgt; zij staat rechts in het dossier",
    "retention_hold": "een besluit van de privacyfunctionaris; zij staat bij de bewaartermijn",
    "retention_item": "een lijst van het bureau; in het dossier staat alleen de bewaartermijn",
    "note_draft": "nog niet opgeslagen en alleen van wie het typt",
    "referral": "de aanlevering is van de opdrachtgever; in het dossier staat het traject dat eruit kwam",
    "traject_suspension": "staat er als handeling op het traject, met de reden",
    "document_chunk": "de inhoud van een document; het document zelf staat er",
    "assessment_evidence": "staat bij de beoordeling die erop steunt",
    "suitability_limitation": "verwijst naar gezondheid; hoort bij de beoordeling en blijft achter die deur (R7)",
    "employer_profile": "een profiel staat er als de verstrekking waarmee het uitging",
    "report_artifact": "de inhoud van een rapport; het rapport zelf staat er",
    "audit_record": "het inzagelog is een eigen deel van het dossier",
    "log_payload": "hoort bij een regel van het inzagelog",
}
"""Table, with the reason."""
