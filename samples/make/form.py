"""The blank Local Government Questionnaire 2022 in reading order, in English and French.

Wordings use the inline markup of markup.py; `{1}` is the mark of footnote 1. The French wording is
a translation made for these samples: real respondents translate the form themselves, each in an
own way.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One piece of the form. `field` is the answer that stands below it, or ""."""
    kind: str  # heading, question, item, prompt, choice, checklist, contact, rows, instruction
    id: str
    number: str
    en: str
    fr: str
    field: str = ""


TITLE = {
    "en": "Local Government Questionnaire (LGQ) for the United Nations E-Government Survey",
    "fr": "Questionnaire à l’intention des administrations locales (LGQ) pour l’Enquête des Nations Unies"
          " sur l’administration en ligne",
}
INTRODUCTION = {
    "en": "The objective of this questionnaire is to gather information from local governments/municipalities"
          " in preparation for the upcoming United Nations E-Government Survey. For the first time in 2018, the"
          " United Nations E-Government Survey assessed 40 pilot cities. The 2020 Survey featured 100"
          " cities/local government websites assessment and the upcoming survey of 2022 has increased to 193"
          " cities. The responses will be shared online in the [UN E-Government Survey"
          " Knowledgebase](https://publicadministration.un.org/egovkb) unless otherwise requested. For any"
          " question about this questionnaire, please contact <mailto:dpidg@un.org>.",
    "fr": "Ce questionnaire a pour but de recueillir des informations auprès des administrations"
          " locales/municipalités en vue de la prochaine Enquête des Nations Unies sur l’administration en"
          " ligne. En 2018, l’Enquête a évalué pour la première fois 40 villes pilotes. L’édition 2020 portait"
          " sur les sites web de 100 villes/administrations locales et la prochaine enquête, celle de 2022, a"
          " été étendue à 193 villes. Les réponses seront mises en ligne dans la [base de connaissances de"
          " l’Enquête](https://publicadministration.un.org/egovkb), sauf demande contraire. Pour toute question"
          " relative à ce questionnaire, veuillez écrire à <mailto:dpidg@un.org>.",
}
CITY_LABELS = {"en": ("City/Municipality:", "Country:"), "fr": ("Ville/Municipalité :", "Pays :")}
YES_NO = {"en": ("Yes", "No"), "fr": ("Oui", "Non")}
CONTACT_LABELS = {
    "en": ("Name:", "Title:", "Organization:", "E-mail:", "Phone:"),
    "fr": ("Nom :", "Titre :", "Organisme :", "Courriel :", "Téléphone :"),
}
FINAL_LABELS = {  # name, title, e-mail, organization, date
    "en": ("Name:", "Title:", "Email:", "Organization:", "Submission Date:"),
    "fr": ("Nom :", "Titre :", "Courriel :", "Organisme :", "Date d’envoi :"),
}
CLOSING = {
    "en": "Thank you for taking the time to fill out the Local Government Questionnaire (LGQ) 2022.\n"
          "We appreciate your participation.",
    "fr": "Merci d’avoir pris le temps de remplir le Questionnaire à l’intention des administrations locales"
          " (LGQ) 2022.\nNous vous remercions de votre participation.",
}
RUNNING = {
    "en": "United Nations E-Government Survey – Local Government Questionnaire (LGQ)",
    "fr": "Enquête des Nations Unies sur l’administration en ligne – Questionnaire (LGQ)",
}

SECTIONS = {
    "I": ("Institutional Framework", "Cadre institutionnel"),
    "II": ("Legal Framework", "Cadre juridique"),
    "III": ("Strategy and Implementation", "Stratégie et mise en œuvre"),
    "IV": ("Usage of online services", "Utilisation des services en ligne"),
    "V": ("User satisfaction", "Satisfaction des usagers"),
    "VI": ("Social Media", "Réseaux sociaux"),
    "VII": ("Crisis/Emergency Response and Recovery", "Gestion des crises et des urgences et relèvement"),
    "VIII": ("Smart City and New Technologies", "Ville intelligente et nouvelles technologies"),
    "IX": ("Contact and Additional Information", "Contact et informations complémentaires"),
}

