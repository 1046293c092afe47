r"""The words by which a message shows what it is for, in Quebec French and Canadian English.

A strong cue is hardly said for anything else; a plain one holds where no strong one speaks. The text is plain
(domain/reading/words.py): without case and accents. Each cue begins at a word, with `\b` and then letters, so that
looking for all of them at once stays quick.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Intent: TypeAlias = Literal["offer", "need", "browse", "other"]

ME = r"\bj(?:e |'|(?=[b-df-hj-np-tv-z]))"
"""I, as Quebec says it: "je peux", "j'peux", "jpeux"."""
WE = r"\b(?:on|nous) "
_BEGUN = (
    "(?:"
    + "|".join(rf"(?<={before}can)" for before in ("^", r"[.,;:!?(\n]", r"[.,;:!?(] ", "- ", "and ", "lol ", "idk "))
    + ")"
)
"""After "can": it begins a sentence, so that whoever writes it is who can."""
WHO = r"(?:(?:some|any)(?:one|body)|quelqu'une?|qqn|qqun|kelkun)"
_GOODS = (
    r"(?:une? |an? |mon |my |du |des |le |used )*(?:char|auto|voiture|appart\w*|logement|loyer|coloc\w*|stages?"
    r"|emplois?"
    r"|travail|jobs?\b(?! done)|used car|apartment|internship|roommates?|place to (?:live|rent|stay))\b"
)
"""What people look for that no neighbour's help is: a car, a flat, a job."""
_PROJECTS = r"(?:projets?|activites?|evenements?|corvees?|projects?|activit(?:y|ies)|events?|opportunit(?:y|ies))\b"
_AMOUNT = r"(?:(?:genre|like|up to|jusqu'a|environ|about|around|max) )?\$? ?\d"

