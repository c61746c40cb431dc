"""What the grammars of European languages and Turkish have in common and each for itself, as deeds_european.py reads them. A table.

`stops` are the small words at which a noun phrase ends, `of` those that continue one, `verb` endings and forms of finite verbs, `passive`
what makes a clause's subject the one to whom it was done, `says` verbs of telling. `before` and `after` stand right before and right
after whoever is said to have done it; `cleft` is "it was … who": what stands before and what must follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True)
class Grammar:
    articles: str
    stops: str
    of: str
    verb: str
    passive: str
    says: str
    by: str
    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    cleft: tuple[str, str] = ("", "")
    acts: str = ""
    """A verb with its object as a small word, behind which stands who does it."""
    nouns: frozenset[str] = field(default_factory=frozenset)
    """Nouns that look like verbs."""
    is_free: bool = False
    """Endings tell who does what: whoever stands behind a verb may do it though another noun stands before."""
    is_german: bool = False
    inverts: bool = False
    """The subject often stands behind its verb."""


_ES = Grammar(
    articles="el la los las un una unos unas lo dos tres cuatro cinco varios varias algunos algunas otro otra su sus este esta estos estas",
    stops="a al en con por para sin sobre tras desde hasta contra entre según ante bajo durante que quien quienes cuando donde mientras y o pero sino porque "
    "como si se le les lo nos no ya también solo sólo ayer hoy anoche primero luego después antes cuyo cual hacia mediante",
    of="de del",
    verb=r"\w{2,}(?:ó|aron|ieron|jeron|aban|ían)|fue|fueron|es|son|está|están|era|eran|ha|han|había|habían|hizo|puso|pusieron|dio|tuvo|vino|sería|serían"
    r"|habría|habrían|será|serán|abren?|acusan?|culpan?|niegan?|cortan?|cierran?|atacan?|matan?|hay|estaría|estarían",
    passive=r"(?:fue|fueron|ha sido|han sido|había sido|habían sido|será|serán|resultó|resultaron|quedó|quedaron|está|están)\s+\w+(?:[aií]d[oa]s?|to|ta|tos|tas|cho|cha|chos|chas|so|sa)",
    says=r"dij\w+|dic\w+|afirm\w+|asegur\w+|inform\w+|señal\w+|declar\w+|anunci\w+|sostien\w+|sostuv\w+|denunci\w+|cree\w*|explic\w+|confirm\w+|record\w+|acus\w+|culp\w+|niega\w*|neg\w+|desm\w+|atribu\w+|responsabiliz\w+|apunt\w+|conden\w+|protest\w+|indic\w+|coment\w+|admit\w+|reconoc\w+",
    by=r"por(?: parte de)?",
    before=(
        r"acus\w+ (?:a|al)", r"culp(?:a|an|ó|aron|ando) (?:\w+ ){0,2}?(?:a|al)", r"responsabiliz\w+ (?:\w+ ){0,4}?(?:a|al)", r"atribu\w+ (?:[\w ]{0,40} )?(?:a|al)",
        r"apunt\w+ (?:a|al|hacia)", r"sospech\w+ (?:de|del)", r"(?:obra|responsabilidad|culpa|iniciativa|idea|error|propuesta|víctimas?|manos?) (?:de|del)",
        r"a (?:petición|solicitud|instancias|pedido|propuesta|iniciativa) (?:de|del)", r"detrás (?:de|del) [^,.;]{2,40} (?:está|están|estaría|estarían|estuvo|estaba)",
        r"(?:iniciativa|idea|propuesta|orden|disparos?|ataque|invitación|fuego|petición) (?:\w+ ){0,2}?(?:partió|partieron|vino|vinieron|viene|provino|salió|procedía\w*|procedió|llegó) (?:de|del)",
        r"(?:a causa|por culpa|debido|se debió|se debe|por orden|por iniciativa) (?:de|del|a|al)",
        r"(?:pertenec\w+) (?:a|al)", r"(?:culpa|responsabilidad) (?:\w+ )?(?:es|fue|sería) (?:de|del)",
    ),
    after=(
        r"(?:es|son|fue|fueron|sería|serían) (?:el |la |los |las )?(?:responsables?|culpables?|autor\w*|causantes?)", r"(?:está|están|estaba|estaban|estuvo|estaría|estarían) detrás",
        r"(?:reivindic|asum|se atribu)\w+",
    ),
    cleft=(r"(?:fue|fueron|es|son|ha sido|han sido|habrían sido|habría sido)", r"(?:quien|quienes|(?:el|la|los|las) (?:que|cual)|que)\b"),
    acts=r"(?:lo|la|los|las) (?:ha |han |habrían |habría )?\w+(?:aron|ieron|ó|jeron|ado|ido|to|cho)(?! (?:a|al|en|por|con)\b)",
    inverts=True,
)  # fmt: skip
_FR = Grammar(
    articles="le la les l' un une des du deux trois quatre cinq plusieurs quelques leur leurs son sa ses ce cet cette ces d'autres aucun aucune",
    stops="à au aux en avec par pour sans sur après depuis jusqu contre entre selon devant sous pendant que qu' qui dont quand où lorsque tandis et ou mais car "
    "comme si se s' lui leur il elle ils elles on nous ne n' pas y déjà aussi hier dans vers chez dès d'abord ainsi près lors",
    of="de d' du des",
    verb=r"\w{2,}(?:èrent|aient|ait)|a|ont|est|sont|avait|avaient|aurait|auraient|était|étaient|serait|seraient|fut|furent|fait|met|mettent|(?:coup|ouvr)e(?:nt)?|(?:accus|ni|ferm|annul|rejett|tu|attaqu|bloqu|tir)e(?:nt)?",
    passive=r"(?:a été|ont été|avait été|avaient été|est|sont|était|étaient|fut|furent|serait|aurait été|auraient été|sera|seront)\s+(?:\w+ment\s+)?\w+(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|its|ite|ites|ert|erte|int|inte|ise|ises)",
    says=r"dit|disent|affirm\w+|assur\w+|annonc\w+|déclar\w+|soutien\w*|souten\w+|estim\w+|expliqu\w+|confirm\w+|rappel\w+|accus\w+|ni[ea]\w*|dénonc\w+|attribu\w+|rejet\w+|indiqu\w+|précis\w+|croi\w+|condamn\w+|protest\w+|reconn\w+|a dit|ont dit|a déclaré|a indiqué",
    by=r"par",
    before=(
        r"accus\w+", r"(?:met|mettent|a mis|ont mis) en cause", r"attribu\w+ (?:[\w' ]{0,40} )?(?:à|au|aux)", r"imput\w+ (?:[\w' ]{0,40} )?(?:à|au|aux)", r"(?:incrimin|soupçonn|blâm)\w+",
        r"(?:œuvre|oeuvre|faute|initiative|fait|idée|responsabilité|main|erreur|proposition|victimes?) (?:de|d'|du|des)", r"à (?:la|l') ?(?:demande|initiative|invitation|instigation) (?:de|d'|du|des)",
        r"derrière [^,.;]{2,40} (?:se trouve|se trouvent|se trouverait|se cache|se cachent|il y a)", r"(?:appart\w+|revien\w+) (?:à|au|aux)", r"à cause (?:de|d'|du|des)", r"(?:est|sont|serait|était) dû\w* (?:à|au|aux)",
        r"(?:initiative|idée|tirs?|proposition|demande|coups de feu|ordre) (?:\w+ ){0,2}?(?:vien\w+|vena\w+|parta\w+|part|est parti\w*|est venu\w*|proven\w+|provien\w+) (?:de|d'|du|des)",
    ),
    after=(
        r"mise?s? en cause", r"(?:est|sont|serait|seraient|était|étaient) (?:à l'origine|derrière|responsables?|coupables?|les? auteurs?|en cause)", r"(?:a|ont) (?:revendiqué|provoqué|causé|déclenché)",
    ),
    cleft=(r"(?:c' ?(?:est|était|sont|serait)|ce (?:sont|seraient|furent))", r"(?:qui)\b"),
)  # fmt: skip
_IT = Grammar(
    articles="il lo la i gli le l' un uno una un' due tre quattro alcuni alcune vari altri altre suo sua loro questo questa",
    stops="a ad al alla alle agli ai in con per senza su sul sulla dopo fino contro tra fra secondo che chi quando dove mentre e o ma perché come se si gli lo non "
    "già anche ieri oggi prima poi nel nella nei nelle verso da dal dalla dai dalle dagli dall'",
    of="di del della dei degli delle dell' d'",
    verb=r"\w{3,}(?:arono|irono|erono|avano|evano|ò)|ha|hanno|aveva|avevano|è|sono|era|erano|sarebbe|sarebbero|avrebbe|avrebbero|fu|furono|accusa|accusano|nega|negano|apre|aprono|chiude|chiudono|dà|danno|incolpa",
    passive=r"(?:è stat[oaie]|sono stat[oaie]|era stat[oaie]|erano stat[oaie]|sarebbe stat[oaie]|venne|vennero|viene|vengono|sarà|saranno|fu|furono|è|sono)\s+\w+(?:ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite|tto|tta|tti|tte|so|sa|si|se|sto|sta|sti|ste|erto|erta)",
    says=r"dic\w+|diss\w+|detto|afferm\w+|assicur\w+|annunci\w+|dichiar\w+|sostien\w+|sosten\w+|spieg\w+|conferm\w+|ricord\w+|accus\w+|neg\w+|denunci\w+|attribu\w+|incolp\w+|riferi\w+|rifer\w+|ritien\w+|condann\w+|protest\w+|smentis\w+|smentì",
    by=r"(?:da parte (?:di|del|della|dei|degli)|da|dal|dalla|dai|dagli|dalle|dall')",
    before=(
        r"accus\w+", r"incolp\w+", r"(?:dà|danno|ha dato|hanno dato|diede) la colpa (?:a|ad|al|alla|ai|agli|alle|all')", r"attribu\w+ (?:[\w' ]{0,40} )?(?:a|ad|al|alla|ai|agli|alle|all')",
        r"(?:opera|colpa|iniziativa|idea|responsabilità|mano|errore|proposta|vittim[ae]) (?:di|del|della|dei|degli|delle|dell'|d')", r"su (?:richiesta|invito|iniziativa|proposta|ordine) (?:di|del|della|dei|degli|dell')",
        r"dietro [^,.;]{2,40} (?:c'è|ci sono|ci sarebbe|ci sarebbero|c'era|vi è)", r"a causa (?:di|del|della|dei|degli|dell'|di una?|d')", r"(?:dovut[oaie]) (?:a|ad|al|alla|ai|agli|all')",
        r"(?:idea|iniziativa|proposta|spari|ordine|guasto|richiesta) (?:\w+ ){0,2}?(?:è partit\w|è venut\w|sono partiti|viene|partì|proviene) (?:da|dal|dalla|dai|dagli|dall')",
        r"(?:apparten\w+|appartien\w+) (?:a|ad|al|alla|all')",
        r"(?:colpa|responsabilità) (?:\w+ )?(?:è|sarebbe|era) (?:di|del|della|dei|degli|dell'|d')",
    ),
    after=(r"(?:è|sono|sarebbe|sarebbero|era|erano) (?:responsabil\w|colpevol\w|dietro|all'origine|gli autori|l'autore)", r"(?:ha|hanno) (?:rivendicato|provocato|causato)"),
    cleft=(r"(?:è stato|è stata|sono stati|sono state|è|sono|fu|furono|sarebbero stati|sarebbe stat[oa])", r"(?:ad?|che) \w+"),
    acts=r"(?:lo|la|li|le|l')\s?(?:ha|hanno|aveva|avevano|avrebbe|avrebbero) \w+(?:at[oaie]|ut[oaie]|it[oaie]|tt[oaie]|s[oaie]|st[oaie])(?! (?:a|al|in|per|con|da|di)\b)",
    inverts=True,
)  # fmt: skip
_PT = Grammar(
    articles="o a os as um uma uns umas dois duas três quatro cinco vários várias alguns algumas outro outra outros seu sua seus este esta estes",
    stops="à ao aos às em com por para sem sobre após desde até contra entre segundo sob durante que quem quando onde enquanto e ou mas porque como se lhe não já "
    "também ontem hoje primeiro depois antes no na nos nas num numa pelo pela pelos pelas",
    of="de do da dos das d'",
    verb=r"\w{2,}(?:ou|aram|eram|iram|avam|iam)|\w{3,}(?:eu|iu)|foi|foram|é|são|está|estão|era|eram|tem|têm|tinha|tinham|há|seria|seriam|teria|teriam|fez|pôs|acusam?|culpam?|negam?|fecham?|abrem?|atacam?|cortam?|estava|estavam",
    passive=r"(?:foi|foram|tinha sido|tinham sido|teria sido|será|serão|ficou|ficaram|é|são|está|estão)\s+\w+(?:[aií]d[oa]s?|to|ta|tos|tas|so|sa|sos|sas)",
    says=r"diss\w+|diz\w*|afirm\w+|assegur\w+|informou|informaram|declar\w+|anunci\w+|sustent\w+|denunci\w+|acredit\w+|explic\w+|confirm\w+|record\w+|acus\w+|culp\w+|neg\w+|atribu\w+|responsabiliz\w+|apont\w+|conden\w+|protest\w+|indic\w+|lembr\w+|desment\w+",
    by=r"(?:por parte (?:de|do|da|dos|das)|por|pelo|pela|pelos|pelas)",
    before=(
        r"acus(?:a|am|ou|aram|ando)", r"culp(?:a|am|ou|aram|ando)", r"responsabiliz\w+", r"atribu\w+ (?:[\w' ]{0,40} )?(?:a|à|ao|aos|às)", r"apont\w+ (?:para|a|o dedo a)",
        r"(?:obra|responsabilidade|culpa|iniciativa|ideia|erro|proposta|vítimas?|mãos?) (?:de|do|da|dos|das)", r"a (?:pedido|convite|instância|solicitação) (?:de|do|da|dos|das)",
        r"por (?:trás|detrás) (?:de|do|da|dos|das) [^,.;]{2,40} (?:está|estão|estaria|estariam|estava|esteve)",
        r"(?:ideia|iniciativa|proposta|ordem|tiros?|pedido) (?:\w+ ){0,2}?(?:partiu|partiram|veio|vieram|vem|proveio) (?:de|do|da|dos|das)", r"por (?:causa|culpa|ordem|iniciativa) (?:de|do|da|dos|das)", r"(?:deveu-se|devido|deve-se) (?:a|à|ao|aos)",
        r"(?:culpa|responsabilidade) (?:é|foi|seria) (?:de|do|da|dos|das)",
    ),
    after=(r"(?:é|são|foi|foram|seria|seriam) (?:o |a |os |as )?(?:respons\w+|culpad\w+|autor\w*)", r"(?:está|estão|estava|estaria) por (?:trás|detrás)", r"(?:reivindic|assum)\w+"),
    cleft=(r"(?:foi|foram|é|são|teria sido|teriam sido)", r"(?:quem|que)\b"),
    inverts=True,
)  # fmt: skip
_DE = Grammar(
    articles="der die das ein eine einen einem einer dem den zwei drei vier fünf mehrere einige andere seine ihre dieser diese vom beim",
    stops="in im an am auf aus bei mit nach seit von vom zu zum zur durch für gegen ohne um unter über vor zwischen während wegen trotz laut dass daß weil wenn als ob und oder aber "
    "sondern sich er sie es man wir nicht auch noch schon erst zuvor danach gestern heute wo bis",
    of="des der von aus",
    verb=r"ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|soll|sollen|habe|sei|seien|steckt|stecken",
    passive=r"(?:wurde|wurden|wird|werden|worden|sei|seien|ist|sind|war|waren)\b[^,.;]*\b(?:ge\w+(?:t|en)|be\w+(?:t|en)|ver\w+(?:t|en)|zer\w+(?:t|en)|\w+ge\w+(?:t|en)|\w+iert|\w+worden|(?:durch|über|unter|ent|miss|um)\w+t)",
    says=r"sagt\w*|erklär\w+|teil\w+|meldet\w*|berichtet\w*|behauptet\w*|beton\w+|meint\w*|glaub\w+|bestätig\w+|kündigt\w*|beschuldig\w+|wirft|warfen|werfen|bestreit\w+|bestritt\w*|wies\w*|weist|verurteil\w+|protestier\w+|dementier\w+|macht\w* .* verantwortlich|zufolge|räum\w+",
    by=r"(?:vonseiten|seitens|von|vom|durch)(?: (?:den|dem|der|einem|einer|einen|die|das|eine|ein))?",
    before=(
        r"beschuldig\w+", r"(?:wirft|werfen|warf|warfen)(?: der| dem| den)?", r"(?:macht|machen|machte|machten)(?: \w+(?= (?:einen|eine|ein|den|die|das)\b))?(?= [^,.;]{3,60} verantwortlich)", r"(?:gibt|geben|gab|gaben)(?= [^,.;]{3,60} die schuld)",
        r"hinter [^,.;]{2,50} (?:steckt|stecken|steht|stehen|stand|standen|steckte|steckten)", r"schuld (?:an [^,.;]{2,40} )?(?:ist|sind|war|waren|trägt|tragen|sei|seien)", r"verantwortlich (?:für [^,.;]{2,40} )?(?:ist|sind|war|waren|sei)",
        r"auf (?:wunsch|bitten|initiative|einladung|vorschlag|drängen|antrag)(?: von)?", r"(?:werk|tat|fehler|idee|schuld|opfer)(?: von)?(?= (?:der|des|von|eine[rs]|[A-Z]))",
        r"(?:vorschlag|idee|initiative|schüsse|schuss|befehl|anstoß|bitte)\b(?: \w+){0,2}? (?:kam|kamen|stammt|stammte|stammten|ging|gingen|geht)(?: zuerst)? (?:von|aus|vom)", r"(?:wegen|aufgrund|infolge)(?: von)?", r"auf(?= [^,.;]{3,60} zurück)",
    ),
    after=(r"(?:ist|sind|war|waren|sei|seien|steckt|stecken|stehe|steht|stehen) (?:\w+ )?(?:schuld|verantwortlich|hinter|dahinter)", r"verantwortlich(?=[,.;]|$)", r"dahinter\s?(?:steckt|stecken|steht|stehen|stecke|stünden)", r"(?:löste|lösten|verursachte|verursachten|bekannte|bekannten)"),
    cleft=(r"(?:es (?:war|waren|ist|sind|sei|seien))", r",\s?(?:der|die|das|welche\w*)\b"),
    is_german=True,
    inverts=True,
)  # fmt: skip
_NL = Grammar(
    articles="de het een twee drie vier enkele meerdere andere zijn haar hun deze die",
    stops="in op aan bij met na sinds van voor tegen zonder om onder over tussen tijdens wegens volgens dat omdat als of en maar zich hij zij ze het men wij niet ook nog al eerst gisteren "
    "vandaag waar tot door naar uit achter toen",
    of="van uit",
    verb=r"is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|zegt|zei|zeggen|zat|zit|zou|zouden|\w{3,}(?:de|te)|\w+(?:nden|rden|pten|kten|ften)|beschuldigt|schoten|sloten|namen|braken|staken|staan|trok|trokken|stak|schoot|brak|sloot|liet|lieten|ging|gingen|gaf|gaven|riep",
    passive=r"(?:werd|werden|wordt|worden|is|zijn|was|waren)\b[^,.;]*\b(?:ge\w+(?:d|t|en)|be\w+(?:d|t|en)|ver\w+(?:d|t|en)|\w+ge\w+(?:d|t|en))",
    says=r"zeg\w+|zei|zeiden|meld\w+|verklaar\w+|bericht\w+|beweer\w+|geloof\w+|bevestig\w+|beschuldig\w+|verwijt\w*|ontken\w+|kondig\w+|wijst|wezen|veroordeel\w+|stelt|stelde\w*|volgens",
    by="door",
    before=(
        r"beschuldig\w+", r"(?:geeft|geven|gaf|gaven)(?= [^,.;]{3,60} de schuld)", r"verwijt\w*", r"achter [^,.;]{2,40} (?:zit|zitten|staat|staan|zat|zaten)", r"op (?:verzoek|uitnodiging|initiatief|voorstel|aandringen) van",
        r"(?:werk|schuld|fout|idee|initiatief|slachtoffers?) van", r"(?:idee|voorstel|schoten|initiatief|verzoek|bevel) (?:\w+ ){0,2}?(?:kwam|kwamen|komt|komen) van", r"(?:wegens|vanwege|als gevolg van|te wijten aan)",
    ),
    after=(r"(?:is|zijn|was|waren) (?:schuldig|verantwoordelijk|de schuldige\w*|de dader\w*)", r"(?:eist|eiste|eisten) (?:de aanslag|de aanval)"),
    cleft=(r"(?:het (?:was|waren|is|zijn))", r"(?:die|dat)\b"),
    inverts=True,
)  # fmt: skip
_PL = Grammar(
    articles="dwaj trzej czterej dwóch trzech kilku kilka jeden jedna inni inne",
    stops="w we na po od do przez przed za z ze o u pod nad przy dla bez między według wobec podczas że który która które którzy gdy kiedy gdzie i oraz lub ale lecz bo ponieważ jak jeśli się "
    "nie już też także wczoraj dziś najpierw potem to jego jej ich by jako je go ją im mu",
    of="z ze od",
    verb=r"\w{2,}(?:ł|ła|ło|li|ły|ęli|ano|ono|ięto)|jest|są|będą|będzie|oskarża|oskarżają|twierdzi|twierdzą|stoi|stoją|ponosi|ponoszą|podaje|mówi|zaprzecza|odrzuca",
    passive=r"(?:został|została|zostało|zostali|zostały|był|była|było|byli|były|jest|są)\s+\w+(?:any|ana|ane|ani|ony|ona|one|eni|ty|ta|te|ci)",
    says=r"powiedzia\w+|mówi\w*|twierdz\w+|poda[łjn]\w*|informuj\w+|poinformowa\w+|oświadczy\w+|zapewni\w+|uważa\w*|potwierdz\w+|oskarż\w+|zaprzecz\w+|ogłosi\w+|odrzuc\w+|potępi\w+|przypomnia\w+|zdaniem|wini\w*",
    by=r"(?:ze strony|przez)",
    before=(
        r"oskarż\w+", r"(?:wini|winią|obwinia|obwiniają|obwinił\w*)", r"(?:za|po) [^,.;]{2,40} (?:stoi|stoją|stał\w*)", r"(?:na|z) (?:prośbę|wniosek|polecenie|zaproszenie|inicjatywy|żądanie|rozkaz)", r"(?:winę|odpowiedzialność) (?:za [^,.;]{2,40} )?(?:ponosi|ponoszą|poniósł|spada na)",
        r"(?:dzieło|dziełem|wina|winą|sprawka|sprawką|błąd|błędem|inicjatywa|pomysł|efekt|efektem|ofiarą|ofiarami)", r"(?:pomysł|inicjatywa|propozycja|strzały|strzał|prośba) (?:\w+ ){0,2}?(?:wysz\w+|pad\w+|pochodz\w+|przysz\w+) (?:od|z|ze strony)",
        r"(?:z winy|wskutek|w wyniku|z powodu)",
        r"(?:to|właśnie)(?= \w+ \w+(?: \w+)? ?\w*(?:ł|ła|ło|li|ły)\b)",
    ),
    after=(r"(?:jest|są|był|była|byli|były) (?:winn\w+|odpowiedzialn\w+|sprawc\w+)", r"(?:stoi|stoją|stał\w*) za", r"(?:przyznał\w*|przyznali) się"),
    is_free=True,
    nouns=frozenset("światło szkło źródło hasło tło dzieło siła szkoła skała fala ambasador generał personel kapitał szpital materiał cała biały mały były stały generał podział kanał kościół artykuł stół dół ani".split()),
    inverts=True,
)  # fmt: skip
_RU = Grammar(
    articles="двое трое четверо несколько два две три один одна другие другой свои",
    stops="в во на по от до через перед за с со о об у под над при для без между согласно против во время что который которая которые которое когда где и или но а потому как если не уже также "
    "вчера сегодня затем потом это его её их из из-за к ко первыми первым сначала чтобы после около возле сам сами якобы",
    of="из от",
    verb=r"\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись|ют|ется|ются)|\w{3,}(?:ан[аоы]|ен[аоы]|ят[аоы]|ит[аоы])|убит|ранен|был|взорван|стоит|стоят|обвиняет|заявляет|утверждает|считает|отрицает|взял",
    passive=r"(?:был|была|было|были)?\s?\b\w{3,}(?:ан|ана|ано|аны|ен|ена|ено|ены|ён|ёна|ыт|ыта|ыты|ято|ята|яты|ит|ита|иты)\b|\w+(?:лся|лась|лось|лись)\b",
    says=r"сказа\w+|говор\w+|заяви\w+|заявля\w+|сообщ\w+|утвержда\w+|счита\w+|подтверд\w+|отрица\w+|отверг\w+|обвин\w+|объяви\w+|увер\w+|рассказа\w+|напомни\w+|осуди\w+|назва\w+|объясн\w+|отмет\w+|полага\w+|указа\w+|признал\w*|подчеркн\w+",
    by=r"(?:со стороны|силами|усилиями|руками)",
    before=(
        r"обвин\w+(?: в [^,.;]{3,40}?)?", r"(?:возлож\w+|возлага\w+) (?:\w+ ){0,3}на", r"за [^,.;]{2,40}? (?:стоит|стоят|стоял\w*)", r"по (?:просьбе|инициативе|приглашению|предложению|требованию|приказу|вине|заказу|запросу)",
        r"(?:дело рук|вина|виной|ошибка|ошибкой|результат\w*|работа|инициатива|идея|жертв\w+|вследствие|следствие)(?: (?:стали|стал|стало|действий))?", r"ответственность за [^,.;]{2,40}? (?:взял\w*|несёт|несет|несут|лежит)(?: на себя| на)?",
        r"(?:виноват\w*|виновен|виновны|ответственен|ответственны)(?: в [^,.;]{2,40})?", r"(?:инициатива|идея|предложение|выстрелы|обстрел|огонь|просьба) (?:\w+ ){0,2}?(?:исход\w+|поступил\w*|прозвучал\w*|принадлеж\w+|был\w* открыт) (?:от|из|со стороны)?",
        r"из-за(?: (?:действий|удара|ошибки|сбоя|попадания))?", r"в результате(?: (?:обстрела|удара|атаки|нападения|действий|ошибки|сбоя))?(?: (?:со стороны|из))?", r"(?:именно|это сделал\w*|это был\w*)",
    ),
    after=(r"(?:виноват\w*|виновен|виновны|стоит за|стоят за|стоял\w* за|взял\w* на себя ответственность|несёт ответственность|несут ответственность)",),
    is_free=True,
    nouns=frozenset(
        """генерал персонал канал журнал сигнал терминал отдел посол узел тыл потенциал материал филиал капитал арсенал трибунал скандал школа сила скала дело тело село число масло стекло земли металл вокзал
        футбол стол угол пол пул зал вал бал штурвал квартал депутат солдат магнит страна граница война""".split()
    ),
    inverts=True,
)  # fmt: skip
GRAMMARS = {"es": _ES, "fr": _FR, "it": _IT, "pt": _PT, "de": _DE, "nl": _NL, "pl": _PL, "ru": _RU}


@cache
def pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