_DIGITAL = "Are there any digital initiatives in place in your city/municipality focused on "
_INITIATIVES = "Existe-t-il dans votre ville/municipalité des initiatives numériques consacrées "
_LINKS = " Please explain further and provide links."
_LIENS = " Veuillez préciser et indiquer les liens."
_NEEDS = "women, children, persons with disabilities and older persons?"
_BESOINS = "des femmes, des enfants, des personnes handicapées et des personnes âgées ?"

_QUESTIONS = [
    Entry("question", "I.1", "1",
          "What is the official **e-Government**{1} portal of the city/municipality? If more than one exists,"
          " please list all.",
          "Quel est le portail officiel d’**administration en ligne**{1} de la ville/municipalité ? S’il en"
          " existe plusieurs, veuillez tous les citer.", "I.1"),
    Entry("question", "I.2", "2",
          "Please provide **URLs** for **portals** providing specific services/features",
          "Veuillez indiquer les **adresses (URL)** des **portails** offrant des services ou fonctions"
          " particuliers"),
    Entry("item", "I.2.a", "a", "E-services{2}:", "Services en ligne{2} :", "I.2.a"),
    Entry("item", "I.2.b", "b", "E-participation{3}:", "Participation en ligne{3} :", "I.2.b"),
    Entry("item", "I.2.c", "c", "Open government data{4}:", "Données publiques ouvertes{4} :", "I.2.c"),
    Entry("item", "I.2.d", "d", "Public procurement:", "Marchés publics :", "I.2.d"),
    Entry("item", "I.2.e", "e", "Other major portals at the city/municipality level:",
          "Autres grands portails de la ville/municipalité :", "I.2.e"),
    Entry("question", "I.3", "3",
          "Does your city/municipality have a **Chief Information Officer (CIO)**{5} to manage its e-Government"
          " programs/strategies?",
          "Votre ville/municipalité a-t-elle un **directeur des systèmes d’information (DSI)**{5} chargé de ses"
          " programmes/stratégies d’administration en ligne ?", "I.3"),
    Entry("contact", "I.3.contacts", "", "", "", "I.3.contacts"),
    Entry("prompt", "I.3.linked", "",
          "If yes, is the **city/municipality CIO linked** to any extent to the **national CIO** or with any"
          " government agency/department/ministry at the national level in charge of e-government? (by mandate"
          " or other type of relation)",
          "Si oui, le **DSI de la ville/municipalité est-il lié** de quelque façon au **DSI national** ou à un"
          " organisme/département/ministère chargé de l’administration en ligne au niveau national ? (par"
          " mandat ou autre type de relation)", "I.3.linked"),
    Entry("question", "II.1", "1",
          "Is there any **legislation/regulations on digital government** such as law on digital service"
          " provision or on access to information or data privacy at the:",
          "Existe-t-il une **législation/réglementation sur l’administration numérique**, par exemple une loi"
          " sur la prestation de services numériques, sur l’accès à l’information ou sur la protection des"
          " données, au :"),
    Entry("choice", "II.1.national", "", "National level?", "Niveau national ?", "II.1.national"),
    Entry("choice", "II.1.local", "", "Local level?", "Niveau local ?", "II.1.local"),
    Entry("prompt", "II.1.adoption", "", "If Yes, how do you adopt these in your organization?",
          "Si oui, comment appliquez-vous ces textes dans votre organisation ?", "II.1.adoption"),
    Entry("question", "III.1", "1",
          "Is there a city/municipality **e-Government Strategy** or equivalent? If yes, please provide link"
          " and/or further details.",
          "La ville/municipalité a-t-elle une **stratégie d’administration en ligne** ou l’équivalent ? Si"
          " oui, veuillez indiquer le lien et/ou des précisions.", "III.1"),
    Entry("question", "III.2", "2",
          "Please check whichever applies to the city/municipal e-Government Strategy or equivalent and provide"
          " link, details and/or specific references for the checked area.",
          "Veuillez cocher ce qui s’applique à la stratégie d’administration en ligne de la ville/municipalité"
          " et donner un lien, des détails et/ou des références précises pour chaque case cochée."),
    Entry("checklist", "III.2.options", "", "", "", "III.2"),
    Entry("question", "III.3", "3",
          "Does your city/municipality have a dedicated budget for digital government? Please explain by"
          " informing on the percentage compared to the total municipality budget.",
          "Votre ville/municipalité dispose-t-elle d’un budget réservé à l’administration numérique ? Veuillez"
          " préciser en indiquant sa part en pourcentage du budget municipal total.", "III.3"),
    Entry("question", "III.4", "4",
          "Do you publish the city/municipality budget online on the portal?" + _LINKS,
          "Publiez-vous le budget de la ville/municipalité en ligne sur le portail ?" + _LIENS, "III.4"),
    Entry("question", "III.5", "5",
          _DIGITAL + "sustainability issues and/or a green economy?" + _LINKS,
          _INITIATIVES + "à la durabilité et/ou à l’économie verte ?" + _LIENS, "III.5"),
    Entry("question", "III.6", "6",
          _DIGITAL + "affordable, accessible, and sustainable transport systems for all, improving road safety,"
          " notably by expanding public transport, with special attention to the needs of those in vulnerable"
          " situations, " + _NEEDS + _LINKS,
          _INITIATIVES + "à des transports abordables, accessibles et durables pour tous, à la sécurité"
          " routière, notamment par le développement des transports publics, en tenant compte des besoins des"
          " personnes vulnérables, " + _BESOINS + _LIENS, "III.6"),
    Entry("question", "III.7", "7",
          _DIGITAL + "affordable housing and basic services to the needs of those in vulnerable situations, "
          + _NEEDS + _LINKS,
          _INITIATIVES + "au logement abordable et aux services de base répondant aux besoins des personnes"
          " vulnérables, " + _BESOINS + _LIENS, "III.7"),
    Entry("question", "III.8", "8",
          _DIGITAL + "universal access to safe, inclusive, and accessible, green and public spaces, in"
          " particular for women and children, older persons and persons with disabilities?" + _LINKS,
          _INITIATIVES + "à l’accès de tous à des espaces verts et publics sûrs, inclusifs et accessibles, en"
          " particulier pour les femmes et les enfants, les personnes âgées et les personnes handicapées ?"
          + _LIENS, "III.8"),
    Entry("question", "III.9", "9",
          "Does your city/municipality include partnerships with other national or international cities and/or"
          " private sector, civil society?" + _LINKS,
          "Votre ville/municipalité a-t-elle des partenariats avec d’autres villes du pays ou de l’étranger"
          " et/ou avec le secteur privé, la société civile ?" + _LIENS, "III.9"),
    Entry("question", "IV.1", "1",
          "What is the percentage of city/municipality services offered online (municipality website)? Please"
          " explain and provide links",
          "Quel pourcentage des services de la ville/municipalité est offert en ligne (site web municipal) ?"
          " Veuillez préciser et indiquer les liens", "IV.1"),
    Entry("question", "IV.2", "2",
          "What is the percentage of city/municipality services offered through dedicated mobile means (mobile"
          " applications)? Please explain and provide links.",
          "Quel pourcentage des services de la ville/municipalité est offert par des moyens mobiles dédiés"
          " (applications mobiles) ?" + _LIENS, "IV.2"),
    Entry("question", "IV.3", "3", "Do you collect usage statistics of e-Government services?",
          "Recueillez-vous des statistiques sur l’utilisation des services d’administration en ligne ?"),
    Entry("choice", "IV.3.marks", "", "", "", "IV.3"),
    Entry("question", "IV.4", "4",
          "If yes, do you publish the results online and share those with the public institutions concerned?",
          "Si oui, publiez-vous les résultats en ligne et les communiquez-vous aux institutions publiques"
          " concernées ?", "IV.4"),
    Entry("question", "V.1", "1",
          "Do you measure the satisfaction of citizens with the e-Government services provided?",
          "Mesurez-vous la satisfaction des citoyens à l’égard des services d’administration en ligne"
          " fournis ?"),
    Entry("choice", "V.1.marks", "", "", "", "V.1"),
    Entry("question", "V.2", "2",
          "If yes, do you publish the results online and share those with the public institutions concerned?"
          " Please explain further.",
          "Si oui, publiez-vous les résultats en ligne et les communiquez-vous aux institutions publiques"
          " concernées ? Veuillez préciser.", "V.2"),
    Entry("question", "V.3", "3",
          "What is the percentage of the population{7} satisfied with their last experience of online public"
          " services? Please explain further.",
          "Quel pourcentage de la population{7} est satisfait de sa dernière expérience des services publics en"
          " ligne ? Veuillez préciser.", "V.3"),
    Entry("question", "VI.1", "1",
          "Do you use social media at the city/municipality level to interact with and engage people in"
          " e-government activities? Please explain further.",
          "Utilisez-vous les réseaux sociaux au niveau de la ville/municipalité pour dialoguer avec la"
          " population et l’associer à l’administration en ligne ? Veuillez préciser.", "VI.1"),
    Entry("question", "VII.1", "1",
          "Is there a specific local government portal or a dedicated section of the city/municipality portal"
          " addressing crisis/emergency situations (e.g. natural disasters, pandemics and similar)" + _LINKS,
          "Existe-t-il un portail local spécifique ou une rubrique du portail de la ville/municipalité consacré"
          " aux situations de crise/d’urgence (catastrophes naturelles, pandémies, etc.) ?" + _LIENS, "VII.1"),
    Entry("question", "VIII.1", "1",
          "Do you have a specific city/municipality strategy on new technologies? (e.g. Artificial"
          " Intelligence, IoT, Blockchain, Smart City, 5G, Virtual/Augmented Reality, Robotics, 3D Printing) If"
          " yes, please explain further and provide links.",
          "Avez-vous une stratégie municipale consacrée aux nouvelles technologies (intelligence artificielle,"
          " internet des objets, chaîne de blocs, ville intelligente, 5G, réalité virtuelle/augmentée,"
          " robotique, impression 3D) ? Si oui, veuillez préciser et indiquer les liens.", "VIII.1"),
    Entry("question", "VIII.2", "2",
          "Does your city/municipality strategy plans for the use of big data analytics or AI in their"
          " decision-making processes?",
          "La stratégie de votre ville/municipalité prévoit-elle l’analyse de mégadonnées ou l’intelligence"
          " artificielle dans les processus de décision ?"),
    Entry("choice", "VIII.2.marks", "", "", "", "VIII.2"),
    Entry("prompt", "VIII.2.details", "", "If Yes, please explain further and provide links.",
          "Si oui, veuillez préciser et indiquer les liens.", "VIII.2.details"),
    Entry("rows", "IX.rows", "", "", "", "IX.contact"),
    Entry("instruction", "IX.select", "", "**Please select whichever applies:**",
          "**Veuillez cocher ce qui s’applique :**"),
    Entry("checklist", "IX.options", "", "", "", "IX.declaration"),
]


