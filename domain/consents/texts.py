"""The words in which each consent is asked, as they ship: version 1. Plain Dutch (B1)."""

from typing import Final

from domain.consents.model import ConsentPurpose

_FREE = (
    "Weigeren mag en heeft geen gevolgen voor uw traject. U kunt uw toestemming op elk moment intrekken, net zo "
    "makkelijk."
)

SHIPPED: Final[dict[ConsentPurpose, str]] = {
    ConsentPurpose.INTRODUCTION_TO_EMPLOYER: (
        "Mag uw adviseur u voorstellen aan een werkgever? De werkgever krijgt alleen de gegevens die u hieronder "
        "kiest, nooit uw BSN en nooit iets over uw gezondheid. " + _FREE
    ),
    ConsentPurpose.REFERENCE_REQUEST: (
        "Mag uw adviseur aan iemand die u kent vragen hoe het met werken ging? Die persoon hoort daardoor dat u een "
        "traject volgt. " + _FREE
    ),
    ConsentPurpose.SHARING_WITH_PROVIDER: (
        "Mag uw adviseur de gekozen gegevens delen met een andere begeleider, bijvoorbeeld voor een cursus of een "
        "jobcoach? " + _FREE
    ),
    ConsentPurpose.SHARING_HEALTH: (
        "Mag uw adviseur aan de ontvanger die hieronder staat vertellen wat u wel en niet kunt in werk? Het gaat nooit "
        "om uw ziekte of behandeling. " + _FREE
    ),
    ConsentPurpose.PHOTO_OR_QUOTE: (
        "Mag het bureau uw foto of iets wat u zei gebruiken, op de plek die met u is besproken? " + _FREE
    ),
    ConsentPurpose.COMMERCIAL_MAILING: (
        "Mag het bureau u post of e-mail sturen over wat het aanbiedt? Dat staat los van uw traject. " + _FREE
    ),
    ConsentPurpose.CHARITABLE_MAILING: (
        "Mag het bureau u post of e-mail sturen over een goed doel? Dat staat los van uw traject. " + _FREE
    ),
}
