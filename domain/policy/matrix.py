"""The policy as everyone may read it: the same rules that decide."""

from domain.policy.gate import authorise
from domain.policy.reglement import CLAUSE_WORDS
from domain.policy.rule import Rule
from domain.policy.rules import RULES
from domain.ports import UnitOfWork
from domain.shared.clauses import Clause

LAW_WORDS: dict[Clause, str] = {
    Clause.AVG_5: "De wet: niet meer gegevens en niet langer dan nodig.",
    Clause.AVG_7: "De wet: toestemming is aan te tonen en is altijd in te trekken.",
    Clause.AVG_12: "De wet: een verzoek krijgt op tijd en duidelijk antwoord.",
    Clause.AVG_15: "De wet: wie dat vraagt, krijgt inzage in de eigen gegevens.",
    Clause.AVG_18: "De wet: wie dat vraagt, krijgt gegevens afgeschermd: bewaard en niet meer gebruikt.",
    Clause.AVG_19: "De wet: wie gegevens kreeg, hoort dat ze zijn verbeterd, gewist of afgeschermd.",
    Clause.AVG_20: "De wet: wie dat vraagt, neemt de eigen gegevens mee in een bestand.",
    Clause.AVG_30: "De wet: het bureau houdt een register van verwerkingen bij.",
    Clause.AVG_32: "De wet: gegevens zijn passend beveiligd.",
    Clause.AVG_33: "De wet: een datalek wordt binnen 72 uur gemeld.",
    Clause.AVG_34: "De wet: wie geraakt is door een datalek, hoort het.",
    Clause.UAVG_46: "De wet: een BSN wordt alleen gebruikt waar een wet dat toestaat.",
}


def words_of(clause: Clause) -> str:
    """What a clause says in plain Dutch: of the reglement, or of the law where that decides."""
    return CLAUSE_WORDS.get(clause) or LAW_WORDS[clause]


async def read_matrix(uow: UnitOfWork) -> tuple[Rule, ...]:
    """Every rule, in the order the engine tries them."""
    await authorise(uow)
    uow.log.about("policy")
    await uow.commit()
    return RULES
