"""Words that a check depends on: those that say little, that negate, that say how real something is, and pairs of opposites.

Entries are dictionary forms; whoever uses them stems both sides alike. `xx:` before a word marks its language, none means English.
Chinese and Japanese entries are looked for as parts of the text, entries of other languages as the beginnings of words.
"""

from __future__ import annotations

import re

CONTRACTIONS = tuple(
    (re.compile(short, re.IGNORECASE), long)
    for short, long in (
        (r"\bcan'?t\b|\bcannot\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"\bshan't\b", "shall not"),
        (r"\b(\w+)n't\b", r"\1 not"),
        (r"\b(he|she|it|they|we|you|I)'ll\b", r"\1 will"),
    )
)

STOP_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": """a an the this that these those it its he she they them their his her him we our us you your i my me who whom whose which
            what and or but if then so as at by for from in into of off on onto out over to with within via per than there here is are was
            were be been being am has have had having do does did doing done will would shall should can could may might must s t re ve ll d
            also just very more most some any all both each other another such only own same about against between during through above
            below up down again further once too after before until while amid among despite because when where why how one ones ago
            still yet now new says say said saying according reports report reported reporting reportedly statement remarks told tells tell
            states stated stating expresses expressed expressing notes noted noting adds added emphasize emphasizes emphasized emphasizing
            highlights highlight highlighted highlighting describes described describing discusses discuss discussed media outlets outlet
            editorial editorials opinion analysis interview explainer watch video live updates update breaking exclusive news follow someone somebody anyone
            latest recently currently ongoing including following amidst toward towards upon across along around regarding concerning""",
        "es": """el la los las un una unos unas de del al a en y e o u que se su sus lo le les por para con sin sobre es son fue ser está
            están ha han como más pero si ya muy este esta estos estas ese esa tras ante entre hasta desde no hay""",
        "fr": """le la les un une des de du d l au aux à en et ou que qui se s sa son ses leur leurs ce cette ces il elle ils elles par pour
            avec sans sur dans est sont a ont été être plus mais si ne pas n qu y""",
        "de": """der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit nach von vom zu zum zur
            für über unter gegen ohne um als wie ist sind war waren wird werden hat haben sich es er sie nicht auch noch nur dass""",
        "it": """il lo la i gli le un uno una di del della dei delle dello degli a al alla ai alle da dal dalla in nel nella e o che si su
            sul sulla per con senza tra fra è sono ha hanno come più ma se non anche""",
        "pt": """o a os as um uma uns umas de do da dos das em no na nos nas e ou que se seu sua seus suas por pelo pela para com sem sobre
            é são foi ser está ao à aos às como mais mas não após entre até""",
        "nl": """de het een en of maar in op aan uit bij met na van voor over onder tegen zonder om als is zijn was waren wordt worden heeft
            hebben zich er hij zij ze niet ook nog dat die te""",
        "ru": "и в во на с со по за из от до для о об при к ко у но а что как это не он она они его её их был была было были есть",
        "pl": "i w we na z ze po za od do dla o przy ku u ale a że jak to nie on ona oni jego jej ich był była było były jest są się",
        "tr": "ve veya ile için bir bu şu o da de ki mi mı mu mü gibi daha en çok olarak olan oldu etti değil",
        "ar": "في من إلى على عن مع و أو أن إن التي الذي هذا هذه ذلك كان كانت قد لا ما بعد قبل بين حول",
        "ko": "및 등 이 그 저 것 수",
    }.items()
}

NEGATIONS = {
    "en": "not no never none nobody nothing neither nor without nowhere hardly barely",
    "es": "no nunca jamás sin ningún ninguna ningun tampoco ni nadie",
    "fr": "pas jamais sans aucun aucune ni rien personne",
    "de": "nicht kein keine keinen keinem keiner nie niemals ohne weder",
    "it": "non mai senza nessun nessuna nessuno né",
    "pt": "não nunca jamais sem nenhum nenhuma nem",
    "nl": "niet geen nooit zonder noch",
    "ru": "не нет без никогда ни нельзя",
    "pl": "nie bez nigdy ani żaden",
    "tr": "değil hayır yok asla",
    "ar": "لا لم لن ليس ليست غير دون بدون عدم",
    "zh": "不 没 沒 未 无 無 非 勿 莫",
    "ja": "ない なかっ ません 不 未 非 無 ず",
    "ko": "안 못 않 없 아니",
    "th": "ไม่ มิ",
}
"""In unspaced scripts these are parts of the text. 不 also begins words that negate nothing in particular: see HARMLESS."""

HARMLESS = re.compile(
    "不仅|不僅|不但|不断|不斷|无论|無論|非常|未来|未來|非洲|不少|不久|不同|not only|not just|no longer only|no doubt|无人机|無人機|no\\.? ?\\d"
)
"""Where a negating word negates nothing."""

FAILS = "fail refuse decline deny neglect"
"""Verbs after which what follows did not happen or is said not to be so."""
SOFT = """challenge difficult difficulty unable impossible obstacle hurdle lack absent absence prevent block stop halt end avoid ban bar reject
    oppose deny refuse fail dismiss downplay rule cancel suspend drop scrap quit leave abandon exclude forbid denounce condemn limit slow cut
    unlikely unlawful illegal unwanted unprecedented unfounded groundless baseless failure refusal rejection denial hardly barely little few free
    elusive rather instead unattainable unavailable unchanged nondenial none delay stall resist shun skip snub void miss"""
"""Words that can stand for a negation in another wording."""

POSSIBLE = "may might could maybe perhaps possibly possible consider mull weigh eye likely contemplate ponder explore suggest potential potentially alleged allegedly rumored rumoured whether risk"
FUTURE = "will would shall plan aim intend expect prepare vow pledge promise propose seek hope schedule bid want"
DEMAND = "urge call demand ask should must need appeal threaten"

GLOSS = """indicate reflect underscore underline signal suggest highlight showcase demonstrate illustrate emphasize stress mark raise fuel spark
    exacerbate complicate heighten deepen reveal point mean imply show testify contribute cement reinforce strengthen solidify prompt pave
    further intensify escalate position set leave make force threaten cause bring"""
"""Verbs with which a writer adds what it makes of the news: ", indicating growing tensions"."""

CONCEPTS = """
rise increase grow climb surge soar jump gain expand boost raise rocket spike swell accelerate higher growth more greater es:aument es:sub es:crec es:increment fr:augment fr:hausse de:steig de:erhöh pt:aument pt:sub pt:cresc it:aument ru:рост ru:вырос ru:увелич zh:增 zh:涨 zh:漲 zh:升 ja:増 ja:上昇 ko:증가 ko:상승 ar:ارتف ar:زيادة tr:art | fall decrease decline drop sink plunge slump slide lose shrink reduce cut lower dip tumble slash ease diminish plummet slow halve contract retreat less fewer dwindle weaken es:cae es:baj es:caíd es:reduc es:dismin fr:baiss fr:chut fr:rédui de:sink de:fall de:senk pt:cai pt:qued pt:reduz it:cal it:cad ru:паден ru:сниж ru:упал ru:сократ zh:跌 zh:降 zh:减 zh:減 ja:減 ja:下落 ja:低下 ko:감소 ko:하락 ar:انخف ar:تراجع tr:azal tr:düş
welcome praise celebrate hail support back approve accept endorse agree embrace applaud favor favour commend laud cheer bless thank salute congratulate es:celebr es:apoy es:respald es:acept es:aprueb es:elogi fr:salu fr:soutien fr:approuv fr:accept de:begrüß de:unterstütz de:lob pt:apoi pt:aceit pt:celebr ru:приветств ru:поддерж ru:одобр zh:欢迎 zh:歡迎 zh:支持 zh:赞 zh:讚 zh:同意 zh:接受 ja:歓迎 ja:支持 ja:賛成 ja:称賛 ko:환영 ko:지지 ar:رحب ar:ترحب ar:يرحب ar:دعم ar:أيد | reject condemn denounce slam blast criticise criticize oppose protest downplay refuse ban dismiss decry rebuke lambast rebuff deplore object reprimand scold decline censure blame hit-out deny disapprove resist prevent mourn fear es:rechaz es:conden es:critic es:denunci es:protest es:tach fr:rejett fr:condamn fr:dénonc fr:critiqu fr:refus de:verurteil de:kritis de:lehn de:abgelehnt pt:rejeit pt:conden pt:critic it:conden it:critic it:respin ru:осуд ru:отверг ru:критик ru:протест zh:谴责 zh:譴責 zh:反对 zh:反對 zh:抗议 zh:抗議 zh:拒 zh:批 zh:驳 zh:駁 ja:非難 ja:反対 ja:抗議 ja:拒否 ja:批判 ko:비난 ko:반대 ko:항의 ko:거부 ar:أدان ar:تدين ar:يدين ar:رفض ar:ترفض ar:يرفض ar:انتقد
confirm admit acknowledge concede affirm verify reaffirm insist es:confirm es:admit es:reconoc zh:证实 zh:證實 zh:承认 zh:承認 ja:認め ja:確認 ko:인정 ko:확인 | deny refute disprove rebut dispute contradict es:nieg es:desmient es:neg es:desment zh:否认 zh:否認 ja:否定 ja:否認 ko:부인 fr:dément fr:nie
confirm keep maintain continue resume extend renew proceed stay remain restore uphold retain prolong es:mant es:reanud es:contin zh:恢复 zh:恢復 zh:继续 zh:繼續 zh:维持 zh:維持 ja:再開 ja:継続 ko:재개 ko:유지 | cancel suspend scrap halt stop abandon drop end postpone cease quit scuttle axe shelve terminate pause interrupt es:cancel es:suspend es:suspens es:paraliz fr:annul fr:suspend de:absag de:aussetz zh:取消 zh:暂停 zh:暫停 zh:中止 zh:停止 ja:中止 ja:停止 ja:取りやめ ko:취소 ko:중단
begin start launch open commence kick-off initiate inaugurate reopen establish found create form set-up es:inici es:comienz es:abr es:inaugur es:lanz zh:开始 zh:開始 zh:启动 zh:啟動 zh:开放 ja:開始 ja:開幕 ko:시작 ko:개시 | end close finish conclude stop cease shut shutter dissolve terminate complete expire disband es:termin es:cierr es:cerr es:finaliz es:concluy zh:结束 zh:結束 zh:关闭 zh:關閉 ja:終了 ja:閉鎖 ko:종료 ko:폐쇄
open reopen unlock unseal unblock | close shut block lock seal
allow permit let authorise authorize license receive host invite legalise legalize grant enable admit lift es:permit es:autoriz es:recib es:acog zh:允许 zh:允許 zh:准许 zh:批准 ja:許可 ja:容認 ko:허용 ko:허가 | ban bar forbid prohibit block prevent outlaw deny refuse expel boycott embargo restrict veto exclude es:prohíb es:prohib es:veta es:bloque es:impid zh:禁 zh:阻止 ja:禁止 ja:阻止 ko:금지
win triumph beat victory prevail succeed success victorious winner es:gan es:victori es:triunf zh:胜 zh:勝 zh:赢 ja:勝 ko:승리 | lose defeat fail failure loser loss es:pierd es:perd es:derrot zh:败 zh:敗 zh:输 ja:敗 ko:패배
strengthen deepen boost reinforce consolidate fortify bolster tighten enhance improve upgrade es:fortalec es:reforz es:refuerz es:mejor zh:加强 zh:加強 zh:深化 ja:強化 ko:강화 | weaken undermine erode loosen damage harm hurt hamper worsen deteriorate strain degrade es:debilit es:empeor zh:削弱 zh:恶化 zh:惡化 ja:弱体 ja:悪化 ko:약화
ease calm defuse de-escalate cool soothe relax thaw soften zh:缓和 zh:緩和 ja:緩和 | escalate inflame intensify worsen heighten aggravate stoke harden tighten mount zh:升级 zh:升級 zh:加剧 zh:加劇 ja:激化
= join enter accede participate attend | leave quit exit withdraw boycott skip abandon
= arrive enter return come | leave depart exit flee go
= buy purchase import acquire buyer importer | sell export seller exporter
= import | export
release free liberate acquit pardon es:liber zh:释放 zh:釋放 ja:釈放 ko:석방 | detain arrest jail imprison capture seize abduct convict hold sentence es:detien es:deten es:arrest es:captur zh:逮捕 zh:拘 zh:扣押 ja:逮捕 ja:拘束 ko:체포 ko:구금
save rescue spare survive | kill destroy murder slay execute die
= protect defend shield guard safeguard preserve | attack harm threaten assault endanger invade raid strike
= support aid help assist | hinder oppose hamper obstruct undermine
= trust believe | doubt distrust suspect mistrust
= ally friend partner | enemy rival foe adversary opponent
= peace truce ceasefire | war conflict fighting
= unite unity unify reunify | divide split division separate
= legal lawful legitimate constitutional | illegal unlawful illegitimate unconstitutional
= guilty | innocent
= true genuine real | false fake untrue
= right correct | wrong incorrect
= possible | impossible
= likely | unlikely
= able | unable
= safe secure | unsafe dangerous insecure risky
= stable | unstable
= certain sure clear | uncertain unsure unclear
= fair just | unfair unjust
= happy glad delighted | unhappy sad angry
= optimistic optimism hopeful confident | pessimistic pessimism hopeless
= success | failure
= record-high high highest top peak best maximum upper tall | record-low low lowest bottom worst minimum lower short
= best better | worst worse
= more over exceed above surpass | less fewer under below
= most | least fewest
= maximum most | minimum least
= early earlier before prior previously ahead until | late later after following since
= first | last
= old elderly ancient | new young
= long | short brief
= large big huge major great giant vast massive | small little minor tiny mini
= strong powerful tough robust | weak fragile feeble
= rich wealthy | poor
= fast quick rapid swift | slow gradual
= hot warm heat | cold cool freeze
= full | empty
= wet | dry
= clean | dirty
= hard | soft easy
= heavy | light
= wide broad | narrow
= deep | shallow
= near close nearby | far distant remote
= inside indoors indoor | outside outdoors outdoor
= north northern | south southern
= east eastern | west western
= left | right
= up upward upstairs uphill | down downward downstairs downhill
= on | off
= in into | out
= front | behind back
= top above | bottom below under
= awake | asleep sleep
= sit | stand run walk lie jump
= stand | sit lie
= run walk jump move dance | lie sit sleep rest stand
= speak say talk loud noisy | silent quiet
= catch | miss
= approach | leave
= smile laugh | cry frown
= man boy male husband father son king | woman girl female wife mother daughter queen
= alone | together
= always | never
= often frequently | rarely seldom
= many numerous | few no
= all every everybody everyone entire whole | none nobody part
= public | private secret
= foreign overseas abroad international | domestic home local
= civilian | military
surplus | deficit
profit | loss
majority | minority
= ascend climb | descend
= add include insert attach | remove exclude delete detach omit
= put wear | remove take-off
= load fill | unload empty drain
= push | pull
= throw | catch
= give offer provide donate lend send | take receive refuse withhold
= lend | borrow
= ask | answer
= teach | learn
= love like | hate dislike
pass adopt ratify approve es:aprueb zh:通过 zh:通過 | reject veto defeat repeal
impose introduce slap levy es:impon zh:实施 zh:實施 | lift remove ease waive scrap es:levant zh:解除
comply obey honour honor respect observe | violate breach break defy flout ignore
= remember recall | forget
hide conceal cover mask | reveal show expose disclose uncover
= build construct rebuild | destroy demolish dismantle
appoint hire elect name install | fire sack dismiss oust remove impeach topple
= advance forward progress | retreat backward regress
= invest investment | divest
= encourage urge | discourage deter dissuade warn
= despite although though notwithstanding | because thanks due
= blame accuse | thank credit praise exonerate
= restart resume | suspend halt
= succeed | fail
= guarantee assure reassure | threaten
= escalate | de-escalate
= appreciate | depreciate
= approve | disapprove
agree agreement consensus deal | disagree disagreement dispute
cooperate cooperation collaborate collaboration | confront confrontation rivalry
= boom recovery rebound recover revive | bust recession slump crash collapse
= rain | sun
= black dark night | white bright day light
zh:死亡 zh:丧生 zh:遇难 ja:死亡 ko:사망 | zh:受伤 zh:受傷 ja:けが ja:負傷 ko:부상
= alive living | dead deceased
= lift | keep retain maintain
= larger bigger greater | smaller lesser
= richer wealthier | poorer
= stronger | weaker
es:absuelv es:absolv es:exoner | es:conden es:culpa
ja:表明 ja:明らか | ja:否定 ja:否認
ar:قبل ar:تقبل ar:يقبل ar:وافق ar:توافق ar:يوافق | ar:رفض ar:ترفض ar:يرفض
"""
"""A line is one matter: words that say it, then those that say its opposite. `=` before it: the two speak of one thing only beside the
same word ("new ties", "old ties")."""

SYNONYMS = """
urge call appeal exhort implore press ask demand insist request want seek
warn caution alert threaten threat warning
slam blast criticise criticize denounce condemn decry lambast rebuke accuse censure chide scold deplore fault label brand
plan aim intend intention
technology tech technological
spat row dispute feud tension rift conflict quarrel standoff clash friction strain
talk negotiation discussion dialogue negotiate discuss consultation meeting summit confer call chat
meet visit host receive meeting summit talk
fall decline drop decrease slump plunge dip slide tumble sink lower reduce cut shrink fell
rise increase grow climb surge soar jump gain up higher growth grow
morph evolve become turn change transform shift
woo court sway attract persuade
company firm business corporation enterprise
quake earthquake tremor
kill dead death die slay murder eliminate fatality eliminate shoot
injure wound hurt
job work employment
cooperation collaboration partnership cooperate collaborate partner
envoy ambassador diplomat representative
president leader chief head
prime premier pm minister
parliament legislature assembly lawmaker congress
ruling verdict judgment decision court
block bar prevent stop ban obstruct
seize confiscate capture seizure capture take
ship vessel tanker boat
plane aircraft jet airplane flight
troop soldier military army force
police officer cop
drill exercise manoeuvre maneuver
missile rocket
deal agreement pact accord treaty
law bill legislation act rule
election vote poll ballot
tariff duty levy tax
curb restrict limit restriction control
target goal aim
help aid assist assistance support
provide offer supply give deliver
purchase buy buyer purchaser
surpass exceed overtake displace top
child kid baby toddler
man guy person people
woman lady girl
big large huge
fast quick rapid
start begin launch kick
end finish conclude
show display reveal present exhibit
acknowledge recognise recognize respect admit
right interest
reaffirm reiterate repeat stress affirm
elusive unattainable
ally partner friend
threat danger risk
deter prevent
expand enlarge broaden widen
strengthen grow boost deepen reinforce bolster
welcome praise hail applaud celebrate
reject refuse dismiss rebuff
cancel scrap call-off
tourist tourism travel visitor traveller traveler
market stock share
price cost
economy economic
trip visit journey travel
capital city
border frontier
island isle
sanction embargo
oil crude petroleum
gas lng
march rally protest demonstration
robbery theft
piracy pirate
suspend halt pause freeze
resume restart reopen
probe investigate investigation inquiry
arrest detain detention
jail imprison prison sentence
arm weapon weaponry
nuclear atomic
fear concern worry anxiety
anger outrage fury
hope expect expectation
statement remark comment
accuse blame
ask request
view opinion perspective
researcher scholar academic scientist expert
study research report survey
record all-time
role part function
hold organise organize stage host
mark commemorate celebrate
anniversary birthday
attack assault strike raid bomb hit
flee escape
return comeback
reduce ease cut lower decrease
remove lift scrap
form create establish found set
choose select pick elect
name appoint
resign quit step
sign ink
speak talk say
play perform
cook prepare
motorcycle motorbike bike
photo picture photograph
bunny rabbit
kid child boy
jump leap
cut slice chop
talk speak chat
near close beside next
"""
"""Words that news texts use for one another. They count as support, never against a claim."""

PRESS = re.compile(
    r"(?:'s?)?\s+(?:(?:state|official|government|local|public|social|news)[ -])*(?:media|outlets?|press|newspapers?|broadcasters?|dailies|editorials?|commentar(?:y|ies)|reports|coverage|readers|public)\b",
    re.IGNORECASE,
)
"""After a country's name: its press."""

OFFICE = re.compile(
    r"(?:'s?)? (?:[a-z-]+ )?(?:government|leadership|military|army|police|president|prime minister|PM|foreign minister|ministry|foreign ministry|parliament|supreme court|central bank)\b",
    re.IGNORECASE,
)
"""After a country's name: its offices."""

OFFICES = frozenset(
    """attorney general minister ministry foreign prime president presidential parliament government court supreme opposition republic party state
    secretary defence defense national security council chief army navy air force police embassy ambassador envoy deputy vice governor mayor
    senator representative commission committee department office agency bank central finance trade commerce north south east west western
    eastern northern southern sea strait island islands river mount war world cup olympic olympics games university institute chamber pm fm mp
    cabinet king queen prince pope dr mr mrs ms sir lady st i ai tv gdp ceo covid internet communist democratic constitution""".split()
)
"""Capitals that are words for an office or a thing, which another language writes in its own words."""

CLAUSES = re.compile(
    r"\s*[;；。]\s*|(?<=[a-z0-9)])[.!?]\s+(?=[A-Z])|,\s+|\s+[-—]\s+|\s+(?=(?:while|whereas|amid|after|before|following|despite|because|although|but)\s)|\s+(?=and\s+(?:\w+ing|is|are|was|were|has|have|will)\s)",
    re.IGNORECASE,
)
"""Where a claim's clauses meet, as far as marks and small words tell."""
