"""The inventory of the traject: tasks, plan, work, results, documents, reports. Part of domain/inventory.py."""

from domain.inventory_entry import (
    FILE_PURPOSES,
    HEALTH_PURPOSES,
    ORDER_PURPOSES,
    SYSTEM_PURPOSES,
    WORK_PURPOSES,
    Category,
    Entry,
    Erasure,
    RetentionClass,
)
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

_TRAJECT = (
    *_table("traject", _C.TRAJECT, ORDER_PURPOSES, _R.STATUTORY, _E.UNLINK, budget="Toegekend budget",
            expected_end_on="Verwacht einde van het traject"),
    *_table("traject", _C.TRAJECT, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, phase="Fase van het traject",
            result_code="Hoe het traject eindigde"),
    *_table("traject_suspension", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            reason_sealed="Waarom het traject stil stond"),
    *_table("traject_suspension", _C.TRAJECT, FILE_PURPOSES, _R.DOSSIER, _E.DELETE,
            begins_on="Begin van de onderbreking", ends_on="Einde van de onderbreking",
            created_by="Wie de onderbreking vastlegde"),
    *_table("traject_event", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            reason_sealed="Reden bij de handeling"),
    *_table("traject_event", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, act="Handeling op het traject",
            at="Moment van de handeling", actor_id="Wie de handeling deed", effective_on="Dag waarop het inging",
            changes="Wat er aan het traject wijzigde", agreed_by="Wie bij de opdrachtgever akkoord gaf",
            agreed_on="Dag van het akkoord"),
)  # fmt: skip

_TASKS = (
    *_table("task", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED, title_sealed="Taak"),
    *_table("task", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort taak", due_on="Taak klaar op",
            done_at="Taak afgerond op", done_by="Wie de taak afrondde", created_by="Wie de taak maakte",
            escalated_at="Gemeld aan de coördinator op"),
)  # fmt: skip

_PLANS = (
    *_table("activity", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, aim_sealed="Doel van de activiteit",
            reason_sealed="Waarom een activiteit niet doorging", result_sealed="Resultaat van de activiteit"),
    *_table("activity", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, group_code="Soort activiteit",
            product="Activiteit of product", provider="Wie de activiteit uitvoert", planned_hours="Geplande uren",
            planned_cost="Geplande kosten", starts_on="Begin van de activiteit", ends_on="Einde van de activiteit",
            status="Stand van de activiteit"),
    *_table("plan_version", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, goals_sealed="Doelen in het plan",
            starting_point_sealed="Beginsituatie in het plan", client_view_sealed="Hoe u er zelf over denkt",
            agreements_sealed="Afspraken in het plan", practical_matters_sealed="Praktische zaken in het plan",
            activities_sealed="Activiteiten zoals gepland"),
    *_table("plan_version", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, state="Stand van het plan",
            client_approved_on="Uw akkoord op het plan", client_approval_method="Hoe u akkoord gaf",
            party_approved_on="Akkoord van de opdrachtgever",
            party_approver_name="Wie bij de opdrachtgever akkoord gaf",
            created_by="Wie het plan maakte"),
)  # fmt: skip

_DOCUMENTS = (
    *_table("document", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED, kind_sealed="Soort document",
            title_sealed="Titel van het document", original_name_sealed="Naam van het bestand",
            hidden={"sha256_sealed": "Vingerafdruk van het bestand"}),
    *_table("document", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, document_class="Gewoon of over gezondheid",
            media_type="Bestandstype", byte_size="Grootte van het bestand", page_count="Aantal bladzijden",
            uploaded_by="Wie het document toevoegde", uploaded_at="Toegevoegd op", removed_at="Verwijderd op"),
    *_table("document_chunk", _C.HEALTH, HEALTH_PURPOSES, _R.DOSSIER, _E.SHRED,
            content_sealed="Inhoud van het document"),
)  # fmt: skip