def entries() -> list[Entry]:
    """The whole form, with a heading before the first entry of each section."""
    result, section = [], ""
    for entry in _QUESTIONS:
        here = entry.id.split(".")[0]
        if here != section:
            section = here
            result.append(Entry("heading", section, section, *SECTIONS[section]))
        result.append(entry)
    return result


OPTIONS = {
    "III.2": [
        ("implementation_plan", "has an implementation plan.", "comporte un plan de mise en œuvre."),
        ("national_development_strategy", "is aligned with the national development strategy.",
         "est conforme à la stratégie nationale de développement."),
        ("sdgs", "is aligned with the sustainable development goals (SDGs).",
         "est conforme aux objectifs de développement durable (ODD)."),
        ("national_digital_strategy", "is aligned with national digital development strategy.",
         "est conforme à la stratégie nationale de développement numérique."),
        ("shared_solutions",
         "indicates the existence of shared solutions/platforms provided at the national/regional level.",
         "signale l’existence de solutions/plateformes partagées fournies au niveau national/régional."),
        ("sdg_11", "makes specific reference to SDG 11 (New)", "mentionne expressément l’ODD 11 (Nouveau)"),
        ("sendai", "makes specific reference to the Sendai Framework for Disaster Risk Reduction 2015-2030,"
         " holistic disaster risk management at all levels (New)",
         "mentionne expressément le Cadre de Sendai pour la réduction des risques de catastrophe 2015-2030, la"
         " gestion globale des risques de catastrophe à tous les niveaux (Nouveau)"),
        ("e_participation", "makes specific reference to e-Participation and/or digital inclusion/engagement.",
         "mentionne expressément la participation en ligne et/ou l’inclusion numérique."),
        ("co_creation", "makes specific reference to co-creation mechanisms for citizens.",
         "mentionne expressément des mécanismes de cocréation avec les citoyens."),
        ("social_media", "makes specific reference to social media.",
         "mentionne expressément les réseaux sociaux."),
        ("digital_id", "makes specific reference to a local digital ID.",
         "mentionne expressément une identité numérique locale."),
        ("new_technologies", "makes specific reference to new technologies such as artificial intelligence,"
         " blockchain, big data etc.",
         "mentionne expressément les nouvelles technologies telles que l’intelligence artificielle, la chaîne"
         " de blocs, les mégadonnées, etc."),
        ("vulnerable_groups", "provides other specific measures to ensure e-Government is used by the most"
         " vulnerable groups{6}.",
         "prévoit d’autres mesures pour que l’administration en ligne serve aux groupes les plus"
         " vulnérables{6}."),
        ("ict_training", "provides other specific measures for ICT training and digital literacy by government"
         " officials.",
         "prévoit d’autres mesures de formation des agents publics aux TIC et à la culture numérique."),
        ("cyber_security", "makes specific reference to cyber security.",
         "mentionne expressément la cybersécurité."),
        ("mobile_government", "makes specific reference to mobile government.",
         "mentionne expressément l’administration mobile."),
    ],
    "IX.declaration": [
        ("authorized", "I am authorized and fully knowledgeable to respond to this questionnaire.",
         "Je suis habilité(e) et pleinement compétent(e) pour répondre à ce questionnaire."),
        ("not_full_information", "I did not have the full information to respond to this questionnaire",
         "Je ne disposais pas de toutes les informations pour répondre à ce questionnaire"),
        ("own_opinion", "I mostly provided my own opinion/assessment rather than official information.",
         "J’ai surtout donné mon avis/appréciation personnel(le) plutôt que des informations officielles."),
        ("other", "Other:", "Autre :"),
    ],
}