STRONG: Mapping[Intent, tuple[str, ...]] = {
    "offer": (
        r"\b(?:me|nous) tente(?:rait)? de\b|\bvolontaires? pour\b(?! \?)|\bcome (?:and )?get (?:it|them|some)\b",
        r"\bi(?:'d| would) be (?:honoured|honored|thrilled|pleased|happy|glad)\b",
        r"\bm'offre\b|\ba preter\b|\b(?:heures?|temps|jours?) [a-z ]{0,14}a donner\b|\ben donnerait\b",
        r"\byou can (?:use|have|borrow|take)\b|\blet me (?:help|cook|fix|drive|teach|take care|show you)\b",
        (
            r"\bwould (?:love|like) to (?:help|mentor|teach|volunteer|cook|visit|give|share|lend|drive|play|read"
            r"|coach|tutor)\b"
        ),
        r"\b^(?:peux|pourrais|offre|fais|donne|prete|repare|garde|enseigne) ",
        r"\bme and my [a-z]+ can\b",
        (
            rf"{ME}(?:peux|pourrais)(?! (?:pas|plus|pu|jamais|donner {_AMOUNT}|payer|offrir {_AMOUNT}"
            rf"|mettre {_AMOUNT})\b)(?! (?:donner|payer|offrir|mettre) {_AMOUNT})"
        ),
        rf"{ME}(?:offre|prete|propose)\b(?! {_AMOUNT})",
        rf"{ME}donne (?!{_AMOUNT})",
        rf"{ME}(?:te |vous )?fournis\b",
        (
            rf"{ME}(?:veux|voudrais|souhaite|aimerais|desire) (?:vous |t'|bien |aussi )*(?:aider|m'impliquer|donner"
            rf"|offrir|faire du benevolat|benevoler|contribuer|participer)\b"
        ),
        rf"{WE}(?:peut|pourrait|peux|pouvons|pourrions)(?! (?:pas|payer|donner {_AMOUNT}|offrir {_AMOUNT}))",
        rf"{WE}(?:prete|preter|offre|offrons|pretons|fournit|fournissons|donnons)\b(?! {_AMOUNT})",
        r"\bmes (?:services|tarifs)\b",
        rf"{ME}(?:veux|voudrais|aimerais|souhaite) (?:re)?donner\b",
        r"\b(?:ferait plaisir de|avec plaisir|my pleasure|willing to|prete?s? a (?!payer))",
        r"\b(?:could|can|peut|peuvent|pourrait) (?:vous )?(?:donate|supply|provide|lend|donner|fournir|preter)\b",
        r"\bi(?:'d| would) be (?:up|down|willing|open|interested)\b",
        r"\bje suis la pour\b",
        r"\bqu'on prete\b|\b(?:qui|notre|nos) [a-z ]{0,20}offre\b",
        r"\b(?:prenez|mettez|appelez|ecrivez)[- ]moi\b",
        r"\ba votre service\b",
        r"\bcomptez sur moi\b",
        r"\b(?:vous|t') aider a\b",
        r"\bcherche a (?:aider|m'impliquer|donner|benevoler|faire du benevolat)\b",
        r"\bi (?:can|could)(?!'?t| not|not| pay| see| tell|\?)(?= [a-z])",
        (
            r"\bi(?:'d| would) (?:gladly|happily|love to|like to|be (?:happy|glad|pleased) to|give|help|offer"
            r"|lend) ?(?!have|know|see|find|get my|hire|learn)"
        ),
        (
            r"\bi(?:'ll| will) (?:help|teach|coach|fix|run|do|make|bring|drive|take|give|show|lend|cook|watch|walk"
            r"|clean)\b"
        ),
        r"\bi (?:offer|teach|lend|volunteer|want to help|want to volunteer|wish to help)\b",
        r"\b(?:we|they|he|she) (?:can|could|offer|lend)\b(?!'t| not| pay| use)",
        r"\b(?:for|4) hire\b",
        r"\bmy (?:services|rates)\b",
        r"\b(?:put|count|sign|take) me (?:in|up|wher\w+|anywhere|on)\b",
        r"\bhappy to\b(?! pay)",
        r"\bglad(?:ly)? to\b(?! pay)",
        r"\b(?:would|will|could) (?:gladly|happily|help with|help out|show|keep an?|be (?:pleased|happy|glad) to)\b",
        r"\blooking to (?:help|volunteer|give|get involved)\b",
        r"\b(?:get|be) involved\b",
        r"\bgive me (?:a|an|the|your)\b",
        r"\b(?:you (?:guys|all|folks) want|anyone want|want) (?:em|them|it|some)\b",
        r"\bfree to a good home\b",
        rf"\bcan{_BEGUN} (?!(?:some|any)|(?:you|u|i|we|it|they|he|she|pay|the|my|one)\b)[a-z]",
        r"\b(?:give|giving away|lending)\b(?= (?:free|my|our|your))",
    ),
    "need": (
        (
            r"\bmanque (?:de |d'|encore)|\b(?:venez|nous) (?:nous )?aider\b|\bin need of\b|\bdesperate for\b"
            r"|\blocked (?:myself )?out\b"
        ),
        (
            r"\b(?:hoping|hope|trying|want|wants) to find\b|\bdo(?:es)? (?:any|some)(?:one|body)\b|\b(?:really"
            r"|sure) use\b"
        ),
        r"\bserait (?:le fun|bien|gentil|apprecie|super) (?:d'avoir|que|si)\b|\ba la recherche d|\bdemandee?s pour\b",
        (
            r"\b(?:trying to find|in search of|iso|wondering if (?:some|any)(?:one|body))\b|\bwho(?:'s| is) (?:free"
            r"|up|able|willing)\b"
        ),
        r"\bwho wants to\b|\bqui (?:veut|voudrait|viendrait|aimerait)\b",
        rf"\b(?:ya|y'a|y a)[- ]?(?:t-il|tu) (?:des bras|des volontaires|{WHO})\b",
        rf"{ME}donnerais? {_AMOUNT}",
        r"\bpaying \$?\d",
        (
            r"\bbesoin(?<!pas besoin)(?<!au besoin)(?<!avez besoin)(?<!as besoin)(?<!ont besoin) (?:d|qu"
            r"|urgent)\w*(?!e me payer)"
        ),
        r"\bbesoin:",
        rf"\b(?:re)?cherch(?:e|ons|ent|ait)s?\b(?! (?:a |{_GOODS}|(?:un|des) {_PROJECTS}))",
        r"\b(?:il|y|ca) ?(?:nous |me |m'|n')?(?:faut|faudrait)\b(?![ -]?tu)",
        r"\b(?:nous|m')faut\b",
        r"\bfaut (?:\d|une? |deux |trois )",
        r"\b(?:ca|y) (?:nous |me |m')?(?:prend|prendrait)(?![ -]tu)\b",
        r"\b(?:il|y) (?:nous |me )?manque\b",
        r"\bon manque d",
        (
            r"\b(?:quelqu'un|qqn|qqun|personne|gens|monde) (?:qui )?(?:peut|pourrait|pourraient|peuvent|saurait|sait"
            r"|veut|connai\w+|pour|de (?:fiable|disponible|bon|patient))\b"
        ),
        r"\bqui (?:peut|pourrait|saurait|serait|aurait|veut une|s'y connait|fait|repare|installe|pose)\b",
        r"\b(?:peux|peut|pourrais)[- ]tu\b(?! me dire)",
        r"\b(?:pouvez|pourriez)[- ]vous\b(?! me dire)",
        r"\baidez[- ](?:moi|nous)\b",
        (
            rf"{ME}(?:veux|voudrais|aimerais|souhaite) (?:avoir )?(?:de l'? ?aide|un coup de main|qu|trouver|engager"
            rf"|apprendre)"
        ),
        r"\bm'aider\b",
        r"\b(?:demande (?:d'aide|de \d|de [a-z]+s\b)|recherchee?s?|engager|embaucher)\b",
        (
            r"\ba faire [a-z]+(?:er|ir)\b|\b(?:could|can) use (?:some|a|an|your|\d)|\bhire an?\b|\bhoping (?:some"
            r"|any)(?:one|body)\b"
        ),
        rf"\b(?:find|know|connai[a-z-]+) (?:{WHO}|un bon|une bonne|a good|un|une)\b(?! (?:else|d'autre))",
        r"\b(?:on|is|are|we're|est|sommes) (?:short|a court)\b|\bcalling (?:all|for)\b|\bcome (?:help|fix|look)\b",
        r"\ba l'aide\b",
        r"\bau secours\b",
        r"\bbudget (?:total|max\w*|de|of|is|est|:|\$|\d)",
        r"\b(?:i|we|they|he|she) (?:also |really |badly |urgently |just )?need(?:s|ed)?\b",
        r"\bneed(?<!you need)(?<!no need)(?<!who need)(?<!whatever need)(?<!what need)(?<!one need)(?:s|ed)?\b",
        (
            rf"\b(?:looking|searching) for\b(?! (?:{_GOODS}|work\b|(?:an? |some |any )?(?:volunteer )?(?:ways"
            rf"|{_PROJECTS})))"
        ),
        r"\b(?:is|are) there (?:some|any)(?:one|body)\b",
        r"\b(?:can|could|would|will) (?:(?:some|any)(?:one|body)|you)\b(?! tell)",
        (
            r"\b(?:some|any)(?:one|body) (?:to|who|that|who'd|around|able|handy|here (?:to|who|do)|know|good (?:at"
            r"|with)|with an?)\b"
        ),
        r"\b(?:wanted|seeking|we're short-handed)\b(?! (?:to|whatever))",
        r"\bhelp (?:me|us)\b",
        r"\bwho(?:'d| can| could| would| deals| does| knows| fixes)\b",
        r"\b(?:can|could|would|will|we|i|happy to|glad to) pay(?:s|ing)?\b",
        (
            rf"{ME}(?:peux|pourrais|suis pret a|suis prete a) (?:payer|donner {_AMOUNT}|offrir {_AMOUNT}"
            rf"|mettre {_AMOUNT})"
        ),
        rf"{WE}(?:paye|paie)\b",
        r"\bany [a-z]+(?: [a-z]+)? (?:around|nearby|here|out there|near me|in the area|available)\b",
    ),
    "browse": (
        rf"\bcomme {_PROJECTS}|\bveux voir ce\b|\bwhat can i\b",
        rf"\b(?:est-ce qu'il y a|il y a-tu) (?:des )?{_PROJECTS}|\bce qui se fait\b|\bgot anything\b",
        (
            rf"\b(?:montr|list|voir|affich)\w*[- ](?:moi |(?:de|des|les|of|the|all|tous) )*(?:(?:de|des|les|the|all"
            rf"|tous) )?{_PROJECTS}"
        ),
        r"\bmontr\w+[- ]moi\b(?! comment)",
        r"\b(?:ce|qu'est-ce|kess) qui se passe\b",
        r"\bvous avez quoi\b",
        r"\bquoi de (?:neuf|prevu)\b",
        (
            rf"\b(?:avez-vous|as-tu|y a-t-il|ya-? ?tu|y'a-?tu|y a tu|quels?|quelles?|quels sont les|any|are there"
            rf"|what|which"
            rf"|vous avez) (?:(?:des|other|autres|any|[a-z]+(?:ing|y|er)) )*{_PROJECTS}"
        ),
        rf"\bdo you have (?:any )?{_PROJECTS}",
        (
            rf"\b(?:cherche|looking for|find|trouver|join|rejoindre) (?:un |des |an? |some "
            rf"|any )?(?:volunteer )?{_PROJECTS}"
        ),
        r"\bqu'est-ce qu'(?:il y a|y a|on peut) (?:a )?faire\b|\bsee what\b",
        r"\bshow me\b(?<!one show me)(?<!body show me)(?<!you show me)(?! how)",
        r"\bwhat(?:'s| is| projects are)? (?:going on|happening|on this|on near)\b",
        r"\banything (?:happening|going on)\b",
        r"\b(?:what|where|how) can i (?:help|do|volunteer)\b",
        r"\bou (?:est-ce que )?(?:je peux|puis-je) (?:aider|benevoler|faire du benevolat)\b",
        r"\bwhat's (?:going )?on\b",
    ),
    "other": (
        rf"\bcherch\w+ {_GOODS}",
        rf"\b(?:looking for|need|want) {_GOODS}",
        r"\bclick here\b",
        r"\bcliquez\b",
        r"\b(?:mes donnees|mon compte|my data|my account)\b",
        r"\bunsubscribe\b",
        r"\bdesabonn\w+",
        r"\bdesinscri\w+",
        r"\bstop writing\b",
        r"\bhttps?://",
        r"\bwww\.",
        r"\b(?:crypto|bitcoin|casino|forex|promo code|gift card|carte-cadeau|you(?: have|\'ve)? won)\b",
        r"\b(?:a vendre|for sale)\b",
        r"\b(?:faut|prend|peut)[- ]tu (?:payer|avoir|s'inscrire|une enquete)",
        r"\b(?:do|should) i (?:need|have) to\b",
        r"\b(?:t'es qui|qui es-tu|qui etes-vous|who are you)\b",
        r"\bare you (?:a |an )?(?:robot|bot|human|real)\b",
        r"\bun robot\b",
        r"\bc'est vous(?: autres)? qui\b",
        r"\bthe right number\b",
        r"\bc'est quoi\b",
        r"\b(?:gagnez|earn) [^.]{0,12}\d|\bje vends\b|\bselling\b",
        (
            r"\b(?:mot de passe|password|me connecter|log ?in|ma plainte|compte de taxes|(?:your|this) (?:site|app"
            r"|website|service)"
            r"|votre (?:site|app|service|adresse))\b"
        ),
        r"\bhow does (?:this|it) work\b",
        r"\bcomment ca (?:marche|fonctionne)\b",
        r"\bpersonne (?:ne )?m'a (?:jamais )?repondu\b",
        r"\bvous ai ecrit\b",
        r"\b(?:nobody|no one) (?:ever )?(?:answered|replied|called|showed)\b",
        r"\bwish me luck\b",
        r"\bdrives? me (?:crazy|nuts)\b",
    ),
}
PLAIN: Mapping[Intent, tuple[str, ...]] = {
    "offer": (
        r"\b(?:dispo(?:nible)?s?|libres?)\b",
        r"\bavailable\b",
        (
            r"\bfree (?:on |most |every |all )?(?:mon|tues|wednes|thurs|fri|satur|sun|week|mornings|evenings"
            r"|afternoons"
            r"|days)\w*"
        ),
        r"\bany ?time\b",
        r"\bn'importe quand\b",
        r"\b(?:prix|tarifs?|rates?|prices?) (?:negotiable|negociable|depend|raisonnable|a discuter)",
        r"\b(?:fair|good|low|reasonable) (?:prices|rates)\b",
        r"\b(?:sans frais|pas de frais|gratuitement|benevolement|no charge|for free|zero cost)\b",
        r"\b(?:my|mes|mon) (?:jam|specialty|specialite|thing|passion)\b",
        r"\b(?:green thumb|pouce vert|gas money|pas cher)\b",
        r"\bknow my way around\b",
        r"\bbon(?:ne)? (?:la-dedans|avec|en|pour)\b",
        r"\bgood (?:at|w|with)\b",
        r"\bnot bad at\b",
        r"\bi'm (?:pretty |quite |very )?handy\b|\b(?:works? best|suits? me|references)\b",
        (
            r"\bi(?:'ve got| own| have) (?:a|an|my own) (?:truck|van|pick-?up|trailer|chainsaw|ladder|car|minivan"
            r"|bike trailer)\b"
        ),
        (
            r"\b(?:a domicile|services|call me|text me|message me|contactez-moi|textez-moi|let me know"
            r"|faites-moi signe)\b"
        ),
        r"\bgot my own\b",
        r"\bj'ai (?:un|une|mon) (?:camion|cube|van|truck|pick-?up|velo cargo|remorque)\b",
        r"\b(?:je|j') ?(?:aime|adore) (?:aider|jaser|cuisiner|jardiner|bricoler|enseigner)\b",
    ),
    "need": (
        r"\b(?:quelqu'une?|qqn|qqun) ?\?",
        r"\b(?:svp|s'il vous plait|pls|please)\b ?\?",
        r"\b(?:une?|un bon|une bonne) [a-z]+ [^.!?]{0,40}\?",
        r"\bhelp\b ?(?:!|\?|$|qui|pls|please)",
        r"\bca presse\b",
        r"\burgent\b",
        r"\bmal au dos\b",
        r"\b(?:chus|suis|je suis|am|i'm) (?:pas|plus|not|un)(?: |-)?(?:capable|able)\b",
        r"\bbad (?:hip|back|knee)s?\b",
        r"\bdoit (?:aller|se rendre|passer)\b",
        r"\bi have (?:to|no)\b(?= move| one)",
    ),
    "other": (
        (
            r"\b^(?:allo|bonjour|bonsoir|salut|coucou|hi|hello|hey|yo|merci|thanks?|thank you|ok|test|lol"
            r"|bye)\b[^a-z]*(?:\w+[^a-z]*)?$"
        ),
        r"\bthank you\b",
        r"\bthanks for\b",
        (
            r"\b(?:merci (?:beaucoup|pour|de|a)|thanks (?:so|a lot|again))\b|\b(?:looks|was|were|c'etait) (?:great"
            r"|super|amazing)\b"
        ),
        r"\b(?:bonne annee|joyeux noel|bonne fete)\b",
        r"\bhappy (?:new year|birthday|holidays)\b",
        r"\b(?:amazing|awesome|enjoy|bravo|felicitations|congrats|congratulations)\b",
        r"\bc'est (?:debile|poche|plate|n'importe quoi|nul)\b",
        r"\blove what you\b",
        r"\bmaybe next year\b",
        r"\bno time for\b",
    ),
}
