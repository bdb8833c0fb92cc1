"""The other half of the inventory: columns that hold no personal data, each with the reason why not."""

_LINK = "verwijst naar een andere rij en zegt zonder die rij niets; gaat mee met zijn eigen rij"
_ROW = "telt of dateert de rij zelf, niet een persoon"
_KEY = "sleutel: wordt vernietigd om gegevens onleesbaar te maken"
_PARTY = "gegevens van een organisatie of van de afspraken met haar"
_MACHINE = "gegevens van een koppeling, niet van een persoon"
_CODE = "code uit een vaste lijst over de verwerking, niet over een persoon"
_COUNT = "uitkomst van een aanlevering in aantallen en veldnamen"
_SETTING = "instelling van het bureau"
_SEAL = "zegel van het logboek: vingerafdruk of handtekening, waaruit niets is terug te lezen"


def _columns(table: str, **reasons: str) -> dict[tuple[str, str], str]:
    """Columns of a table by reason: the names stand in one text, parted by spaces."""
    texts = {
        "link": _LINK, "row": _ROW, "key": _KEY, "party": _PARTY, "machine": _MACHINE, "code": _CODE,
        "count": _COUNT, "setting": _SETTING, "seal": _SEAL,
    }  # fmt: skip
    return {(table, column): texts[name] for name, columns in reasons.items() for column in columns.split()}


