"""What is said of pay without a figure: that it is free, or that one must talk about it."""

from domain.reading.expressions import expression
from domain.reading.gates import cue, stands

_SERVICES = (
    r"(?:[a-z]+ ){0,2}(?:advice|lessons?|class(?:es)?|courses?|tutoring|help|rides?|massages?|haircuts?|cuts?"
    r"|meals?|workshops?"
    r"|repairs?|sessions?|tours?|walks?|coaching|delivery|consults?|consultations?|training|checks?|clinics?"
    r"|service)\b"
)
_TIMES = (
    r"(?:on|in|at|to|from|this|next|every|most|all|after|before|until|mornings?|afternoons?|evenings?|nights?|week\w*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)
_GIVEN = (
    r"(?:initial |first |written |no-obligation )?(?:estimates?|quotes?|consults?|consultations?|admission|entry"
    r"|parking|coffee|food|pizza"
    r"|lunch|dinner|breakfast|supper|beer|wi-?fi|snacks?|drinks?|hand|spirit|country|trial|stuff|weights?)\b"
)
"""What is given along with paid work, or is no work: "free estimates"."""
_UNABLE = (
    r"(?:peux|peut|pouvons|pourra|pourrai|pourrons) (?:malheureusement )?(?:pas|rien) (?:vous |te )?"
    r"(?:payer|paye|remunerer)\b"
    r"|(?:can not|cannot|can't|cant|unable to|not able to|could not|couldn't) (?:afford to )?pay\b"
)
"""Whoever cannot pay asks for a gift."""
_FOR_LOVE = (
    r"pour le plaisir\b|for the love of it\b|sans rien demander\b|(?:pas|ni) besoin (?:d'etre payee?|d'argent)\b"
    r"|cherche pas (?:l'argent|d'argent|a etre payee?)\b|pas pour l'argent\b|l'argent (?:ne )?m'interesse pas\b"
    r"|not (?:in it )?for (?:the )?money\b|(?:do not|don't|dont) need"
    r" (?:the |any |a )?(?:money|pay|payment|wages?|salary)\b"
    r"|offer(?:ing)? my time\b|giving my time\b"
)
_NOTHING = (
    r"(?:pour )?pas (?:un sou|une cenne|d'argent)\b|a titre gracieux\b"
    r"|(?:sans|aucune?|(?:pas|ni) (?:de|besoin (?:de|d'un))) (?:salaire|paye|paie|paiement|remuneration)\b"
    r"|(?:pay|payment|salary|wages?|salaire|paiement) (?:is )?(?:not|non|pas) (?:needed|required|requise?|necessa\w+)\b"
    r"|no (?:wages?|salary)\b"
    r"|gracieusement\b|no (?:payment|money|charge|pay) (?:needed|necessary|required|wanted|involved)\b|no payment\b"
    r"|giving (?:that|it|this) away\b|(?:je )?(?:demande|charge) rien\b"
    r"|(?:veux|veut) (?:pas d'argent|rien(?! savoir))\b"
    r"|(?:do not|don't|dont) (?:want (?:any )?(?:money|pay)|charge|ask for (?:anything|money))\b"
    rf"|without (?:charge|charging)\b|{_UNABLE}|{_FOR_LOVE}|not (?:charging|asking for money)\b|in kind\b"
    r"|zero dollars?\b"
)
_FREE = expression(
    rf"\b(?:benevol\w*|{_NOTHING}|volunt\w+\b(?! (?:polic|coordinat|manage|program|policies))"
    r"|gratuit(?<!estimation gratuit)(?<!soumission gratuit)(?<!evaluation gratuit)(?<!consultation gratuit)"
    r"(?<!entree gratuit)(?<!admission gratuit)(?<!stationnement gratuit)(?<!repas gratuit)(?<!lunch gratuit)"
    r"(?<!cafe gratuit)\w*|grat(?<!pas grat)(?:os|is)\b"
    r"|for free\b|(?:free of|no|without|zero) (?:charge|cost|fee)s?\b|unpaid\b|no (?:pay|money)\b"
    r"|(?:sans|pas de|aucuns?|0|zero) frais\b|non[- ](?:remuneree?s?|payee?s?)\b|pas besoin de (?:me )?payer\b"
    r"|(?:hours?|time|heures?|temps|soirees?|evenings?) (?:a|to) (?:donner|give(?: away)?|offrir|spare|donate)\b"
    r"|pro bono\b|pas payee?s?\b|charge (?:rien|pas|nothing)\b|for nothing\b|pour (?:rien|le fun)\b"
    r"|sans remuneration\b|coute rien\b|on the house\b|donate my time\b|give my time\b|no fee\b"
    r"|(?:for|is|are(?<!quotes are)(?<!estimates are)|it's|all|totally|completely|always|100%|do \w+|and) free"
    r"(?= ?(?:$|[,.;:!)]|for |to |of |obviously))"
    r"|on (?:ne )?(?:paye|paie) pas\b|don de mon temps\b|nobody pays\b|nothing to pay\b|4 nothing\b"
    r"|(?:do not|don't|dont) (?:want|need) (?:a (?:dime|cent|penny)|gas money)\b|no use for money\b|without pay\b"
    r"|(?:donne|offre) (?:de )?mon temps\b|rien en echange\b|nothing in return\b"
    r"|(?<=[,.;:!?(] )(?:all |totally |it's |always )?free(?= ?(?:$|[,.;!)]|obviously|of course|for [a-z]))"
    rf"|free(?<!-free) (?={_SERVICES}))"
)
_NO_DOLLARS = expression(r"\$(?<![\w.,]\$) ?0(?![\d.,])|0(?<![\w.,]0) ?\$")
_PERHAPS_FREE = expression(
    rf"(?<!i'm )(?<!im )(?<!am )(?<!are )(?<!feel )(?<!-)(?<!gluten )(?<!sugar )\bfree\b(?! {_TIMES})(?! {_GIVEN})"
)
_OPEN = expression(
    r"\b(?:a discuter|a negocier|a debattre|a voir ensemble|negociables?|negotiable|to (?:be )?(?:discussed?"
    r"|negotiated)"
    r"|tbd|by donation|donations? (?:accepted|welcome|acceptee?s?|bienvenue?s?)|dons? (?:libres?|suggere\w*"
    r"|accepte\w*)"
    r"|suggested donation|contributions? (?:volontaires?|libres?|suggere\w*)|prix libre|pay what you (?:can"
    r"|want)|pwyc"
    r"|pa(?:ie|ye|yez|yer) ce que (?:tu|vous) (?:peux|pouvez|veux|voulez)|sliding scale|tarifs? degressifs?"
    r"|(?:le )?prix depend|(?:price|rates?) depends?|depends(?= ?(?:$|[.,!])| on the)|rates? var(?:y|ies)"
    r"|(?<!want )(?<!need )gas money|a few (?:bucks|dollars)|couple of bucks|quelques (?:piasses|piastres"
    r"|dollars)|un peu d'argent"
    r"|(?:diz|quinz|vingt|trent|quarant|cinquant|cent)aine de (?:piasses|piastres|dollars)"
    r"|free or|or free|gratuit ou|ou gratuit|salaire minimum|minimum wage)\b"
)
"""What leaves the pay open, with or without a figure."""
_PAYING = (
    r"(?:peux|peut|pouvons|pourrais?|vais|va|allons|pret|prete|prets|can|will|would|could|'ll|willing|happy|able"
    r"|ready|glad)"
    r" (?:a |to )?(?:te |vous |l[ae] |le |you )?(?:payer|remunerer|dedommager|compenser|pay|compensate)"
)
_UNSAID = expression(
    r"\b(?:(?:decent|good|fair|reasonable|great) (?:pay|prices?|rates?|wages?|money)|(?:pays?|paid) well"
    r"|bien payee?s?"
    r"|(?:on|nous|je) (?:paye|paie|payons) bien|affordable|cheap|low (?:cost|rates?|prices?)|pas (?:trop |ben "
    r"|tres )?cher"
    r"|bons? prix|prix (?:raisonnables?|d'amis?|coutant|selon|sur demande|modiques?)|tarifs? (?:raisonnables?|selon"
    r"|modiques?|sur demande|reduits?)|selon (?:vos|tes) moyens|(?:faites|fais)[- ]moi un prix"
    rf"|{_PAYING}|(?:contre )?remuner(?:ation|ee?s?)|(?<!i )(?<!we )(?<!have )paid|(?<!ai )(?<!avons )payee?s?"
    rf"|pay (?:a (?:bit|little)|something)"
    r"|payer un peu|un petit (?:montant|quelque chose)|compensat(?:ion|ed)|dedommage\w*|honorari\w*|honoraires?"
    r"|stipends?"
    r"|cachets?|pourboires?|tips(?= ?(?:$|[.,!?;)]| only))|troc|barter(?:ing)?|echange de services?"
    r"|(?:en echange|in exchange) (?:de|d'|for)|(?:trade|swap) for|echanger contre"
    r"|contre (?:un |une |du |de la |des |quelques )(?:bons? |petits? |bonnes? )?(?:repas|souper|lunch|diner|biere"
    r"|pizza"
    r"|legumes|gateaux?|cafe|service|coup de main)"
    r"|(?:for|about|my|ask (?:me )?for|discuss|the|student|our) (?:rates?|prices?)(?! of)|(?:mes|nos|vos|mon|notre) "
    r"(?:tarifs?|prix))\b(?! (?:polic|coordinat|advertis|for by))"
)
"""What says that there is pay, and not how much."""
_GIFT = cue(
    "benevol* volunt* gratuit* gratis gratos free pay* paie paid unpaid frais rien nothing anything remuner* charg*"
    " cost* fee fees house money argent sou cenne salaire gracieu* bono fun giv* donner donate offrir spare temps time"
    " paiement salary wage wages kind zero plaisir love don nobody dime cent penny"
)
_ZERO = cue("$ && 0")
_TERM = cue(
    "discut* discuss* negoci* negoti* debattre ensemble tbd don dons donation* contribution* libre* prix price prices"
    " rate rates tarif* pay* paie paid pwyc sliding degressif* depend* vary varies money bucks dollars piasses piastres"
    " argent free gratuit* salaire wage wages affordable cheap low cost cher remuner* compens* dedommag* honorari*"
    " honoraire* stipend* cachet* pourboire* tips troc barter* moyens montant chose echang* exchang* trade swap contre"
)
"""Without these a text says nothing of a gift, of no dollars, or of pay in words."""


def given(said: str) -> tuple[str, bool]:
    """A plain text less what says that something is given, and whether it does."""
    rest, times = _FREE.subn(" ", said) if stands(_GIFT, said) else (said, 0)
    rest, nothings = _NO_DOLLARS.subn(" ", rest) if stands(_ZERO, said) else (rest, 0)
    return rest, times + nothings > 0


def unpriced(rest: str, *, priced: bool, free: bool) -> bool:
    """Whether a plain text says that there is pay, or may be none, and leaves open how much."""
    if not stands(_TERM, rest):
        return False
    return bool(_OPEN.search(rest)) or (
        not priced and bool(_UNSAID.search(rest) or (not free and _PERHAPS_FREE.search(rest)))
    )
