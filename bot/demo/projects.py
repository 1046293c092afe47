"""The projects of the demo, invented, with how far each has come."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from domain.calendar import DAYS, at, local
from domain.members import Language
from domain.pay import VOLUNTEER, Pay
from domain.projects import Category, NeedKind
from domain.sheets import NeedSheet, Sheet

Stage: TypeAlias = Literal["published", "submitted", "changes_asked", "done"]
Scene: TypeAlias = Literal["toys", "bicycles", "soup"]


@dataclass(frozen=True, slots=True)
class Lack:
    """A need, with the places already taken, and by whom when that matters.

    `when` are days and hours: "sat 09:00-12:00" is the first Saturday at least three days away, "sat+1"
    the one after.
    """

    kind: NeedKind
    what: str
    count: int
    when: str
    skills: tuple[str, ...] = ()
    found: int = 0
    by: tuple[str, ...] = ()
    pay: Pay = VOLUNTEER


@dataclass(frozen=True, slots=True)
class Plan:
    """A project, its organizer's key, and where it stands; `scene` is its picture, and `shows` says what is on it."""

    organizer: str
    title: str
    story: str
    category: Category
    fsa: str
    venue: str
    lacks: tuple[Lack, ...]
    language: Language = "fr"
    stage: Stage = "published"
    small: bool = False
    public: bool = True
    scene: Scene | None = None
    shows: str = ""


