"""The inventory of the traject: tasks, plan, work, results, documents, reports. Part of domain/inventory.py."""

from domain.inventory_entry import (
    FILE_PURPOSES,
    HEALTH_PURPOSES,
    ORDER_PURPOSES,
    Category,
    Entry,
    Erasure,
    RetentionClass,
)
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

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

TRAJECT_ENTRIES: tuple[Entry, ...] = _TASKS + _PLANS + _DOCUMENTS
