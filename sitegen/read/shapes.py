"""The forms that lines of furniture have, one regular expression each. `furniture` asks them in turn.

All are for lines of up to a few hundred characters, so their bounded repeats cost nothing that grows.
"""

from __future__ import annotations

import re

from sitegen.memo import Triggers
from sitegen.patterns import lazy
from sitegen.read.wordlists import word_list

EDGE = " \t-–—*_[](){}|=•·.:»>«<#~‹›→←↑↓↗↘⟶▶►▸▼▾▲△◀●○■□★☆✓✔✕✖×☰⋮…📷📸🎥📹📺🔊🔈🎧💬❤♥👍👎🔖🔗✉📧📩📰📲⬇⬆⭐🔔\ufe0f\u200b\ufeff"
STORY_VERB = lazy(
    r"\b(?:said|says|told|tells|was|were|had|announced|launched|accused|sent|wrote|added|found|urged|asked|warned|called|"
    r"replied|argued|insisted|did|could)\b"
)
FIRST_TWO = re.compile(r"([^\W\d_]+)(?:[\W_]+([^\W\d_]+))?")
FIRST_WORDS, FIRST_OF_SHORT = (
    frozenset(match[1] for match in map(FIRST_TWO.match, word_list("press", key)) if match)
    for key in ("first_words", "first_of_short")
)
FIRST_PAIRS = word_list("press", "first_pairs")
ADDRESS_SIGN = re.compile(r"[@\d]|\w\.\w")
ADS = word_list("press", "adverts")
CHROME = word_list("press", "chrome")
NEW_WINDOW = lazy(
    r"(?:\s?Purchase\sLicensing\sRights)?(?:,|\s?\()\s?(?:opens?|links?\sopens?)\s(?:in\s)?(?:an?\s)?(?:new|external)\s(?:window|tab|browser\swindow)\)?$",
    re.IGNORECASE,
)
ADVERT = lazy(
    r"""^(?:
      text\sad\s?:.{1,120} | (?:advert(?:isement)?|ad|anzeige|publicidad|publicité|werbung)s?\W{1,4}(?:continue|scroll|story|article|feature|skip|remove|loading|-|\d).{0,60}
    | (?:story|article|content|text)\scontinues?\s(?:below|after|on\s(?:the\s)?next).{0,60}
    | (?:scroll|continue\sreading|keep\sreading)\b.{0,20}\b(?:below|down|to\scontinue|for\smore|after).{0,40}
    | continue\sreading.{0,60}
    | (?:sponsored|promoted|paid|partner|brand(?:ed)?)\s?(?:content|posts?|links?|stor(?:y|ies)|message|partnership|by\s.{1,60})
    | (?:sponsored|promoted|paid\spost|advertisement|advertorial)\s{0,3}[|:–—-].{1,160}
    | this\sadvertisement\shas\snot\sloaded\b.{0,80} | (?:remove|hide|report|skip|why)\s(?:this|these|the|all)?\s?ads?\b.{0,20}
    | (?-i:TOGETHER\sWITH|PRESENTED\sBY|BROUGHT\sTO\sYOU\sBY|IN\sPARTNERSHIP\sWITH)\s(?-i:[A-Z][\w&'’.-]*(?:\s[A-Z][\w&'’.-]*){0,3}) | (?:from|presented\sby|brought\sto\syou\sby)\sour\s(?:advertis\w+\s)?(?:partners?|sponsors?).{0,40}
    | this\s(?:article|post|page|story)\s(?:may\s)?(?:contains?|includes?)\s(?:affiliate|sponsored).{0,160}
    | .{0,120}\b(?:turn\sto|see|go\sto|continued\son|full\sstory(?:\son)?|more\son|report\son)\s(?:pages?|pp?\.)\s?\d{1,3}(?:\s?(?:[–—,-]|and|&|to)\s?\d{1,3})?\)?
    | (?-i:TURN\sTO\sPAGE\s\d{1,3})\b.{0,120} | (?-i:INSIDE)\s?:\s.{2,120}\d
    | (?-i:WIN)!?\s.{2,160} | (?:enter|play)\sour\s.{0,60}(?:competition|draw|prize|quiz|puzzle|crossword|sudoku).{0,40}
    | (?:try|get|start|claim|unlock)\s(?:unlimited|full|digital|premium|complete)\s(?:digital\s|online\s)?access.{0,60}
    | (?:only|just|then|from)\s[£$€₹¥]\s?\d[\d.,]*\s(?:a|per|for|every|/)\s?(?:(?:the\s)?(?:first\s)?\d+\s)?(?:day|week|month|year|issue)s?(?:[.!,;]?\s(?:cancel|billed|thereafter|then|after|auto-?renew|subscribe|new\scustomers|plus).{0,100}|[.!]?)
    | cancel\sany\s?time.{0,60} | explore\s(?:more|our)\s(?:offers|plans|subscriptions).{0,20} | why\s(?:choose|subscribe\sto|read)\sus\W? | (?:choose|compare|see)\s(?:your|our|all)\s(?:plans?|subscriptions?|offers).{0,40}
    | thanks?\s(?:you\s)?for\s(?:reading|subscribing|signing\sup|sharing|registering|visiting|being\sa).{0,160} | (?:start|launch)\syour\s(?:own\s)?\w+$ | get\sthe\sapp
    | (?:we|\w+)\s(?:may\s)?(?:earn|receive)s?\sa\s(?:small\s)?commission.{0,200}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)

BUTTONS = word_list("press", "buttons")
BUTTON_HEADS = word_list("press", "button_heads")
PLAYER = lazy(
    r"""^(?:
      (?:video|audio|media|image)\s(?:is\s)?(?:loading|unavailable|player|playback|not\savailable|duration|ad|content)\b.{0,80}
    | (?:click|tap|press|hover)\s(?:to|on|the|here\sto)\b.{0,40}\b(?:play|enlarge|expand|unmute|share|view|zoom|open|listen|watch)\b.{0,60}
    | search(?:\s(?:for|the\ssite|here|this\ssite|\w+\.\w+))?(?:\.{3}|…)? | (?:main\s)?menu | post\snavigation | like\s(?:this|loading)(?:\.{3}|…)? | (?:sent|get\soutlook)\s(?:from|for)\s(?:my|an?|mail)?\s?(?:iphone|ipad|android|samsung|blackberry|mobile|windows|outlook|yahoo|ios).{0,40}
    | (?:begin\s)?(?:original|forwarded)\smessage | \d[\d,.]*(?:[km]|[km]?\s(?:restacks?|reactions?|retweets?|reposts?|followers?|subscribers?|bookmarks?|claps?|responses?)) | restacks? | discussion\sabout\sthis\spost | \[?(?:edit|citation\sneeded|edit\ssource)\]? | page\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?
    | (?:summary\s(?:is\s)?)?(?-i:AI|A\.I\.)[-\s](?:generated|assisted|powered|written|narrated)(?:[\s,]{1,2}(?:summary|audio|voice|narration|translation|content|image|picture|text|newsroom[-\s]reviewed|reviewed|checked|by|an?|the|and|editors?|journalists?|humans?)){0,7}
    | (?:this|the|key\spoints\sin\sthis)\s(?:summary|translation|audio|voice|article|story|text|headline|content|transcript|recording|image|episode)\s(?:was|were|is|has\sbeen)\s.{0,40}\b(?:generated|created|produced|translated|written|narrated|summari[sz]ed|transcribed)\s(?:automatically\s)?(?:by|with|using)\s.{0,40}(?-i:\bAI\b|artificial|automat|machine|computer|language\smodel|software).{0,120}
    | retrieved\sfrom\b.{0,160} | the\swayback\smachine\s[-–]\s.{1,300} | page\s(?:generated|created|rendered|printed)\b.{0,60} | this\spage\swas\slast\s.{0,80}
    | (?:video\sduration|play\svideo|duration|now\splaying|up\snext\sin\s\d+)\W{1,3}.{1,120} | to\splay\sthis\svideo\b.{0,80} | [\d.,]{1,6}[km]?\+\s(?:\w+\W{1,3}){1,6} | [\d.]{1,4}x | -?\d{1,3}\s?°\s?[cf]?
    | scanned\s(?:by|with|using)\s\w+ | was\sthis\s(?:story|article|page|information|content|helpful|useful)\b.{0,60}\?? | (?:👍\s?)?yes\W{1,12}no | how\s(?:useful|helpful)\s(?:was|is)\sthis\b.{0,40} | (?:rate|rating)\sthis\s\w+ | \w+(?:\s\w+)?\s-\sselected | selected
    | (?-i:[A-Z])[\w\s]{1,40}\shome\s?page | (?-i:[A-Z]{2,5})\s=\s.{4,120}
    | \d{1,2}:\d\d\s[-–]\s(?:source|video)\b.{0,40} | video\sad\sfeedback | ad\sfeedback
    | (?:current\stime|remaining\stime|loaded|stream\stype|[\d.]+x\splayback)\b.{0,40} | (?:the\s)?media\scould\snot\b.{0,140} | (?:error!?\s)?(?:sorry,?\s)?there\s(?:was|has\sbeen)\san?\s(?:error|problem)\b.{0,80}
    | something\swent\swrong\b.{0,60} | (?:powered|recommended)\sby\s.{2,30} | by\s(?:taboola|outbrain) | total\svotes\b.{0,30} | printed\sfrom\s(?:http|www).{1,200} | show\s[\d,]+\scomments? | this\scontent\sis\shosted\b.{0,60}
    | play(?:\s(?:video|audio|now|again))? | loading | (?:this|the)\s(?:video|media|audio)\s(?:can\s?not|could\snot|is\snot|is\sunavailable).{0,80}
    | sorry,\s(?:we|the|this|your).{0,100}\b(?:video|browser|player|media|audio)\b.{0,60} | your\sbrowser\sdoes\snot.{0,80} | \d{1,4}
    | (?:i|by)\s(?:understand|agree|consent|signing|clicking|submitting|registering|subscribing|checking)\b.{0,40}\b(?:agree|up|register\w*|terms|policy|submit|button|consent|you)\b.{0,160}
    )$""",  # "Media playback is unsupported on your device", "Click to play"
    re.VERBOSE | re.IGNORECASE,
)
REVISION = lazy(
    r"^\((?:adds|updates|updating|recasts|repeats|repeating|corrects|correcting|rewrites|releads|writethru|new\sthroughout|removes|clarifies|fixes|with)\b.{0,240}\)$|^eds(?::|\.|\s[-–])\s?.{0,240}$",
    re.IGNORECASE,
)
CAPTION_LABEL = lazy(
    r"^(?:image|media|video|photo|picture)\s?(?:caption|copyright|source|credit)s?\W*$|^(?:portrait|headshot|profile\s(?:image|photo|picture))\s(?:of|for)\s(?-i:[A-Z])[\w'’.-]+(?:\s(?-i:[A-Z])[\w'’.-]+){1,2}$|^(?:youtube|vimeo|soundcloud|tiktok)$",
    re.IGNORECASE,
)
SPLIT_BUTTONS = lazy(r"[\s|·•,/:;()–—>»!?.…]+")
COUNT = lazy(r"\d[\d.,]*[km]?$")

PROMPT = lazy(
    r"""^(?:please\s|kindly\s|just\s|you\scan\s|to\s|or\s|and\s|why\snot\s)?(?:
      (?:sign|log)[\s-]?(?:up|in)\b | dear\sreaders?,\s | you\shave\sa\spreview\b | subscribe\b | register\s(?:now|here|today|free|for\s(?:free|our|unlimited|an?\saccount)|to\s(?:read|continue|comment|get|receive|unlock|access))\b
    | join\s.{1,40}\son\s(?:whatsapp|telegram|viber|discord)\b | join\s(?:the\s|[A-Z]\S{0,20}['’]s\s)?.{1,60}\b(?:mailing\slist|(?:telegram|whatsapp|youtube|viber)\s(?:channel|group|community)|newsletter|community\sof|readers|subscribers|members)\b
    | (?:if\syou\s)?(?:can(?:not|['’]t|\snot)|having\strouble|trouble|unable\sto|problems?)\s(?:read(?:ing)?|see(?:ing)?|view(?:ing)?|display(?:ing)?)\s(?:this|the|images)\b | view\s(?:it|this\s(?:e-?mail|newsletter|message))\b | stay\sahead\b
    | you\s(?:receive|received|get|are\sreceiving|['’]re\sgetting)\sthis\b | you['’]re\s(?:getting|receiving)\sthis\b | (?:to\s)?unsubscribe\b | start\syour\s(?:day|morning|week)\b | (?:sent|delivered)\s(?:straight\s|directly\s)?to\syour\b
    | find\sthis\s(?:story|article|page)\sin\b | make\syour\sbusy\b | you['’]ll\s(?:now\s)?(?:get|receive)\b | since\syou['’]re\shere\b | unlike\smany\b | your\s(?:contribution|support|donation|subscription)\s(?:helps?|keeps?|allows?|makes?|will)\b | unlimited\s(?:digital\s)?access\b | learn\smore\sabout\sour\b | follow\s(?:us|@|me|our|live|all|more|the\slatest|\w+(?:\s\w+){0,3}\son\s(?:twitter|facebook|instagram|x|google|whatsapp))
    | like\s(?:us|our|this\spage)\b | save\s(?:this|articles?)\b | join\s(?:us|the\s(?:conversation|discussion|debate|newsletter)|our\b|now|today|thousands)
    | download\s(?:the|our|now|on|for)\b | (?:click|tap|press|swipe)\s(?:here|on|below|the|to|through|for|up)\b(?!,) | chip\sin\s(?:to|for|here|now)\b | unlock\b.{2,60}\bfor\sfree\b | .{0,100}\benter\syour\s(?:postcode|zip(?:\scode)?|e-?mail)\b | help\s(?:keep|fund|sustain)\b.{1,60}\b(?:free|going|afloat|alive|independent|journalism|reporting)\b | donate\b | (?:become|be)\san?\s(?:[A-Z]\w+\s){0,2}(?:member|supporter|subscriber|patron|fan|sponsor)\b
    | support\s(?:us|our|independent|quality|local|.{1,40}\sjournalism)\b | make\s(?:an?\s)?(?:contribution|donation)\b | for\s(?:all\s|more\s)?(?:the\s)?latest\b.{1,60}\b(?:download|follow|visit|subscribe|join)\s | enjoy(?:ed|ing)?\s(?:this|our|reading)\b
    | (?:do\syou|have\syou|did\syou|are\syou)\b.{0,60}\b(?:story|tips?|information|news|question|experience|affected|views?|photos?|comment|contact|know\sabout|spot|notice)\b.{0,120}
    | (?:got|have|know)\s(?:a|an|any|something)\s.{0,20}\b(?:story|tip|news|question|comment|view|video|picture|confidential)\b.{0,140}
    | (?:contact|email|e-mail|message|text|call|write\sto|get\sin\stouch\swith|reach|tweet)\s(?:us|me|the\s(?:news|editor|author|writer|reporter|team)\w*|our|him|her|them|this)\b
    | if\syou\s(?:like|liked|enjoy|enjoyed|found|love|loved)\s(?:what\syou|this|our|reading)\b | .{4,90}\?\s(?:just\s|please\s)?(?:hit\sreply|reply\sto\sthis|write\sto\sus|let\sus\sknow|tell\sus|e-?mail\sus|get\sin\stouch)\b
    | send\s(?:us|your|tips?|a\stip)\b | let\sus\sknow\b(?!,) | tell\sus\b | (?:have|add|share)\syour\s(?:say|thoughts?|views?|comments?|opinion|story)\b | what\sdo\syou\sthink\b
    | (?:listen|watch)\s(?:to\s|our\s|the\s|this\s|live\s|now\s|again\s|:|back\s).{0,60}\b(?:podcast|episode|video|article|story|audio|live|stream|broadcast|here|below|above|more|clip|report|interview)\b
    | (?:receive|get|enjoy|access|unlock|claim|discover|try|buy|order|shop|start|pre-?order|take\sout|grab)\b.{1,90}\b(?:newsletters?|e-?mails?|inbox|bulletins?|briefings?|alerts?|apps?|headlines|subscription|trial|e-?paper|notifications?)\b
    | stay\s(?:informed|up|tuned|connected|in\sthe\sknow|ahead|with\sus)\b | be\sthe\sfirst\sto\b | (?:type|enter)\syour\b | (?:never|don['’]t)\smiss\b | keep\s(?:up|abreast|informed)\b.{0,60}
    | already\s(?:a\s|have|registered|subscribed|an?\s) | (?:this|the|read\sthis)\s(?:article|content|story|feature)\s(?:is|are)\s.{0,30}\b(?:for|to|available|reserved|exclusive|free|locked)\b.{0,40}\b(?:subscribers?|members?|registered|readers?|subscription|only)\b
    | you(?:['’]ve|\shave)\s(?:read|reached|used|run\sout|\d+)\b.{0,60}\b(?:free|articles?|limit|remaining)\b | (?:to|for)\s(?:continue|keep|carry\son|read|unlimited)\b.{0,80}\b(?:subscribe|register|log\sin|sign|account|subscription|access)\b
    | read\sthe\s(?:full|rest|whole|original|latest|complete|entire|source)\b | view\s(?:the\s)?(?:comments?|gallery|all|more|original|full|on|this|as)\b | (?:see|view)\s(?:all|\d{1,3}(?:\smore)?\s(?:images|photos|pictures|comments|replies)|more|full|the\sfull|our|photos|pictures|gallery)\b
    | skip\s(?:to|the|past|promotion|ad|newsletter)\b | jump\sto\b | back\sto\s(?:top|home|the\stop)\b | return\sto\b | (?:go|switch)\sto\s(?:the\s)?(?:top|home|mobile|full|desktop) | go\sback\b
    | (?:republish|reprint|reuse|licen[sc]e)\s(?:this|our)\b | (?:show|hide|load|expand|view|read)\s(?:more|less|all|comments|caption|full|now|on)\b | open\s(?:in|image|this)\b
    | you(?:['’]re|\sare)\s(?:receiving|getting|subscribed)\b | .{2,40}\swelcomes\s(?:letters|comments|submissions|contributions|tips)\b | if\syou\s(?:or\s(?:someone|anyone)|have\sbeen|are|need|feel|know)\b.{0,120}\b(?:call|contact|help|support|visit|helpline)\b
    | (?:read|view|download|see)\s.{1,80}\((?:pdf|docx?|word)\b.{0,12}\)
    | buy\s(?:it|the\sbook|a\scopy)\s.{0,40}[£$€] | read\sthe\se-?paper\b | got\sfeedback\b | (?:like|love)\swhat\syou\b | was\sthis\s(?:e-?mail\s)?forwarded\b | forward\sthis\b | gift\sthis\b | leave\sa\stip\b | keep\sreading\b(?!,) | hear\sthe\s(?:full|whole)\s.{1,60}\b(?:podcast|episode|show)\b
    | if\syou\s(?:like|enjoy|love|found|appreciate|value)d?\s(?:this|what|our|my|reading|[\w'’]+(?:\s[\w'’]+){0,3},)[\s,].{0,60}?\b(?:consider|please|share|buy|forward|subscribe|sign|support|become|tell\s(?:a|your)|leave)\b | .{1,60}\sis\sa\sreader-supported\b
    | (?:home\sdelivery|back\sissues|subscriptions?)\s?(?:[:–—-]|[£$€₹]\d).{1,100}
    | (?:help|ask)\sus\b(?!,) | (?:vote|take)\s(?:in\s)?(?:our|the|this)\s(?:poll|quiz|survey) | (?:enable|please\senable|turn\son|allow|you\sneed\sto\senable|your\sbrowser)\b.{0,80}\b(?:javascript|notifications|cookies|browser|supported?|element|video|audio|html5)\b
    | prefer\s.{1,40}\son\sgoogle\b | (?:set|add|choose|make)\s(?:as\s|us\s|.{1,40}\s(?:as|to)\s).{0,20}\b(?:preferred|source|home\sscreen|homepage|google)\b | (?:install|try)\s(?:the|our)\b | print\s(?:this|edition|subscri) | share\s(?:this|your|on|the\s(?:article|story|page))\b
    | read\sor\sshare\b | what['’]s\syour\s(?:reaction|view|take|opinion)\b | love\s.{1,40}\?\s(?:sign|subscribe|get|try|join) | (?:you\scan\s)?(?:update|manage|change)\syour\s(?:e-?mail\s)?(?:preferences|subscription|settings|notifications|alerts|newsletters)\b | (?:hit|just)\sreply\b | reply\sto\sthis\se-?mail\b | want\s(?:more|to\s(?:change|read|know|keep|stay|get|support|comment|receive|see))\b | (?:looking|interested)\s(?:for|in)\s.{1,60}\? | recevez\b | inscrivez | abonnez | abonnieren | jetzt\s(?:abonnieren|anmelden|lesen)
    | suscr[íi]b | regístrate | reciba\b | recibe\b | síguenos | assine\b | iscriviti | abonneer | melden\ssie\ssich | hier\sklicken | clique\b | cliquez\b | haga\sclic
    )""",
    re.VERBOSE | re.IGNORECASE,
)
NEWSLETTER = lazy(
    r"\b(?:newsletters?|subscribe(?:\s(?:now|today|here)|\sto\s\w+)|sign[\s-]up|inbox|(?:daily|weekly|evening|morning|free|6pm)\s(?:e-?mail|bulletin|briefing))\b",
    re.IGNORECASE,
)
NEWSLETTER_WORDS = ("newsletter", "subscribe", "sign", "inbox", "mail", "bulletin", "briefing")

ASKS = lazy(
    r"""(?:^|[.!?:;)–—-]\s{1,2}|\b(?:please|you\scan|you\smay|you\scould|just)\s|^(?:to|for|if)\b[^.,]{1,80},\s)(?:
      (?:click|tap)\shere | sign\sup\s(?:here|now|today|below|(?:for|to)\sour) | subscribe\s(?:here|now|today|to\sour|for\s(?:free|more)) | hit\sreply | reply\s(?:to\sthis|with\b)
    | download\s(?:it|the|our)\b.{0,30}\b(?:app|store|free|play)\b | (?:donate|chip\sin)\b | consider\s(?:a\sdonation|donating|supporting|subscribing|becoming|contributing)
    | (?:read|see|check|review)\sour\s(?:house\srules|guidelines|terms|privacy|policy|standards) | forward\s(?:it|this)\sto | follow\sus\b | join\s(?:us\son|[\d,.]+\s(?:other\s)?(?:members|readers|supporters|subscribers))\b | let\sus\sknow\b | unsubscribe\b
    )(?!,)""",
    re.VERBOSE | re.IGNORECASE,
)  # "Shared from the Axle app. Download it free on the App Store."
UNTOLD = lazy(
    r"\bsent\s(?:straight\s|directly\s|right\s)?to\syour?\b|\byou\s(?:found|could|did|were|had|asked|called|sent|added)\b",
    re.IGNORECASE,
)  # verbs that tell nothing: "If you found this useful", "stories sent to your phone"

YOU = lazy(r"\byou(?:['’](?:re|ve|ll|d))?\b|\byour\b")
WE = lazy(r"\b(?:we|us|our|ours|we['’](?:re|ve|ll))\b")
QUOTED = lazy(r"[“”\"]|(?<!\w)[‘']")
TRADE = lazy(
    r"\b(?:newsletter|subscri|sign(?:ing)?\sup|inbox|donat|contribut|journalis|newsroom|podcast|cookie|consent|personal\sdata|privacy|partners|preferences|advertis"
    r"|apps?\b|alerts|notifications|moderat|membership|supporters|paywall|accounts?\b|register|trial|whatsapp|telegram|facebook|instagram|guidelines|comments|feedback|terms|policy"
    r"|browser|technologies|settings|third\sparties|vendors|device)"
)
APPEAL = lazy(
    r"\bconsider\s(?:supporting|donating|subscribing|becoming|contributing|giving|making\sa|a\sdonation|joining)\b|\b(?:support|fund)(?:ing)?\s(?:us\b|our\s(?:work|journalis|report|newsroom|mission))"
    r"|\bwherever\syou\s(?:get|listen\sto|find)\syour\spodcasts|\btax-deductible\b"
)
OFFER = lazy(r"(?:^|[.!?:–—|-]\s?)(?:subscribe|sign\sup|register|join)\b", re.IGNORECASE)
OFFER_HEADS = word_list("press", "offer_heads")

COOKIE = lazy(
    r"""^(?:
      (?:we|this\s(?:web)?(?:site|page)|our\s(?:web)?site|the\s\w+\s(?:web)?site|.{1,40}\sand\s(?:our|its|their|selected|carefully).{0,30}(?:partners|vendors))\b.{0,80}\b(?:uses?|values?|cares?|respects?|stores?|process|access|collects?)\b
    | you\s(?:may|can)\s(?:accept|manage|change|withdraw|refuse|review)\b.{0,60}\b(?:choices?|consent|preferences?|settings?|clicking)\b | these\schoices\swill\b | please\snote\sthat\ssome\sprocessing\b | with\syour\s(?:permission|consent)\b
    | your\s(?:personal\s)?(?:information|details|e-?mail\saddress)\s(?:is|are|will)\s(?:not\s)?(?:be\s|being\s)?(?:handled|used|processed|collected|protected|stored|shared)\b
    | (?:by\s(?:continuing|using|clicking|closing|browsing|accepting)|your\s(?:privacy|consent|choice|data)|accept|manage|reject|cookies?\s(?:settings|policy|notice|preferences|consent)|to\sgive\syou\sthe\sbest|if\syou\scontinue|about\scookies|privacy\s(?:policy|notice|settings))\b
    | (?:utilizamos|usamos|este\ssitio|wir\s(?:verwenden|nutzen|benötigen|und\sunsere)|diese\s(?:web)?(?:site|seite)|nous\s(?:utilisons|et\snos)|ce\ssite|en\spoursuivant|utilizziamo|questo\ssito|wij\sgebruiken|we\sgebruiken|este\ssite|vi\sanvänder|vi\sbruker)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)

TITLED = r"(?:\s{0,3}(?P<mark>[:|>»→]|\s[–—-]\s)\s{0,3}(?P<rest>.{1,200}))?"
POINTER = lazy(
    rf"""^(?:
      read(?=\s?[|:]) | read\s(?:more|also|next|on|too|this(?:\s(?:next|too|story))?|our\s(?:full|live|in-depth|explainer).{{0,30}}|here|and\sshare|in)(?:\s(?:on|about|from)\s.{{1,40}})?
    | related(?:\s(?:stor(?:y|ies)|articles?|coverage|content|links?|topics?|news|reading|posts?|videos?|reports?|to\sthis(?:\s\w+)?))?
    | (?:see|also|learn|find\sout|watch|listen|view|discover|explore|hear)\s(?:also|read|see|more|now|next|live|here|watch|like|on|too|in)
    | more(?:\s(?:on\s(?:this(?:\s(?:story|topic))?|.{{1,30}})|from\s.{{1,40}}|in\s.{{1,40}}|about\s.{{1,40}}|by\s.{{1,40}}|stories|news|like\sthis|to\sread|reading|headlines|videos|for\syou|coverage|top\sstories|articles))?
    | also\s(?:in|on|by|from)\s.{{1,40}} | also\s(?:today|inside|this\sweek|in\sthis\sissue) | about\sthis\s(?:series|story|report|project|article|investigation|piece) | how\swe\s(?:reported|did)\sth.{{1,30}} | more\s(?:\w{{1,20}}\s){{1,2}}(?:coverage|news|stories|headlines) | also | elsewhere(?:\s(?:in|on)\s.{{1,40}})?
    | (?:watch|listen|video|gallery|photos?|in\spictures|in\sfull|audio|podcast|live|explainer|explained|analysis|opinion|interactive|fact\scheck|quiz|must[\s-]read|background|in\sdepth|the\slatest|catch\sup|breaking|exclusive|profile|timeline|must\ssee|must\swatch)
    | explore\smore\son\sthese\s\w+ | don['’]t\smiss(?:\sthis)? | recommended(?:\s(?:for\syou|reading|stories|articles|(?:by|from)\s.{{1,30}}|videos?))? | (?:our\s)?editor['’]?s['’]?\s(?:picks?|choice)
    | further\sreading | references | external\slinks | footnotes | notes\sand\sreferences | you\s(?:may|might|could|['’]ll)\s(?:also\s)?(?:be\sinterested(?:\sin)?|like|have\smissed|enjoy|want\sto\sread|love)(?:\s\w+)?
    | (?:most|the\smost)[\s-](?:read|popular|viewed|commented|shared|watched|recent|discussed)(?:\s(?:in|on|stories|articles|news|now|today)\b.{{0,30}})?
    | (?:trending|popular|latest|recent|top|featured|today['’]s|this\sweek['’]s|other|new|previous|next|local|similar|big|hot)(?:\s(?:top|most\sread|big|breaking))?(?:\s(?:now|stories|posts?|articles?|news|headlines|videos|updates|topics|stor(?:y|ies)|comments|from\s.{{1,40}}|on\s.{{1,30}}|in\s.{{1,30}}|podcasts?|reads?|galleries)){{1,3}}
    | trending | people\s(?:(?:are|who\sread\sthis|who\sviewed\sthis)\s(?:also\s)?|also\s)(?:read(?:ing)?|view(?:ing|ed)?|search(?:ing)?|lik(?:e|ing)).{{0,20}} | up\snext | read\snext | next\sup | check\s(?:this\s)?(?:also|out|these\sout)(?:\salso)? | in\sother\s(?:news|developments) | (?:around|across|from)\sthe\s(?:web|internet|network|bbc|site|regions?|country|globe) | around\sthe\s(?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)?
    | from\s(?:our\s(?:partners?|network|sponsors?|archives?)|around\sthe\sweb|the\sarchives?) | what\s(?:to\sread|(?:else\s)?(?:others\sare|we['’]re|we\sare|i['’]m)\sreading)(?:\snext)? | (?:go|dive|dig)\sdeeper | suggested(?:\s\w+)? | you\smissed | in\scase\syou\smissed\sit | icymi
    | newspapers\s(?:in|from)\s.{{1,40}} | stories\s(?:for\syou|you\s.{{1,40}}) | links?\s(?:of\sinterest)? | (?:an?|the)?\s?(?:\w+\s)?version\sof\sthis\s(?:article|story|piece|essay|column|post|review).{{0,140}} | (?:this|the)\s(?:article|story|post|piece|essay|column|poem|review|interview)(?:\syou\sare\sreading)?\s(?:(?:first|originally)\s(?:appeared|ran)|appeared\sin\sprint).{{0,140}}
    | lea\stambi[ée]n | (?:le|te)\s(?:puede|podría|recomendamos)\s?(?:interesar)? | m[áa]s\s(?:noticias|información|sobre\s.{{1,30}}|leídas?) | lire\saussi | [àa]\slire(?:\saussi|\ségalement)? | sur\sle\smême\s(?:sujet|thème) | lesen\ssie\s(?:auch|mehr|hier).{{0,20}}
    | mehr\s(?:zum\sthema|dazu|von|aus|über).{{0,30}} | das\skönnte\ssie\s(?:auch\s)?interessieren | auch\sinteressant | meistgelesen | zum\sthema | leggi\sanche | (?:potrebbe|ti\spotrebbe)\s(?:anche\s)?interessar.{{0,12}} | leia\s(?:também|mais) | veja\s(?:também|mais) | lees\s(?:ook|meer|verder) | läs\s(?:också|mer|även|vidare) | les\sogså | læs\sogså | czytaj\s(?:także|też|więcej) | читайте\sтакже | relacionad[oa]s?
    )\W{{0,2}}{TITLED}$""",
    re.VERBOSE | re.IGNORECASE,
)
# Words that also head a paragraph of the story ("Background: The two firms merged in 2011.", "Live: …") and so need the
# other story's title to be a title: no final full stop, not long.
WEAK_POINTER = lazy(
    r"^(?:video|gallery|photos?|audio|podcast|live|explainer|explained|analysis|opinion|interactive|fact\scheck|quiz|background|in\sdepth|the\slatest|breaking|exclusive|profile|timeline|also|links?|trending|suggested|elsewhere|in\sfull|watch|listen|more|in\sother)\b",
    re.IGNORECASE,
)
NEVER_ALONE = lazy(
    r"^(?:background|timeline|profile|analysis|opinion|explained|the\slatest|exclusive|breaking|live|also|in\sother\sdevelopments|explainer)\W*$",
    re.IGNORECASE,
)
COMMENTS = lazy(
    r"^(?:\(?\d[\d.,]*\)?\s)?(?:(?:readers?['’]?s?\s|user\s|latest\s|top\s|all\s|show\s|view\s(?:all\s)?|post\s(?:a\s)?|recent\s)?comments?(?:\s?\(?\d[\d.,]*\)?)?(?:\s(?:are\s(?:closed|off|disabled)|section|policy)\b.{0,40})?|leave\sa\s(?:comment|reply).{0,40}|(?:join|start)\sthe\s(?:conversation|discussion|debate)(?!\son\b).{0,40}|be\sthe\sfirst\sto\scomment.{0,20}|add\s(?:a\s|your\s)?comments?|(?:share\sor\s)?comment\son\sthis\s\w+|the\scomments\sbelow\shave.{0,60}|\d+\s(?:responses?|replies|thoughts?)(?:\s(?:to|on)\s.{1,120})?|reply|replies|kommentare?(?:\s\(?\d+\)?)?|comentarios?(?:\s\(?\d+\)?)?|commentaires?(?:\s\(?\d+\)?)?)\W*$",
    re.IGNORECASE,
)

_MEDIA = r"(?:photo(?:s|graphs?)?|pictures?|pics?|images?|img|charts?|graphs?|graphics?|infographics?|tables?|maps?|videos?|audio|tweets?|posts?|embed(?:ded)?|gallery|slideshow|illustrations?|cartoons?|diagrams?|drawings?|ads?|adverts?|advertisement|pull\s?quotes?|box|sidebar|poll|quiz|podcast|clip|gif|animation|timeline|captions?|credit|logo|figure|screenshot)"
PLACEHOLDER = lazy(
    rf"""^(?:
      \[(?:pull[\s-]?quote|stand[\s-]?first|caption|sidebar|embed|tweet|advert(?:isement)?|related|promo|newsletter|sign-?up|call-?out|read\s?more|box)\b[^\]]{{0,60}}\].{{0,200}}
    | [\[<](?:(?:embedded|interactive|inline|insert|cover|lead|main|file)\s)?{_MEDIA}
      (?:\s?[:|,–—-].{{0,200}}|\s(?:goes\shere|here|removed|embedded|omitted|unavailable|placeholder|above|below|of|from|by|via|credit|\d).{{0,200}})?[\]>]
    | \[(?:logo|icon|image|img)\]\s.{{1,80}} | \((?:{_MEDIA})\s?:.{{1,200}}\)
    )\.?$""",  # "[Chart: rents since 1990]", "[Embedded tweet]", "(Picture: Bea Oakes)"
    re.VERBOSE | re.IGNORECASE,
)
_PAGES = r"(?:[Pp]ages?|PAGES?|[Pp]p?\.?)\s?[A-Z]?\d{1,3}(?:\s?(?:[–—,-]|and|&|to)\s?[A-Z]?\d{1,3})?"
PAGE_POINTER = lazy(
    rf"""^(?:(?i:see|turn\sto|continued|cont['’]?d|from|more\son|full)(?:\s[^.!?;:]{{1,40}}?)?[\s,:]{{1,2}}|[A-Z][\w'’&.-]{{0,20}}(?:\s[\w'’&.-]{{1,20}}){{0,3}}\s?[,:–—|-]\s?){_PAGES}\)?$|^(?:(?:SEE|See)\s)?[A-Z][\w’' ]{{1,30}}/(?:[Pp]age\s)?[A-Z]?\d{{1,2}}$|^[A-Z][^.!?]{{1,60}}(?:\.\s(?:See\s)?[Pp]age\s|\s?\.{{4,}}\s?)[A-Z]?\d{{1,3}}$""",
    re.VERBOSE,
)  # "SEE STRIKE, Page B4", "Leader, page 30", "From Page A1"
_CODE = r"(?:the\s|our\s)?(?:(?:promo|discount|offer|voucher)\s)?code:?\s(?-i:[A-Z][A-Z0-9]{2,20})\b"
SPONSOR_WORDS = ("sponsor", "brought to you", "supported by", "code ", "offer", "possible by")
SPONSOR = lazy(
    rf"""^(?:
      sponsors?\s?[:|–—-].{{1,200}} | sponsored\sby\s.{{1,80}}
    | (?:this|today['’]s|tonight['’]s|this\s\w{{1,12}}['’]s|our)\s(?:post|newsletter|episode|issue|edition|podcast|blog|column|article|story|page|bulletin|e-?mail|briefing|investigation|reporting|project|series)
      \s(?:is|was|has\sbeen)\s(?:proudly\s|kindly\s)?(?:brought\sto\syou|sponsored|supported|presented|made\spossible|powered|underwritten)\s(?:in\spart\s)?by\b.{{1,200}}
    | a\s(?:word|message|note)\sfrom\s(?:our|today['’]s|this\s\w{{1,12}}['’]s)\s(?:sponsor|partner|advertiser)s?\b.{{0,200}}
    | (?:use|enter|quote)\s{_CODE}.{{0,160}} | .{{0,200}}\b(?:off|discount|save|free)\b.{{0,60}}\b(?:with|using|use|enter|quote)\s{_CODE}.{{0,100}}
    | (?:special|limited|introductory|exclusive|reader|subscription)\s(?:time\s)?offer\s?[:!–—-].{{0,160}}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
POSTED = lazy(
    r"^(?:(?:this\s(?:entry|post|article|item)\s(?:was|is)\s|this\swas\s(?=published\sunder\b))(?:posted|filed|published|tagged|written)\s(?:in|under|as|on)\b.{0,200}|from\s\w+,\sthe\sfree\s.{2,50}|bookmark\sthe\spermalink\W*|.{0,60}\bcomments\sare\s(?:now\s)?closed\b.{0,40}|(?:theme|template|design(?:ed)?)\b.{0,60}\bpowered\sby\b.{0,40}|score:?\s-?\d+|(?:a[+-]?[\s|]{1,3}){1,3}a[+-]?|data\sreturned\sfrom\sthe\s.{4,120}"
    r"|\d{1,2}[:.]\d\d\s?[ap]m\s(?:on\s)?(?:mon|tue|wed|thu|fri|sat|sun)\w*\s\d.{0,20}|printable\sversion\b.{0,160}|to\sdisplay\sthis\scontent\b.{0,200}|the\scontent\syou\srequested\b.{0,120}|check\sthe\sbox\sto\sinclude\b.{0,120}|we\swant\s(?:our|your|the)\scomments?\b.{0,160})$",
    re.IGNORECASE,
)  # "This entry was posted in Locks. Bookmark the permalink."
ARROW = lazy(
    r"^(?:>{2,3}|[»→☞👉])\s?[^\W\d_][^«]{2,140}(?<![.!?”\"'’:;,])$|^[←‹]\s?\w.{2,140}$|^[^“\"]{2,140}\s[→›]$"
)  # "← Older: Nine nails", ">> Hear the whole interview (4 min)"
FILE_NUMBER = lazy(
    r"^(?:case|docket|file|ref(?:erence)?|claim|matter|dossier)s?\.?\s?(?:(?:no|nos|number|ref)\.?)?\s?[:#]?\s?[A-Z]{0,4}[\s-]?\d[\d./:A-Z()-]{4,40}$",
    re.IGNORECASE,
)  # "Case no. 2031.44.1-0"
REGISTERED = lazy(
    r"""^(?:
      .{2,140}\bregistered\s(?:office|address)\s?:.{1,120} | (?:.{2,80}\sis\s)?(?:an?\s)?(?:registered\s(?:charity|company|office)\s?(?:no\b|n°|number|\(|in\b|:)|charit(?:y|able\sbody),?\sregistered\sin\b).{0,140} | registered\s(?:in|as)\s.{1,40}\b(?:no\.?|number|newspaper)\b.{0,60}
    | (?:issn|isbn|rni|abn|acn|vat|charity|company|registration|regn)\.?(?:\s(?:no|number|reg)\b)?[.:]?\s[\w/().:, -]{0,40}\d.{0,60}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)  # "Registered charity no. 123456", "ISSN 1234-5678"

AGENCY = r"(?:getty(?:\simages)?|afp|reuters|ap|associated\spress|pa|epa(?:-efe)?|efe|dpa|shutterstock|istock(?:photo)?|alamy|bloomberg|rex(?:\sfeatures)?|swns|xinhua|ansa|tass|zuma|nurphoto|unsplash|pixabay|wikimedia(?:\scommons)?|press\sassociation|pa\swire|upi|sipa|imago|keystone|wire|media|pictures?|images?|photos?)"
CREDIT_ALONE = lazy(
    rf"^\(?(?-i:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{1,3}}\s?/\s?[A-Z][\w.&’-]*(?:\s[A-Z][\w.&’-]*){{0,3}})\)?$|^(?:{AGENCY}|(?:(?:courtesy|file|handout|staff|submitted|contributed|stock|provided|representati\w+|illustrative|symbolic)\s(?:photo|image|picture)s?(?:\s?[/:|,-].{{1,60}})?|.{{2,40}}\sused\sto\sillustrate\s(?:the|this)\sstory|(?:image|picture|photo)s?\s(?:is\s|are\s)?(?:used\s)?(?:only\s)?for\s(?:representation\w*|illustrati\w+)(?:\spurposes?)?(?:\sonly)?)|(?:photo|picture|image|foto|photograph)s?\s?(?:[:/]|by\b|courtesy\b).{{1,80}})(?:[\s/,|-]{{1,3}}{AGENCY}){{0,3}}$",
    re.IGNORECASE,
)
CAPTION_WORDS = (
    "caption", "photo", "picture", "pic:", "image", "foto", "credit", "crédit", "bild", "graphic", "chart:", "map:", "table:", "drawing", "illustration", "cartoon", "getty", "reuters",
    "afp", "(ap", "ap)", "(supplied", "(provided", "(facebook", "(instagram", "via ap", "/ap", "ap/", "/ ap", "epa", "dpa", "(pa", "pa)", "/pa", "alamy", "shutterstock", "/ ", " / ", "©", "file)", "handout", "courtesy", "| file", "[file", "[courtesy", "[screen", "[hand", "| ", "media caption", "video caption", "??",
)  # fmt: skip
CAPTION = lazy(
    rf"""(?:^|[\s(\[.!?”"’])(?:(?:file|handout|stock|archive|courtesy|staff|main|top|composite|library)\s)?(?:photograph|photo|picture|pic|image|foto|fotografía|graphic|drawing|illustration|cartoon|bild|credit|crédito|crédit|fotograf)s?(?:\s(?:credit|source|by|courtesy(?:\sof)?|caption|from|via|copyright|von|de))?\s{{0,3}}(?:[:/©|]|\.{{3}}|…)\s{{0,3}}(?P<credit>[^.!?"“”]{{1,90}})\.?\)?$
      | \[(?:file|photo|image|courtesy|screengrab|screenshot|handout)\s?:?[^\[\]]{{0,80}}\]$ | \|\s[A-Z][\w.’' -]{{2,40}}/[A-Z][\w.’' -]{{1,40}}$
      | (?P<agency>\((?:[^()]{{0,60}}\b(?:via|getty|afp|reuters|ap|epa|dpa|pa)\b[^()]{{0,60}})\))$
      | \([^()]{{0,60}}\b(?:photos?|photograph(?:ed)?|file|handout|images?|picture|credit|courtesy|supplied|provided|facebook|instagram)(?:\s?[/:]|\sby|\scredit|\)|\s(?:photo|picture|image|via|courtesy))[^()]{{0,60}}\)?\.?$
      | [^\s](?:\s[–—|-])?\s(?:©|/)\s?[^.!?]{{0,60}}\b{AGENCY}(?:[\s/,][^.!?]{{0,40}})?$
      | \b(?:getty\simages|afp|reuters|ap|epa|pa)\s?/\s?[^.!?]{{1,60}}$
      | [.!?]\s\|\s(?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{1,3}})$ | \((?-i:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,3}}:\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,3}})\)$
      | [.!?]\s(?-i:(?:[A-Z][\w.'’-]+\s){{2,3}}[|/]\s(?:The\s)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,3}}|[A-Z]{{2,4}}\s(?:[Pp]hoto|[Pp]ic|[Pp]icture))$
      | \|\s?(?:file|handout|courtesy|pool)\s?(?:\||$) | \|\s?[A-Z][^|.!?]{2, 40}\b(?:images|photos?|pictures?|media|agency)$
      | \b(?:getty\simages|shutterstock|alamy|istockphoto|(?:file|handout|stock|archive|courtesy)\s(?:photo|picture|image|photograph))$
      | ^(?:image|media|video|photo|picture|figure|foto)\s?(?:source|caption|copyright|credit|by|courtesy)\b.{{1,300}}
      | ^enlarge\s/\s.{{1,300}}
      | ^(?:file|handout|stock|archive|library)\s(?:photo|picture|image)s?\s?:\s.{{1,300}}
      | ^captions?\s?:\s.{{1,300}}
      | ^(?:charts?|graphics?|maps?|tables?|infographics?)\s?:\s.{{1,240}}
      | ^\?\?\s{{0,3}}\?\?
      | \b(?:photograph|photo|picture|image|foto|drawing|illustration|graphic)(?:ed)?\s(?:by|courtesy(?:\sof)?|von)\s(?P<by>[^.!?]{{1,60}})$
    """,
    re.VERBOSE | re.IGNORECASE,
)
COPYRIGHT = lazy(
    r"""^(?:©|\(c\)\s|copyright\b(?:\s(?:©|\(c\)|\d{4}|by|notice|all|(?-i:[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*){0,5})\.$)|:|$|.{1,60}\d{4}\.?$|(?-i:\s[A-Z]{3,}(?:\s[A-Z]{2,})*)\.?$)) | ^this\s(?:e-?mail|message|communication)\b.{0,80}\b(?:confidential|intended\s(?:only|solely))\b | ^(?:caution|warning|external\s\w+)\W{1,4}(?:this\s)?(?:e-?mail|message)\b.{0,20}\b(?:originated|came|sent|was)\b | ^please\s(?:consider|think\sof)\sthe\senvironment\b | \bprovides?\sfunding\sas\san?\s.{0,20}\b(?:member|partner)\sof\b | \bis\ssolely\sresponsible\sfor\s(?:all\s|the\s|its\s)?content\b
      | ^all\s(?:material|content|images|text|articles)\s(?:is\s|are\s)?(?:subject\sto\s)?(?:©|copyright)\b | \ball\srights\sreserved\b | \b(?:reproduction|republication|redistribution)\b.{0,60}\b(?:forbidden|prohibited|permission|not\spermitted)\b
      | ^(?:(?:the\s)?text|content|material|articles|stories|(?:this|our)\s\w+)\s(?:may|can)\sbe\s(?:freely\s)?(?:reproduced|republished|reprinted|shared)\b
      | \bmay\snot\sbe\s(?:published|reproduced|copied|redistributed)\b | ^(?:terms\s(?:of|and)|privacy\s(?:policy|notice)|impressum|datenschutz|aviso\slegal|mentions\slégales)\b.{0,80}$ | ^reprints\s(?:and|&)\s
      | ^(?:we|this\s(?:news\w*|magazine|(?:web)?site|publication|title|outlet|blog)|[^.!?]{2,60})\s(?:adheres?|abides?|subscribes?|compl(?:y|ies)|is\sregulated|are\sregulated|is\sa\smember|are\smembers|is\sbound|follows?)\s(?:to|by|of|with)?\s?(?:the\s|an?\s)?[^.!?]{0,40}\b(?:editors['’]?\scode|code\sof\spractice\sfor\sthe\spress|press\scouncil|ipso|independent\spress|press\sstandards)\b.{0,200}
      | ^(?:this|the|certain)\s.{0,60}\bforward-looking\sstatements?\b | ^forward-looking\sstatements?$ | ^safe\sharbou?r\s.{0,60}$ | \bnot\sresponsible\sfor\s(?:the\s)?content\sof\sexternal\b | ^all\squotes\sdelayed\b
      | ^this\s(?:press\s)?(?:summary|translation|transcript|release|communiqué|digest)\s(?:is|was|has\sbeen|does)\s(?:provided|prepared|issued|intended|produced|not)\b.{0,200}
      | ^.{0,60}©\s?(?:\d{4}|[A-Z]).{0,100}$ | \bderechos\sreservados\b | \btous\sdroits\sréservés\b | \balle\srechte\svorbehalten\b
      | \b(?:is|are)\scopyright\sand\s(?:can\s?not|may\snot|must\snot)\b | \backnowledges?\s.{0,160}\b(?:traditional\s(?:custodians|owners|territor\w+|lands?)|unceded)\b""",
    re.VERBOSE | re.IGNORECASE,
)
TOPICS = lazy(
    r"^(?:(?:related\s|more\s|read\smore\s)?(?:topics?|tags?|tagged(?:\s(?:in|with|as))?|keywords?|categor(?:y|ies)|labels?|themen|schlagw[öo]rter|etiquetas|temas|mots[\s-]cl[ée]s|argomenti|places?|section|in\sthis\sstory|(?:more\s)?about\s(?:this|the\sauthor))(?:\s{0,2}[:|–-].{0,250}|)|(?:filed|posted|published|listed|file)\s(?:under|in)\b.{0,250})$",
    re.IGNORECASE,
)
CREDIT = lazy(
    r"""^[\s(\[*—–-]{0,4}(?:
      reporting\sfrom\s(?-i:[A-Z])[^.!?;:]{1,80}
    | (?:with\s)?(?:additional\s|further\s|extra\s)?(?:reporting|writing|editing|compiled|produced|presented|graphics?|photography|photographs?|pictures|research|translation|production|filming|translated|edited|reported|written|adapted|subediting|words|interviews?|data|video|inputs?|files|reports?|portraits?|assistance)(?:\s(?:and|&)\s\w+)?(?:(?:\swas\scontributed)?\s(?:by|from)\b|\s?:)\s?(?P<who>.{1,300})
      | .{2,120}\scontributed\s(?:to\sthis\s(?:report|story|article)|reporting|research|additional|from).{0,60}
      | (?-i:[A-Z])[^.!?]{1,60}\s(?:writers?|correspondents?|reporters?)\s[^.!?]{2,80}\scontributed\.?
      | (?-i:SOURCE)\s(?-i:[A-Z]).{1,60} | our\sstandards\s?:.{1,80} | (?-i:[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){1,2}),\s(?-i:[A-Z][A-Z\s&.'’-]{3,40})
      | (?:source|quelle|fuente|agencies|via|with\sagencies|(?-i:[Ww]ith\s[A-Z]{2,5})|from\swire\sreports|from\snews\sservices)\s{0,2}(?::.{1,80}|from\s.{1,80}|)
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
CONTACT = lazy(
    r"""^(?: our\smailing\saddress\b.{0,80} | .{2,60},\s(?:p\.?\s?o\.?\s)?box\s\d.{0,60} | (?:.{2,60},\s)?p\.?\s?o\.?\sbox\s\d.{0,60} | \+?\(?\d[\d() .\u2011/-]{7,22}\d | \(\(.{1,200}\)\) | [\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60}(?:\s?[|,·]\s?[@+(\d][\w.() +-]{2,30}){0,4} | @\w{2,30}(?:[\s,|]{1,3}@\w{2,30}){0,5} | (?:https?://|www\.)\S{1,300}
      | (?:e-?mail|tel|phone|fax|contact|newsdesk|editor|twitter|whatsapp|address|x)\W{0,3}\s?(?:[:@+]|\(?\d).{2,120} | (?:follow|contact|email|e-mail|write\sto|reach|call|tweet)\s.{0,60}(?:@\w|\d{4}|\bat\s[\w.+-]+@).{0,120}
      | (?:[a-z0-9-]{2,40}\.){1,3}(?:com|org|net|info|news|example|[a-z]{2}|blog|press|online|media|tv|io)(?:/\S{0,200})?(?:\s\+?[\d() -]{7,22})?
      | \w+(?:\s\w+){0,3}:?\s(?:https?://|www\.)\S{1,300}
      | (?-i:(?:[A-Z\d][\w.'’&-]*,?\s){2,12}(?:[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}|[A-Z]{2},?\s\d{5}(?:-\d{4})?)(?:,\s[A-Z][\w.]*(?:\s[A-Z]\w*)?)?)
      | (?:for\s(?:further|more|all|any)?\s?(?:media|press|information|details|enquir|inquir|interview)\w*\b.{0,60}(?:call|contact|e-?mail|visit|phone|ring)|(?:media|press)\s(?:contacts?|office|enquir\w+|inquir\w+)\s?:).{0,160}
      | .{2,60}\s(?:can|may)\sbe\s(?:reached|contacted|emailed|followed|found)\s(?:at|on|by|via)\b.{0,40}[@\d].{0,80} | .{0,60}\b[\w.+-]{1,64}@[\w-]{1,60}\.[a-z]{2,12}[.;,\s]{0,3} )$""",
    re.VERBOSE | re.IGNORECASE,
)
CORRECTION = lazy(
    r"^[\s(\[*]{0,3}(?:this\sis\sa\s(?:developing|breaking)\b.{0,20}\bstory\b|this\s(?:breaking\s)?(?:news\s)?(?:story|article)\sis\s(?:being|still|developing)\b.{0,40}(?:updat|develop)|more\sto\sfollow\W*$|this\s(?:story|article|report|piece)\sis\spart\sof\s(?:an?|our|the)\b.{0,60}\b(?:series|project|collaboration|package)\b|this\s(?:article|story|page|post)\sis\s(?:more\sthan|over)\s\w+\s(?:years?|months?)\sold\b|(?:this|the)\s(?:article|story|post|piece|essay|interview|report)(?:\syou\sare\sreading)?\s(?:(?:first|originally|previously)\s(?:appeared|ran)|(?:was|is)\s(?:first|originally|previously)\s(?:published|posted))\b|an?\s(?:correction|clarification|update)\swas\s(?:made|added|issued|published)\b|when\swe\slearn\sof\sa\smistake\b|(?:except\sfor\sthe\sheadline,?\s)?this\s(?:story|article|report|copy)\shas\snot\sbeen\sedited\b|this\s(?:story|report|article)\s(?:by|from)\s.{2,50}\swas\sfirst\spublished\b|(?:correction|clarification|editor['’]?s['’]?\snote|disclosure|disclaimer|notes?\sto\s(?:readers|editors|(?:news\s?)?desks)|corrections?\sand\sclarifications?)s?\s?(?:[:–—(-]|\.|,?\s(?:\w+\.?\s\d|\d)|$)|(?:(?:this|an\searlier\sversion\sof\s(?:this|the))\s(?:article|story|post|page|piece|report|headline|version|copy)|the\s(?:article|story|headline))\s(?:was|has\sbeen|is|had|misstated|misspelled|incorrectly|gave|said|contained|stated|wrongly)\b.{0,40}\b(?:amended|updated|corrected|edited|first\spublished|originally\spublished|translated|revised|republished|misspelled|incorrect\w*|misstated|wrong\w*|mistaken\w*|changed|syndicated|produced|published|generated)\b)",
    re.IGNORECASE,
)
READING_TIME = lazy(
    r"^(?:\d{1,2}\smins?|\d[\d,]{1,6}\swords|(?:hits|views|reads)\s?:\s?\d[\d,.]*|(?:est(?:imated)?\.?\s)?(?:reading|read)\stime\W{0,3}.{1,30}|\d+\s?min(?:ute)?s?[\s-](?:(?:to\s)?read|reading|listen|watch)(?:\stime)?(?:\s\([^()]{1,40}\)?)?|\d+\smin\.?\s(?:lesezeit|de\slecture|de\slectura|lezen)|lesezeit.{0,20}|(?:about\s)?(?:\d+|an?)\s(?:seconds?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\sago|\d{1,2}\s?(?:mo|[smhdwy]|hrs?|wks?)(?:\sago)?(?:\s[•·|]\s\d+\smin\sread)?|listen\W.{0,3}\d+(?::\d\d)?\smin.{0,20}|\d+:\d\d(?:\s?/\s?\d+:\d\d)?(?:\s[A-Z ]{4,30})?|\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?)?|\d[\d.,]*[km]?\s(?:views?|reads?|shares?|likes?))\W*$",
    re.IGNORECASE,
)
TICKER = lazy(r"[$€£]?\d[\d.,]*\s{0,2}\(?[+\-−–▲▼]\s?[\d.,]+\s?%")
LOWER_WORD = lazy(r"\b[a-zà-ÿ]{3,}\b")
WIRE_SLUG = lazy(
    r"(?:[A-Z][\w&'’]*-{1,2}){1,5}[A-Z][\w'’]*(?:\s\w+){0,3}(?:,\s?(?:\d(?:st|nd|rd|th)\s)?(?:Ld|Lead|Add|Sub|Wrap|NewsAlert|(?:Ld-)?Write-?thru)\b.{0,20}|,\s?0?\d{3})$"
)  # "QC-Ferry-Fire, 2nd Writethru, 0412"
SLUG = lazy(
    r"^(?:(?i:more|mas)\s{0,3}>{1,}.{0,30}|-{0,2}\s?30\s?-{1,2}|\(?(?:ENDS?|MORE)\)|[-–—]?\s?(?:[A-Z]\w{1,11}[\s/])?[a-z]{2,3}(?:/[a-z]{2,3}){1,3}|[-–—]?\s?[A-Z]\w{1,11}/[a-z]{2,3}(?:/[\d-]{2,6})?|[A-Z]{2,5}-?\d{3,5}(?:\s[A-Z0-9]{1,12}){2,8}|NNNN|(?i:end(?:s|e)?)\.?|[A-Z]{2,6}(?:-[A-Z0-9]{2,8}){1,6}(?:\s\d{4}\s?(?:GMT|UTC|[A-Z]{2,3}T))?|\d{4}\s?GMT.{0,20}|[A-Z]{2,4}(?:19|20)\d{6}[.-]\d{4,5}|[a-z][a-z-]{39,}|(?:#\w+\s?){2,12}|[\W_]{1,80})$",
)
NAV_WORDS = word_list("press", "menu")
NAV_SIGN = re.compile(r"[|>»›‹·•/–—]|\s-\s")
CRUMB = re.compile(r"\s[>»›]\s")
COUNTED = re.compile(r"\s\(\d{1,5}\)$")  # "Comments (31)"
NAV_SPLIT = lazy(r"\s[|>»›‹·•/–—-]\s|\s?[|>»›‹·•]\s?")

HINTS = Triggers(
    furniture=word_list("press", "marks"),
    asks=word_list("press", "asks_words"),
    sponsor=SPONSOR_WORDS,
    cookie=word_list("press", "cookie_words"),
    copyright=word_list("press", "copyright_words"),
)
CAPTION_HINTS = Triggers(caption=CAPTION_WORDS)