_RESULTS = (
    *_table("reference", _C.GUIDANCE, WORK_PURPOSES, _R.DOSSIER, _E.SHRED, source_name_sealed="Wie de referentie gaf",
            source_capacity_sealed="Rol van wie de referentie gaf", question_sealed="Wat er is gevraagd",
            fact_sealed="Feiten uit de referentie", opinion_sealed="Mening uit de referentie",
            observation_sealed="Waarneming uit de referentie"),
    *_table("reference", _C.GUIDANCE, WORK_PURPOSES, _R.DOSSIER, _E.DELETE, basis="Grondslag van de referentie",
            basis_consented_on="Toestemming voor de referentie op", basis_provision="Wetsartikel bij de referentie",
            client_may_see="Of de cliënt de referentie mag zien",
            withheld_reason="Waarom de cliënt de referentie niet mag zien", received_on="Referentie ontvangen op",
            author_id="Wie de referentie vastlegde"),
    *_table("assessment", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, facts_sealed="Feiten bij het resultaat",
            opinion_sealed="Oordeel van de adviseur"),
    *_table("assessment", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, result="Beoordeling van het resultaat",
            state="Of de beoordeling vaststaat", final_at="Beoordeling vastgezet op",
            author_id="Wie het resultaat beoordeelde"),
    *_table("assessment_evidence", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED,
            text_sealed="Waarneming of andere onderbouwing"),
    *_table("assessment_evidence", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort onderbouwing",
            observed_on="Dag van de waarneming"),
    *_table("suitability_assessment", _C.HEALTH, HEALTH_PURPOSES, _R.DOSSIER, _E.SHRED,
            limitations_sealed="Wat iemand wel en niet kan in werk"),
    *_table("suitability_assessment", _C.GUIDANCE, HEALTH_PURPOSES, _R.DOSSIER, _E.SHRED,
            education_sealed="Opleiding en passend werk", experience_sealed="Ervaring en passend werk",
            preferences_sealed="Voorkeuren en passend werk", conclusion_sealed="Welk werk past"),
    *_table("suitability_assessment", _C.GUIDANCE, HEALTH_PURPOSES, _R.DOSSIER, _E.DELETE,
            assessed_on="Passend werk beoordeeld op", author_id="Wie het passend werk beoordeelde"),
    *_table("placement", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, employer_sealed="Werkgever van de plaatsing",
            kvk_number_sealed="KvK-nummer van de werkgever", job_title_sealed="Functie in de plaatsing",
            trial_exception_sealed="Waarom de proefplaatsing langer duurt"),
    *_table("placement", _C.BENEFIT, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, wage_value_sealed="Loonwaarde",
            wage_subsidy_sealed="Loonkostensubsidie"),
    *_table("placement", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort plaatsing",
            contract_kind="Soort contract", hours_per_week="Uren per week", begins_on="Begin van de plaatsing",
            ends_on="Einde van de plaatsing", checked_on="Plaatsing gecontroleerd op",
            still_employed="Of het werk toen doorliep", author_id="Wie de plaatsing vastlegde"),
)  # fmt: skip

_HOURS = (
    *_table("hour_entry", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Waar de tijd aan is besteed",
            day="Dag van de uren", minutes="Bestede tijd in minuten", adviser_id="Wie de uren schreef",
            approved_at="Uren akkoord op", approved_by="Wie de uren akkoord gaf"),
    *_table("traject", _C.TRAJECT, ORDER_PURPOSES, _R.STATUTORY, _E.UNLINK, used_minutes="Gebruikte tijd in minuten"),
)  # fmt: skip

_APPOINTMENTS = (
    *_table("appointment", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED, place_sealed="Plaats van de afspraak",
            remark_sealed="Opmerking bij de afspraak"),
    *_table("appointment", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort afspraak",
            starts_at="Begin van de afspraak", ends_at="Einde van de afspraak", state="Stand van de afspraak",
            made_by="Wie de afspraak maakte"),
    *_table("calendar_feed", _C.CREDENTIAL, SYSTEM_PURPOSES, _R.SECURITY, _E.DELETE,
            user_id="Medewerker bij de agendakoppeling", created_at="Agendakoppeling gemaakt op",
            revoked_at="Agendakoppeling gestopt op", hidden={"token_hash": "Versleuteld adres van de agenda"}),
)  # fmt: skip

_REPORTS = (
    *_table("report", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, sections_sealed="Teksten van de rapportage"),
    *_table("report", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, order_reference="Kenmerk in de rapportage",
            kind="Soort rapportage", period_from="Rapportage vanaf", period_until="Rapportage tot en met",
            author_id="Schrijver van de rapportage", sent_at="Rapportage verstuurd op"),
    *_table("report_artifact", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, pdf_sealed="De rapportage als PDF",
            json_sealed="De rapportage als gegevens"),
    *_table("report_artifact", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE,
            hidden={"content_hash": "Vingerafdruk van de inhoud", "pdf_sha256": "Vingerafdruk van de PDF",
                    "json_sha256": "Vingerafdruk van de gegevens"}),
    *_table("report_review", _C.HEALTH, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED, term_sealed="Woord dat opviel",
            sentence_sealed="Zin die beoordeeld is", reason_sealed="Waarom de zin nodig was",
            decision_reason_sealed="Waarom zo is besloten"),
    *_table("report_review", _C.GUIDANCE, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, decision="Besluit over de zin",
            requested_by="Wie de beoordeling vroeg", requested_at="Beoordeling gevraagd op",
            author_id="Schrijver van de zin", decided_by="Wie de zin beoordeelde", decided_at="Zin beoordeeld op"),
)  # fmt: skip

TRAJECT_ENTRIES: tuple[Entry, ...] = (
    _TRAJECT + _TASKS + _PLANS + _DOCUMENTS + _RESULTS + _HOURS + _APPOINTMENTS + _REPORTS
)
