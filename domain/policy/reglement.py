"""The reglement clause by clause, with the lines of the policy and the tests that hold each.

The words are a short rendering in plain Dutch; what binds is the published text of the reglement.
"""

from dataclasses import dataclass

from domain.policy.actions import Action
from domain.policy.clause_tests import TESTS_OF_CLAUSE
from domain.policy.gate import authorise
from domain.policy.rules import RULES
from domain.ports import UnitOfWork
from domain.shared.clauses import Clause

CLAUSE_WORDS: dict[Clause, str] = {
    Clause.R1: "Het bureau legt gegevens van cliënten vast voor zijn werk.",
    Clause.R2: "De cliënt hoort welke gegevens er zijn, waarom, wat ermee gebeurt en welke rechten er zijn.",
    Clause.R3: "Bij de start van een traject krijgt de cliënt een privacyverklaring aangeboden.",
    Clause.R4: "Met de handtekening bevestigt de cliënt ook dat het reglement is ontvangen.",
    Clause.R5: "De opdrachtgever levert alleen de gegevens aan die het reglement noemt.",
    Clause.R6: "Gegevens zijn vertrouwelijk en worden volgens de wet verwerkt.",
    Clause.R7: "In de intake kunnen beperkingen en wensen voor werk worden vastgelegd.",
    Clause.R8: "Tijdens het traject komen er gegevens bij, met een plan van aanpak voor de cliënt.",
    Clause.R9: "Het plan noemt alles wat wordt ingezet en wat het heeft opgeleverd.",
    Clause.R10: "De adviseur beoordeelt de resultaten.",
    Clause.R11: "Een oordeel steunt op gesprekken, referenties of eigen waarneming.",
    Clause.R12: "Gegevens zijn nodig voor de uitvoering en voor verslag aan de opdrachtgever.",
    Clause.R13: "Doelen: contact met de cliënt, offertes en facturen, vragen en klachten.",
    Clause.R14: "Doel: zieke of beperkte werknemers van een opdrachtgever terug aan het werk helpen.",
    Clause.R15: "Doel: meedoen in werk of anders, met of zonder uitkering.",
    Clause.R16: "Doel: beoordelen welk werk past bij opleiding, ervaring, beperkingen en wensen.",
    Clause.R17: "Doel: terug naar het eigen werk.",
    Clause.R18: "Doel: ander passend werk bij de eigen werkgever.",
    Clause.R19: "Doel: passend en duurzaam werk bij een nieuwe werkgever.",
    Clause.R20: "Doel: van een uitkering naar werk van ten minste zes maanden.",
    Clause.R21: "Doel: administratie en verantwoording.",
    Clause.R22: "Doel: voldoen aan wettelijke plichten.",
    Clause.R23: "Gegevens worden alleen gebruikt voor zover het werk ze nodig heeft.",
    Clause.R24: "In eerste instantie ziet en wijzigt alleen de toegewezen adviseur het dossier.",
    Clause.R25: "Een werkgever krijgt alleen wat voor een plaatsing nodig is.",
    Clause.R26: "Andere collega's komen er alleen bij als het voor het werk nodig is.",
    Clause.R27: "Wie toegang heeft, heeft geheimhouding beloofd.",
    Clause.R28: "Anderen dan de opdrachtgever krijgen niets zonder toestemming of wet.",
    Clause.R29: "Gegevens over gezondheid mogen alleen voor begeleiding bij ziekte of beperking.",
    Clause.R30: "De cliënt krijgt bericht dat er gegevens worden verwerkt.",
    Clause.R31: "Wie gegevens ontvangt, moet ze ook geheim houden.",
    Clause.R32: "Geen gebruik voor reclame of goede doelen zonder uitdrukkelijke toestemming op schrift.",
    Clause.R33: "Tegen dat gebruik kan de cliënt altijd bezwaar maken.",
    Clause.R34: "Na bezwaar stopt het gebruik meteen.",
    Clause.R35: "Twee jaar na het einde van de opdracht worden gegevens van de cliënt gewist.",
    Clause.R36: "Wat voor de wettelijke administratie nodig is, blijft tien jaar.",
    Clause.R37: "Op verzoek worden gegevens eerder gewist, tenzij de wet dat verbiedt.",
    Clause.R38: "Gegevens met een langere wettelijke termijn gaan pas daarna weg.",
    Clause.R39: "Vragen over gegevens stelt de cliënt aan de adviseur.",
    Clause.R40: "De privacyfunctionaris probeert te bemiddelen bij een geschil.",
    Clause.R41: "Verzoeken om inzage, verbetering, aanvulling, wissen of afschermen kunnen worden gedaan.",
    Clause.R42: "Een verzoek wordt ingewilligd, tenzij dat de cliënt of anderen schaadt.",
    Clause.R43: "Een weigering wordt op schrift uitgelegd.",
    Clause.R44: "Kosten zijn alleen mogelijk bij een verzoek dat duidelijk te ver gaat.",
    Clause.R45: "Klachten gaan naar een vaste contactpersoon.",
    Clause.R46: "Klachten worden volgens het klachtenreglement behandeld.",
}


@dataclass(frozen=True, slots=True)
class ClauseState:
    """One clause and what holds it.

    `held` when tests show it, `unproven` when only lines of the policy name it, `open` when nothing does.
    """

    clause: Clause
    words: str
    actions: tuple[Action, ...]
    rules: int
    tests: int

    @property
    def state(self) -> str:
        if self.tests:
            return "held"
        return "unproven" if self.rules else "open"


def clause_states() -> tuple[ClauseState, ...]:
    """Every clause of the reglement in its order."""
    return tuple(_state(clause, words) for clause, words in CLAUSE_WORDS.items())


async def read_reglement(uow: UnitOfWork) -> tuple[ClauseState, ...]:
    """The clauses with what holds them, for everyone who works here (R2)."""
    await authorise(uow)
    uow.log.about("policy")
    await uow.commit()
    return clause_states()


def _state(clause: Clause, words: str) -> ClauseState:
    rules = [rule for rule in RULES if rule.clause is clause]
    actions = tuple(sorted({rule.action for rule in rules}))
    return ClauseState(clause, words, actions, len(rules), TESTS_OF_CLAUSE.get(clause.value, 0))