PLANS: tuple[Plan, ...] = (
    Plan(
        "maude",
        "La ruelle se refait une beauté",
        "On ramasse les feuilles, on taille les vignes et on ferme les bacs avant l’hiver. Café fourni.",
        "environment",
        "H2S",
        "Ruelle derrière la rue de Gaspé",
        (Lack("time", "Ramasser, tailler, fermer les bacs", 6, "sat-2 09:00-12:00", found=5, by=("chantal",)),),
        stage="done",
    ),
    Plan(
        "omar",
        "Un jouet de bois pour chaque petit de maternelle",
        "Nos élèves de 15 à 18 ans fabriquent chacun un jouet de bois pour un petit de maternelle de l’école voisine. "
        "Il nous faut des gens qui connaissent le bois pour les guider à l’atelier.",
        "children",
        "H1Y",
        "Une école secondaire de Rosemont",
        (
            Lack(
                "skill",
                "Guider les élèves à l’atelier",
                3,
                "sat 09:00-12:00",
                ("carpentry", "toy_making"),
                2,
                ("wilner", "nadia"),
            ),
            Lack("goods", "Feuilles de contreplaqué", 20, "fri 08:00-17:00", found=8, by=("odile",)),
        ),
        scene="toys",
        shows="Un cheval de bois à roulettes et des blocs, sur un établi",
    ),
    Plan(
        "priya",
        "Thursday soup: two hundred bowls",
        "Every Thursday we cook for whoever comes in. We chop from nine and serve at five; you eat with us.",
        "food",
        "H3N",
        "The community kitchen on Saint-Roch",
        (
            Lack(
                "skill",
                "Chopping and cooking",
                4,
                "thu 09:00-13:00; thu+1 09:00-13:00",
                ("cooking",),
                2,
                ("giulia", "sofia"),
            ),
            Lack("time", "Serving the bowls", 5, "thu 16:00-19:00", found=3),
            Lack("goods", "Big pots to borrow", 6, "wed 09:00-17:00", found=4, by=("amrit",)),
        ),
        scene="soup",
        shows="A steaming pot and bowls on a long table",
        language="en",
    ),
    Plan(
        "yannick",
        "Trente vélos prêts pour l’hiver",
        "Des familles du quartier roulent toute l’année. On change les pneus, on graisse, on pose des lumières.",
        "mutual_aid",
        "H2P",
        "Le garage coopératif de Villeray",
        (
            Lack("skill", "Mécanique de vélo", 4, "sat 10:00-15:00; sun 10:00-15:00", ("bike_repair",), 1, ("minh",)),
            Lack("goods", "Lumières et chambres à air", 30, "fri 08:00-18:00", found=11),
        ),
        scene="bicycles",
        shows="Un vélo dans la neige, son phare allumé",
    ),
    Plan(
        "guylaine",
        "La guignolée d’Ahuntsic",
        "Cent vingt paniers à monter et à porter avant les Fêtes. On commence tôt, il y a de la musique.",
        "food",
        "H2C",
        "Le sous-sol de l’église du quartier",
        (
            Lack("time", "Monter les paniers", 10, "sat+1 08:00-12:00", ("food_packing",), found=3),
            Lack("skill", "Porter les paniers en auto", 3, "sat+1 12:00-16:00", ("driving",), 1, ("rachid",)),
            Lack("goods", "Boîtes de carton solides", 60, "fri+1 08:00-17:00", found=25, by=("trinh",)),
            Lack("money", "De quoi remplir les paniers", 1500, "fri+1 08:00-17:00", found=640),
        ),
    ),
    Plan(
        "aicha",
        "Les mardis de l’aide aux devoirs",
        "Vingt jeunes du secondaire, quatre tables, une bonne écoute. Deux adultes sont toujours dans la salle.",
        "learning",
        "H3W",
        "La bibliothèque du quartier",
        (
            Lack(
                "skill",
                "Aider aux devoirs de maths",
                3,
                "tue 16:00-18:00; tue+1 16:00-18:00",
                ("math_tutoring", "homework_help"),
            ),
        ),
    ),
    Plan(
        "hannah",
        "Forty winter coats for newcomers",
        "Families who landed this autumn choose a coat that fits, with somebody who speaks their language.",
        "newcomers",
        "H3T",
        "The community hall on Côte-des-Neiges",
        (
            Lack("goods", "Winter coats, clean", 40, "fri 09:00-19:00", found=17),
            Lack("skill", "Interpreting, Mandarin or Arabic", 2, "sat 10:00-15:00", ("interpretation",), 1, ("mei",)),
            Lack("time", "Sorting and hanging", 3, "sat 08:00-10:00", found=4),
        ),
        language="en",
    ),
    Plan(
        "rosalie",
        "Une murale dans la ruelle",
        "Le mur aveugle de l’école devient une forêt. Les enfants ont fait les dessins; il faut des mains d’artistes.",
        "arts",
        "H2J",
        "La ruelle derrière l’école",
        (
            Lack(
                "skill",
                "Peindre d’après les dessins",
                2,
                "sat+2 09:00-16:00",
                ("mural_painting", "illustration"),
                pay=Pay(kind="fee", min=0, max=35, unit="hour"),
            ),
            Lack("goods", "Brioches et café pour l’équipe", 20, "sat+2 08:00-10:00", found=20, by=("paulo",)),
        ),
    ),
    Plan(
        "marcel",
        "Une chorale pour trois générations",
        "Trente voix de 7 à 82 ans cherchent un local le mercredi et quelqu’un au piano.",
        "arts",
        "H1W",
        "Hochelaga, le lieu reste à trouver",
        (
            Lack("space", "Un local pour trente voix", 1, "wed+1 18:00-21:00"),
            Lack("skill", "Accompagner au piano", 1, "wed+1 18:30-20:30", ("music_performance",), 1, ("emmanuel",)),
        ),
    ),
    Plan(
        "kateri",
        "Des pelles pour les aînés",
        "Quarante entrées à déneiger à Rosemont quand il tombe plus de dix centimètres. On y va en équipe.",
        "elders",
        "H1X",
        "Départ du chalet du parc",
        (Lack("time", "Déneiger les entrées", 8, "sun 08:00-11:00; sun+1 08:00-11:00", ("snow_removal",), found=1),),
    ),
    Plan(
        "beatrice",
        "Un toit pour mille costumes",
        "La maison des costumes déménage\u00a0: mille pièces à réparer, à étiqueter et à porter. Nos fonds se "
        "cherchent ailleurs, en sociofinancement; ici, on cherche des bras.",
        "arts",
        "H4C",
        "Un ancien atelier de Saint-Henri",
        (
            Lack("skill", "Réparer et étiqueter", 4, "sat 10:00-16:00", ("sewing", "costume_making"), found=0),
            Lack("time", "Porter les malles", 6, "sun 10:00-16:00", ("heavy_lifting",), found=1),
            Lack("money", "Le loyer du premier mois", 2400, "sun+2 08:00-20:00", found=850),
        ),
    ),
    Plan(
        "olivia",
        "Wednesday language café",
        "One table in French, one in English, one in Spanish, and soup. Come and talk; nobody is graded.",
        "learning",
        "H2T",
        "A café in Mile End",
        (Lack("skill", "Leading the French table", 2, "wed 18:30-20:30", ("french_teaching",), 1, ("elise",)),),
        language="en",
    ),
    Plan(
        "samir",
        "Le café des réparations",
        "Grille-pain, lampes, téléphones, manches décousues\u00a0: on répare ensemble au lieu de jeter.",
        "environment",
        "H2R",
        "Villeray, tout près du métro Jarry",
        (
            Lack("skill", "Réparer de petits appareils", 2, "sun+1 13:00-17:00", ("electronics_repair",)),
            Lack("space", "Une salle avec des tables", 1, "sun+1 12:00-18:00", found=1, by=("leo",)),
        ),
    ),
    Plan(
        "giulia",
        "Un divan à descendre du troisième",
        "Il est lourd, mais il se démonte.",
        "mutual_aid",
        "H2R",
        "Rue Saint-Denis",
        (Lack("time", "Descendre un divan", 2, "sun 14:00-15:00", found=1),),
        small=True,
        public=False,
    ),
    Plan(
        "chantal",
        "Des jouets de bois pour la garderie",
        "On aimerait offrir un jouet de bois à chaque petit de la garderie, avant les Fêtes.",
        "children",
        "H2G",
        "Une garderie de La Petite-Patrie",
        (Lack("skill", "Fabriquer des jouets", 2, "sat 13:00-16:00", ("toy_making",)),),
        stage="submitted",
    ),
    Plan(
        "elise",
        "La patinoire de la rue Rachel",
        "Arroser, gratter et raconter des histoires autour du feu, tout l’hiver.",
        "sports",
        "H2H",
        "Le parc du coin",
        (Lack("time", "Arroser la patinoire", 4, "sat+2 19:00-21:00"),),
        stage="submitted",
    ),
    Plan(
        "luis",
        "Un tournoi de soccer intérieur",
        "Huit équipes de jeunes, une journée, des oranges.",
        "sports",
        "H1V",
        "Un gymnase de Maisonneuve",
        (Lack("time", "Arbitrer et marquer", 4, "sat+2 09:00-16:00", ("refereeing",)),),
        stage="changes_asked",
    ),
)


def sheet_of(plan: Plan, now: int, zone: str = "America/Toronto") -> Sheet:
    """The project as its organizer fills it in, with dates counted from an instant (ms UTC)."""
    return Sheet(
        title=plan.title,
        story=plan.story,
        category=plan.category,
        fsa=plan.fsa,
        venue=plan.venue,
        public=plan.public,
        language=plan.language,
        small=plan.small,
        needs=tuple(
            NeedSheet(
                kind=lack.kind,
                what=lack.what,
                skills=lack.skills,
                count=lack.count,
                pay=lack.pay,
                occurrences=tuple(span_of(when.strip(), now, zone) for when in lack.when.split(";")),
            )
            for lack in plan.lacks
        ),
    )


def span_of(when: str, now: int, zone: str) -> tuple[int, int]:
    """« sat+1 09:00-12:00 » as two instants in ms UTC."""
    day, hours = when.split()
    name, weeks = day[:3], int(day[3:] or 0)
    soonest = local(now, zone).date() + dt.timedelta(days=3)
    date = soonest + dt.timedelta(days=(DAYS.index(name) - soonest.weekday()) % 7, weeks=weeks)
    start, end = hours.split("-")
    return at(date, start, zone), at(date, end, zone)
