"""The review in plain Dutch, for its report."""

from domain.access_reviews.model import Decision, Effect, MeasureFor, Remark, RowKind
from domain.policy.roles import Role

KIND_WORDS: dict[RowKind, str] = {
    RowKind.CASELOAD: "Caseload",
    RowKind.ASSIGNMENT: "Toewijzing zonder lopend traject",
    RowKind.STAND_IN: "Waarneming",
    RowKind.EMERGENCY: "Noodtoegang zonder oordeel",
    RowKind.EXCLUSION: "Uitsluiting",
    RowKind.OFFICE: "Rol",
    RowKind.AGREEMENT: "Geheimhoudingsverklaring loopt af",
    RowKind.CALENDAR_FEED: "Agendakoppeling",
    RowKind.API_CLIENT: "Koppeling van een opdrachtgever",
}
REMARK_WORDS: dict[Remark, str] = {
    Remark.ACCOUNT_ENDED: "account is beëindigd",
    Remark.NO_AGREEMENT: "geen geldige geheimhoudingsverklaring",
    Remark.ON_LEAVE: "afwezig, er loopt een waarneming",
    Remark.NO_OPEN_TRAJECT: "geen lopend traject",
    Remark.WITH_HEALTH: "ook gezondheidsgegevens",
    Remark.RUNNING: "loopt nu",
    Remark.FAMILY: "familie",
    Remark.NEIGHBOUR: "buren",
    Remark.ACQUAINTANCE: "bekenden",
    Remark.FORMER_EMPLOYER: "oude werkgever",
    Remark.OBJECTION: "bezwaar van de cliënt",
}
ROLE_WORDS: dict[Role, str] = {
    Role.ADVISER: "adviseur",
    Role.COORDINATOR: "coördinator",
    Role.PRIVACY_OFFICER: "privacyfunctionaris",
    Role.ADMINISTRATION: "administratie",
    Role.DIRECTOR: "directeur",
    Role.ADMINISTRATOR: "beheerder",
}
DECISION_WORDS: dict[Decision | None, str] = {
    Decision.KEPT: "behouden",
    Decision.REVOKED: "ingetrokken",
    None: "vanzelf geëindigd",
}
EFFECT_WORDS: dict[Effect, str] = {
    Effect.NONE: "",
    Effect.ENDED: "per direct beëindigd",
    Effect.ROLE_TAKEN: "rol afgenomen, sessies beëindigd",
    Effect.JUDGED: "oordeel vastgelegd",
    Effect.MEASURE: "uitgezet",
}
MEASURE_WORDS: dict[MeasureFor, str] = {
    MeasureFor.COORDINATOR: "uitgezet bij de coördinator",
    MeasureFor.ADMINISTRATOR: "uitgezet bij de beheerder",
}
