"""What everybody answers, state by state: words, or `#id` of the choice that is pressed; {n} is who."""

PROPOSE: dict[str, str] = {
    "propose.tell": "Un jouet de bois pour chaque petit, {n}",
    "propose.title": "Un jouet de bois pour chaque petit, {n}",
    "propose.story": "Une classe fabrique un jouet de bois pour chaque petit de maternelle, avec les voisins {n}.",
    "propose.category": "#children",
    "propose.where": "H2R",
    "propose.spot": "#skip",
    "propose.when": "samedi 5 décembre de 9 h à 12 h",
    "propose.kind": "#skill",
    "propose.what": "menuiserie, équipe {n}",
    "propose.many": "3",
    "propose.pay": "#skip",
    "propose.cautions": "#done",
    "propose.picture": "#skip",
    "propose.review": "#yes",
}