NOT_PERSONAL: dict[tuple[str, str], str] = {
    **_columns("client", row="created_at updated_at version"),
    **_columns("client_key", link="client_id", key="key_id kek_version wrapped", row="created_at"),
    **_columns("case_key", link="case_id client_id", key="key_id kek_version wrapped", row="created_at"),
    **_columns("case_about", link="case_id client_id", row="recorded_at"),
    **_columns("case_event", link="id case_id client_id"),
    **_columns("case_letter", link="id case_id client_id", row="pages"),
    **_columns("complaint", link="case_id client_id", row="acknowledge_by hear_by answer_by"),
    **_columns("mediation", link="case_id client_id about_case_id"),
    **_columns("privacy_question", link="id client_id"),
    **_columns("restriction", link="id client_id record_id request_id"),
    **_columns("recipient_list", link="request_id client_id"),
    **_columns("recipient_notice", link="id client_id request_id disclosure_id letter_id"),
    **_columns(
        "data_breach",
        link="case_id",
        code="nature categories risk notify_authority notify_clients keys_exposed",
        row="known_at people assessed_at decided_at notified_at authority_reference",
    ),
    **_columns("client_identity", link="client_id"),
    **_columns("client_bsn_index", link="client_id", key="index_version"),
    **_columns("benefit", link="id client_id", row="created_at version"),
    **_columns("education", link="id client_id", row="created_at version"),
    **_columns("diploma", link="id client_id", row="created_at version"),
    **_columns("work_experience", link="id client_id", row="created_at version"),
    **_columns("preference", link="id client_id", row="created_at version"),
    **_columns("health_record", link="id client_id traject_id", row="created_at version"),
    **_columns("note", link="id client_id activity_id", row="created_at version"),
    **_columns("note_draft", link="id client_id activity_id", row="updated_at"),
    **_columns(
        "traject", link="id client_id party_id contract_id referral_id template_id", row="created_at version"
    ),
    **_columns("traject_suspension", link="id client_id traject_id", row="created_at"),
    **_columns("traject_event", link="id client_id traject_id"),
    **_columns(
        "service_template",
        link="id created_by",
        setting="service version period_count period_unit",
        row="created_at",
    ),
    **_columns("service_template_phase", link="template_id", setting="position code name"),
    **_columns(
        "service_template_document",
        link="template_id",
        setting="position kind anchor term_count term_unit repeat_count repeat_unit",
    ),
    **_columns("assignment", link="id client_id transfer_id"),
    **_columns("caseload_transfer", link="id", row="clients"),
    **_columns(
        "access_review",
        link="id",
        row="opened_at due_on escalated_at closed_at report_pages version",
        code="quarter",
        seal="report_sha256",
    ),
    **_columns(
        "access_review_row",
        link="id review_id source_id",
        row="clients version",
        code="kind reviewer measure_for",
    ),
    **_columns("access_question", link="case_id client_id"),
    **_columns("stand_in", link="id", row="created_at version"),
    **_columns("stand_in_client", link="arrangement_id"),
    **_columns("emergency_access", link="id client_id", row="version"),
    **_columns("client_exclusion", link="id client_id"),
    **_columns("task", link="id client_id traject_id source_id", row="created_at version"),
    **_columns("document", link="id client_id traject_id", code="scan_state", row="scanned_at version"),
    **_columns("document_chunk", link="document_id client_id sequence"),
    **_columns("activity", link="id client_id traject_id", row="position created_at version"),
    **_columns("reference", link="id client_id traject_id", row="created_at version"),
    **_columns(
        "assessment", link="id client_id traject_id activity_id supersedes_id", row="created_at version"
    ),
    **_columns(
        "assessment_evidence", link="id client_id assessment_id note_id reference_id", row="created_at"
    ),
    **_columns("suitability_assessment", link="id client_id traject_id", row="created_at"),
    **_columns("suitability_limitation", link="id client_id suitability_id health_record_id"),
    **_columns("placement", link="id client_id traject_id", row="created_at version"),
    **_columns("hour_entry", link="id client_id traject_id note_id activity_id", row="created_at version"),
    **_columns("appointment", link="id client_id", row="sequence created_at updated_at version"),
    **_columns("calendar_feed", link="id"),
    **_columns(
        "plan_version",
        link="id client_id traject_id party_id",
        row="number created_at version",
        code="party_approval_required party_approval_channel",
    ),
    **_columns(
        "report",
        link="id client_id traject_id party_id disclosure_id",
        code="state template_code template_version",
        row="created_at version",
    ),
    **_columns("report_artifact", link="report_id client_id", row="pages made_at"),
    **_columns("report_review", link="id client_id traject_id report_id", code="place kind"),
    **_columns(
        "disclosure",
        link="id client_id traject_id object_id consent_id",
        code="object_kind confidentiality_version confidentiality_text",
        row="made_at link_attempts",
    ),
    **_columns(
        "referral",
        link="id party_id contract_id batch_id row_number revision_of",
        code="sealed_fields refused_fields quarantined",
        key="key_id kek_version wrapped_key index_version",
        row="version",
    ),
    **_columns(
        "intake_row", link="batch_id row_number referral_id", code="status change errors refused_fields"
    ),
    **_columns("intake_chunk", link="batch_id sequence"),
    **_columns(
        "intake_batch",
        link="id party_id contract_ids",
        code="submitted_kind state dry_run format problem",
        count="file_hash byte_size rows_total rows_done counts refused_fields",
        key="key_id kek_version wrapped_key",
        row="received_at finished_at",
    ),
    **_columns("idempotency_key", link="scope_id key_hash", code="status headers", row="created_at"),
    **_columns("app_user", link="id", code="must_change_password must_enrol_totp", row="created_at version"),
    **_columns("recovery_code", link="id"),
    **_columns("auth_session", link="id"),
    **_columns("refresh_token", link="id session_id", row="issued_at expires_at used_at"),
    **_columns("login_challenge", link="id", row="expires_at used_at attempts"),
    **_columns("login_throttle", row="failures last_failure_at blocked_until"),
    **_columns("confidentiality_agreement", link="id", row="recorded_at"),
    **_columns("commissioning_party", link="id", party="kind name kvk_number oin", row="created_at version"),
    **_columns(
        "contract",
        link="id party_id",
        party="reference services intake_fields hours_per_traject hourly_rate report_term_days valid_from valid_until "
        "plan_approval_required",
        row="created_at version",
    ),
    **_columns(
        "api_client", link="id party_id", machine="name client_id scopes public_keys created_at revoked_at"
    ),
    **_columns(
        "api_client_secret",
        link="id api_client_id",
        machine="secret_hash created_at expires_at last_used_at revoked_at",
    ),
    **_columns("used_assertion", machine="assertion_hash expires_at"),
    **_columns(
        "outbox_event", link="id party_id object_id traject_id", code="kind", row="created_at dispatched_at"
    ),
    **_columns(
        "webhook",
        link="id party_id",
        machine="url kinds state failures failing_since disabled_at created_at version",
    ),
    **_columns(
        "webhook_secret", link="webhook_id slot party_id", machine="sealed_secret created_at expires_at"
    ),
    **_columns(
        "webhook_delivery",
        link="id event_id webhook_id party_id",
        code="state failure response_status",
        row="attempts next_attempt_at last_attempt_at delivered_at created_at",
    ),
    **_columns("privacy_text", link="id", setting="kind version title body", row="published_at withdrawn_at"),
    **_columns(
        "privacy_statement_offer",
        link="id client_id document_id statement_id reglement_id",
        row="link_expires_at link_closed_at link_attempts",
    ),
    **_columns("consent_text", link="id", setting="purpose version body", row="published_at withdrawn_at"),
    **_columns("consent", link="id client_id traject_id text_id document_id"),
    **_columns("data_subject_request", link="case_id client_id joined_to"),
    **_columns("request_item", link="id case_id client_id", row="position"),
    **_columns("finished_request", setting="number", code="type outcome ground", row="received_on closed_on"),
    **_columns("request_pause", link="case_id client_id"),
    **_columns("request_event", link="id case_id client_id"),
    **_columns("access_package", link="id client_id case_id", row="link_attempts", count="pages"),
    **_columns("access_package_piece", link="package_id client_id sequence"),
    **_columns("access_package_redaction", link="id client_id case_id item"),
    **_columns("employer_profile", link="id client_id traject_id consent_id", row="pages"),
    **_columns("legal_provision", setting="code categories"),
    **_columns("objection", link="id client_id"),
    **_columns("client_notice", link="id client_id notice_id", row="recorded_at"),
    **_columns("privacy_case", link="id client_id traject_id", row="registered_at version"),
    **_columns("case_number", setting="kind year", count="last"),
    **_columns("letter", link="id client_id about_id", code="about_kind", count="pages"),
    **_columns("retention", link="client_id", row="recalculated_at"),
    **_columns("retention_hold", link="id client_id", row="placed_at"),
    **_columns(
        "retention_run",
        link="id",
        setting="name",
        code="state stop_reason",
        row="made_at approved_at executes_at stopped_at finished_at version",
        count="results",
    ),
    **_columns("retention_item", link="id run_id", code="state exclusion_reason", row="due_on done_at"),
    **_columns("statutory_order", party="party_id contract_id", row="keep_until"),
    **_columns("statutory_month", link="order_id", row="month"),
    **_columns("outcome_count", count="year service goal result party_kind trajects"),
    **_columns("erasure_entry", link="run_id", code="reason", row="erased_at"),
    **_columns(
        "erasure_certificate",
        link="id run_id",
        setting="number",
        code="reason complete",
        row="made_at",
        count="payload signature key_id",
    ),
    **_columns("bureau_setting", setting="name value"),
    **_columns(
        "audit_record",
        link="id request_id",
        code="actor_kind object_kind field_groups relation code",
        seal="mac",
    ),
    **_columns("audit_pending", link="record_id"),
    **_columns("audit_leaf", link="sequence record_id head_number", seal="leaf_hash"),
    **_columns(
        "audit_tree_head", row="number sealed_at", seal="first_sequence size root previous key_id signature"
    ),
    **_columns(
        "audit_verification",
        link="id head_number sequence record_id",
        row="asked_at started_at finished_at records records_checked heads_checked compared_outside",
        code="finding",
    ),
    **_columns("master_key_version", key="version fingerprint", row="first_seen_at"),
    **_columns("index_key_version", key="version fingerprint", row="first_seen_at"),
    **_columns("renewed_client_key", key="key_id", row="renewed_at"),
    **_columns("log_payload", link="record_id client_id"),
    **_columns("retired_key_version", key="kind version", row="first_seen_at retired_at"),
}
"""Table and column, with the reason."""
