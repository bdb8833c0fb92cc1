"""The paths of a client that are not in a package, each with the reason. A test holds this list complete.

Everything else that the inventory lists of a client is in it, or stands among what is left out with its reason.
"""

from typing import Final

_SEARCH = "zoeksleutel, afgeleid van wat wel in het pakket staat"
_PRINT = "vingerafdruk waaruit niets is terug te lezen; wat zij bewijst, staat wel in het pakket"
_LINK = "versleutelde sleutel van een link; zij opent iets en zegt niets over iemand"
_INTERNAL = "kenmerk van binnen het systeem dat nergens anders iets betekent"
_OTHERS = "kan over meer mensen gaan en zegt niets over deze cliënt"
_STAFF_REVIEW = "controle van de rechten van een medewerker; wie bij het dossier kon, staat in het inzagelog"
_SEALED = "verzegeld pakket dat met link en code eenmaal opengaat; een pakket zit niet in een pakket"

NOT_IN_PACKAGE: Final[dict[str, str]] = {
    "client.name_key": _SEARCH,
    "client.id": _INTERNAL,
    "client_bsn_index.bsn_index": _SEARCH,
    "client_bsn_index.bsn_index_next": _SEARCH,
    "stand_in_client.client_id": _INTERNAL,
    "referral.name_key": _SEARCH,
    "referral.bsn_index": _SEARCH,
    "referral.bsn_index_next": _SEARCH,
    "referral.content_hash": _PRINT,
    "referral.client_id": _INTERNAL,
    "audit_record.client_ids": _OTHERS,
    "audit_record.client_id": _INTERNAL,
    "audit_record.on_behalf_of": "een medewerker; het inzagelog zegt in woorden wie werd vervangen",
    "audit_record.session_id": _INTERNAL,
    "audit_record.object_id": _INTERNAL,
    "data_subject_request.escalated_officer_at": "herinnering aan een medewerker; de termijn zelf staat in het pakket",
    "data_subject_request.escalated_director_at": "herinnering aan een medewerker; de termijn zelf staat in het pakket",
    "restriction.category": "volgt uit wat is afgeschermd, dat wel in het pakket staat",
    "letter.sha256": _PRINT,
    "case_letter.sha256": _PRINT,
    "document.sha256_sealed": _PRINT,
    "disclosure.sha256": _PRINT,
    "disclosure.recipient_key": _SEARCH,
    "disclosure.link_token_hash": _LINK,
    "disclosure.link_code_hash": _LINK,
    "employer_profile.employer_key": _SEARCH,
    "employer_profile.content_sha256": _PRINT,
    "employer_profile.pdf_sha256": _PRINT,
    "report_artifact.content_hash": _PRINT,
    "report_artifact.pdf_sha256": _PRINT,
    "report_artifact.json_sha256": _PRINT,
    "privacy_statement_offer.link_token_hash": _LINK,
    "privacy_statement_offer.link_code_hash": _LINK,
    "consent.recipient_key": _SEARCH,
    "retention.client_number": "het cliëntnummer, dat bij de naam al staat",
    "retention_item.client_id": _INTERNAL,
    "retention_item.client_number": "het cliëntnummer, dat bij de naam al staat",
    "retention_item.pseudonym": _INTERNAL,
    "retention_item.excluded_by": _OTHERS,
    **{
        f"access_review_row.{column}": _STAFF_REVIEW
        for column in (
            "subject_id",
            "other_id",
            "role",
            "begins_at",
            "ends_at",
            "remark",
            "decision",
            "reason",
            "effect",
            "decided_at",
            "decided_by",
        )
    },
    "access_review_row.client_id": _INTERNAL,
    "access_package.link_token_hash": _LINK,
    "access_package.link_code_hash": _LINK,
    "access_package.manifest_sealed": _SEALED,
    "access_package_piece.content_sealed": _SEALED,
}