FOOTNOTES = {
    1: ("**E-government or digital government** will be used interchangeably in this Survey and is defined as"
        " delivering services online and engaging people by using Information and Communication Technologies"
        " (ICTs).",
        "Les termes **administration en ligne et administration numérique** sont employés indifféremment dans"
        " cette enquête et désignent la prestation de services en ligne et la participation des citoyens au"
        " moyen des technologies de l’information et des communications (TIC)."),
    2: ("A specific portal where you can see the list of all online services available to the public.",
        "Portail présentant la liste de tous les services en ligne offerts au public."),
    3: ("**E-Participation** is about fostering civic engagement and open, participatory governance through"
        " Information and Communications Technologies (ICTs).",
        "La **participation en ligne** vise à favoriser l’engagement civique et une gouvernance ouverte et"
        " participative grâce aux technologies de l’information et des communications (TIC)."),
    4: ("**Open Government Data** allows citizens to monitor data streams and thereby improves the"
        " accountability and transparency of government. OGD also allows citizens to be aware of important"
        " issues and to be part of the decision-making process to address policy issues (e-participation).",
        "Les **données publiques ouvertes** permettent aux citoyens de suivre les flux de données et renforcent"
        " ainsi la responsabilité et la transparence de l’administration. Elles leur permettent aussi de"
        " connaître les questions importantes et de prendre part aux décisions (participation en ligne)."),
    5: ("**CIO** or a similar senior official with a leadership role, sometimes referred as Chief Technology"
        " Officer (**CTO**) or Chief Digital Officer (**CDO**)",
        "**DSI** ou haut fonctionnaire ayant un rôle comparable, parfois appelé directeur de la technologie"
        " (**CTO**) ou directeur du numérique (**CDO**)"),
    6: ("Poor, immigrants, older persons, persons with disabilities, women, youth, indigenous people",
        "Pauvres, immigrés, personnes âgées, personnes handicapées, femmes, jeunes, peuples autochtones"),
    7: ("Related to SDG Indicator 16.6.2 Proportion of population satisfied with their last experience of"
        " public services. See for all indicators: https://unstats.un.org/sdgs/indicators/"
        "Global%20Indicator%20Framework%20after%20refinement_Eng.pdf",
        "Se rapporte à l’indicateur 16.6.2 des ODD, proportion de la population satisfaite de sa dernière"
        " expérience des services publics. Pour tous les indicateurs, voir : https://unstats.un.org/sdgs/"
        "indicators/Global%20Indicator%20Framework%20after%20refinement_Eng.pdf"),
}
