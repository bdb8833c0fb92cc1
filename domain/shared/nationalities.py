"""Nationalities: the two letters of ISO 3166, and the Dutch names and adjectives that files carry."""

from domain.shared.names import fold

# code | country in Dutch | adjectives, without the final e (Syrisch for "Syrische")
_TABLE = """
AD|Andorra|; AE|Verenigde Arabische Emiraten|Emiratisch; AF|Afghanistan|Afghaans; AG|Antigua en Barbuda|;
AI|Anguilla|; AL|Albanië|Albanees; AM|Armenië|Armeens; AO|Angola|Angolees; AR|Argentinië|Argentijns;
AS|Amerikaans-Samoa|; AT|Oostenrijk|Oostenrijks; AU|Australië|Australisch; AW|Aruba|Arubaans; AX|Åland|;
AZ|Azerbeidzjan|Azerbeidzjaans; BA|Bosnië en Herzegovina|Bosnisch; BB|Barbados|; BD|Bangladesh|Bengalees;
BE|België|Belgisch; BF|Burkina Faso|Burkinees; BG|Bulgarije|Bulgaars; BH|Bahrein|Bahreins;
BI|Burundi|Burundees; BJ|Benin|Benins; BL|Saint-Barthélemy|; BM|Bermuda|; BN|Brunei|; BO|Bolivia|Boliviaans;
BQ|Caribisch Nederland|; BR|Brazilië|Braziliaans; BS|Bahama's|; BT|Bhutan|; BW|Botswana|Botswaans;
BY|Belarus|Belarussisch,Wit-Russisch; BZ|Belize|; CA|Canada|Canadees; CC|Cocoseilanden|;
CD|Congo-Kinshasa|Congolees; CF|Centraal-Afrikaanse Republiek|; CG|Congo-Brazzaville|;
CH|Zwitserland|Zwitsers; CI|Ivoorkust|Ivoriaans; CK|Cookeilanden|; CL|Chili|Chileens; CM|Kameroen|Kameroens;
CN|China|Chinees; CO|Colombia|Colombiaans; CR|Costa Rica|Costa Ricaans; CU|Cuba|Cubaans;
CV|Kaapverdië|Kaapverdisch; CW|Curaçao|Curaçaos; CX|Christmaseiland|; CY|Cyprus|Cypriotisch;
CZ|Tsjechië|Tsjechisch; DE|Duitsland|Duits; DJ|Djibouti|Djiboutiaans; DK|Denemarken|Deens; DM|Dominica|;
DO|Dominicaanse Republiek|Dominicaans; DZ|Algerije|Algerijns; EC|Ecuador|Ecuadoraans;
EE|Estland|Estisch,Ests; EG|Egypte|Egyptisch; EH|Westelijke Sahara|; ER|Eritrea|Eritrees; ES|Spanje|Spaans;
ET|Ethiopië|Ethiopisch; FI|Finland|Fins; FJ|Fiji|; FK|Falklandeilanden|; FM|Micronesia|; FO|Faeröer|;
FR|Frankrijk|Frans; GA|Gabon|Gabonees; GB|Verenigd Koninkrijk|Brits; GD|Grenada|; GE|Georgië|Georgisch;
GF|Frans-Guyana|; GG|Guernsey|; GH|Ghana|Ghanees; GI|Gibraltar|; GL|Groenland|; GM|Gambia|Gambiaans;
GN|Guinee|Guinees; GP|Guadeloupe|; GQ|Equatoriaal-Guinea|; GR|Griekenland|Grieks;
GT|Guatemala|Guatemalteeks; GU|Guam|; GW|Guinee-Bissau|; GY|Guyana|Guyaans; HK|Hongkong|;
HN|Honduras|Hondurees; HR|Kroatië|Kroatisch; HT|Haïti|Haïtiaans; HU|Hongarije|Hongaars;
ID|Indonesië|Indonesisch; IE|Ierland|Iers; IL|Israël|Israëlisch; IM|Isle of Man|; IN|India|Indiaas,Indisch;
IQ|Irak|Iraaks; IR|Iran|Iraans; IS|IJsland|IJslands; IT|Italië|Italiaans; JE|Jersey|; JM|Jamaica|Jamaicaans;
JO|Jordanië|Jordaans; JP|Japan|Japans; KE|Kenia|Keniaans; KG|Kirgizië|Kirgizisch; KH|Cambodja|Cambodjaans;
KI|Kiribati|; KM|Comoren|; KN|Saint Kitts en Nevis|; KP|Noord-Korea|Noord-Koreaans;
KR|Zuid-Korea|Zuid-Koreaans; KW|Koeweit|Koeweits; KY|Kaaimaneilanden|; KZ|Kazachstan|Kazachs;
LA|Laos|Laotiaans; LB|Libanon|Libanees; LC|Saint Lucia|; LI|Liechtenstein|Liechtensteins; LK|Sri Lanka|Sri
Lankaans; LR|Liberia|Liberiaans; LS|Lesotho|; LT|Litouwen|Litouws; LU|Luxemburg|Luxemburgs; LV|Letland|Lets;
LY|Libië|Libisch; MA|Marokko|Marokkaans; MC|Monaco|; MD|Moldavië|Moldavisch; ME|Montenegro|Montenegrijns;
MF|Saint-Martin|; MG|Madagaskar|Malagassisch; MH|Marshalleilanden|; MK|Noord-Macedonië|Macedonisch;
ML|Mali|Malinees; MM|Myanmar|Myanmarees,Birmees; MN|Mongolië|Mongools; MO|Macau|; MP|Noordelijke Marianen|;
MQ|Martinique|; MR|Mauritanië|Mauritaans; MS|Montserrat|; MT|Malta|Maltees; MU|Mauritius|Mauritiaans;
MV|Maldiven|; MW|Malawi|Malawisch; MX|Mexico|Mexicaans; MY|Maleisië|Maleisisch; MZ|Mozambique|Mozambikaans;
NA|Namibië|Namibisch; NC|Nieuw-Caledonië|; NE|Niger|Nigerees; NF|Norfolk|; NG|Nigeria|Nigeriaans;
NI|Nicaragua|Nicaraguaans; NL|Nederland|Nederlands; NO|Noorwegen|Noors; NP|Nepal|Nepalees; NR|Nauru|;
NU|Niue|; NZ|Nieuw-Zeeland|Nieuw-Zeelands; OM|Oman|Omaans; PA|Panama|Panamees; PE|Peru|Peruaans;
PF|Frans-Polynesië|; PG|Papoea-Nieuw-Guinea|; PH|Filipijnen|Filipijns,Filippijns; PK|Pakistan|Pakistaans;
PL|Polen|Pools; PM|Saint-Pierre en Miquelon|; PN|Pitcairneilanden|; PR|Puerto Rico|; PS|Palestijnse
gebieden|Palestijns; PT|Portugal|Portugees; PW|Palau|; PY|Paraguay|Paraguayaans; QA|Qatar|Qatarees;
RE|Réunion|; RO|Roemenië|Roemeens; RS|Servië|Servisch; RU|Rusland|Russisch; RW|Rwanda|Rwandees;
SA|Saoedi-Arabië|Saoedi-Arabisch,Saoedisch; SB|Salomonseilanden|; SC|Seychellen|; SD|Soedan|Soedanees;
SE|Zweden|Zweeds; SG|Singapore|Singaporees; SH|Sint-Helena|; SI|Slovenië|Sloveens; SJ|Spitsbergen en Jan
Mayen|; SK|Slowakije|Slowaaks; SL|Sierra Leone|Sierra Leoons; SM|San Marino|; SN|Senegal|Senegalees;
SO|Somalië|Somalisch; SR|Suriname|Surinaams; SS|Zuid-Soedan|Zuid-Soedanees; ST|Sao Tomé en Principe|; SV|El
Salvador|Salvadoraans; SX|Sint-Maarten|; SY|Syrië|Syrisch; SZ|Eswatini|; TC|Turks- en Caicoseilanden|;
TD|Tsjaad|Tsjadisch; TG|Togo|Togolees; TH|Thailand|Thais,Thai; TJ|Tadzjikistan|Tadzjieks; TK|Tokelau|;
TL|Oost-Timor|; TM|Turkmenistan|Turkmeens; TN|Tunesië|Tunesisch; TO|Tonga|; TR|Turkije|Turks; TT|Trinidad en
Tobago|Trinidadiaans; TV|Tuvalu|; TW|Taiwan|Taiwanees; TZ|Tanzania|Tanzaniaans; UA|Oekraïne|Oekraïens;
UG|Oeganda|Oegandees; US|Verenigde Staten|Amerikaans; UY|Uruguay|Uruguayaans; UZ|Oezbekistan|Oezbeeks;
VA|Vaticaanstad|; VC|Saint Vincent en de Grenadines|; VE|Venezuela|Venezolaans; VG|Britse Maagdeneilanden|;
VI|Amerikaanse Maagdeneilanden|; VN|Vietnam|Vietnamees; VU|Vanuatu|; WF|Wallis en Futuna|; WS|Samoa|;
XK|Kosovo|Kosovaars; YE|Jemen|Jemenitisch; YT|Mayotte|; ZA|Zuid-Afrika|Zuid-Afrikaans; ZM|Zambia|Zambiaans;
ZW|Zimbabwe|Zimbabwaans
"""


def _read(table: str) -> tuple[dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    known: dict[str, str] = {}
    for entry in " ".join(table.split()).split("; "):
        code, country, adjectives = entry.split("|")
        countries[code] = country
        known[fold(code)] = code
        known[fold(country)] = code
        for adjective in filter(None, adjectives.split(",")):
            known[fold(adjective)] = code
            known[fold(adjective + "e")] = code
    return countries, known


_COUNTRIES, _KNOWN = _read(_TABLE)

COUNTRY_CODES = tuple(_COUNTRIES)
"""Every code that is accepted."""


def parse_nationality(raw: str) -> str:
    """The ISO 3166 code for a code, a country or an adjective, in any case ("NL", "Syrische", "Polen").

    Raises ValueError("nationality-invalid").
    """
    code = _KNOWN.get(fold(raw))
    if code is None:
        raise ValueError("nationality-invalid")
    return code


def country_name(code: str) -> str:
    """The Dutch name of a country; the code itself when it is not known."""
    return _COUNTRIES.get(code, code)
