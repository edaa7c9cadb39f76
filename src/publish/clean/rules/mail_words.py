"""Takes nothing in; gives the words that mail sets round a text: fields, partings and farewells."""

from __future__ import annotations

import re

from publish.patterns import later

_FROM = r"from|von|de|da|van|från|fra"
_SENT = r"sent|date|gesendet|datum|envoy[ée](?: le)?|enviad[oa](?: el| em)?|fecha|inviato|data"
_TO = r"to|an|[àa]|para|aan|till|til"
_COPY = r"b?cc|kopie|copie(?: [àa])?|blindkopie"
_SUBJECT = r"subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|assunto"
_ANSWER = r"reply-to|antwort an|r[ée]pondre [àa]|responder a"
_ENCLOSED = (
    r"attachments?|anhänge|anlagen|pi[èe]ces? jointes?|(?:datos )?adjuntos|allegati|"
    r"importance|wichtigkeit|priority|sensitivity|flag|categories"
)
_TECHNICAL = (
    r"message-id|mime-version|content-(?:type|transfer-encoding|language)|in-reply-to|references|"
    r"return-path|received|delivered-to|user-agent|sender|resent-\w+|list-[\w-]+|x-[\w-]+|"
    r"thread-\w+|errors-to|precedence|newsgroups|organization|envelope-to|dkim-signature"
)
FIELD = later(
    rf"[*_]{{0,2}}(?:(?P<from>{_FROM})|(?P<sent>{_SENT})|(?P<to>{_TO})|(?P<copy>{_COPY})|"
    rf"(?P<subject>{_SUBJECT})|(?P<answer>{_ANSWER})|(?P<enclosed>{_ENCLOSED})|"
    rf"(?P<technical>{_TECHNICAL}))[ \u00a0\u202f]?[*_]{{0,2}}:[*_]{{0,2}}"
    r"(?:[ \t\u00a0]+(?P<value>\S.*?))?\s*",
    re.IGNORECASE,
)
"""A line of a letter's head: the group that is not empty says which."""
ADDRESS = later(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|\[mailto:")
CLOCK = later(r"\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\b")
REPLY = later(
    r"(?:(?:re|fwd?|aw|wg|tr|r[ée]f|rv|antw|sv|vs|i|enc)(?:\[\d+\])?\s?:\s*)+", re.IGNORECASE
)
"""What stands before a subject that is answered or sent on."""
FORWARDED = later(r"(?:.*\s)?(?:fwd?|wg|tr|rv|enc|i)\s?:", re.IGNORECASE)
LIST_TAG = later(r"\[[\w .:-]{2,40}\]\s*")
"""The name of a list before a subject."""

PARTING = later(
    r"\W*(?:begin forwarded message|forwarded (?:message|by .{1,60})|original message|"
    r"anfang der weitergeleiteten nachricht|weitergeleitete nachricht|urspr[üu]ngliche nachricht|"
    r"d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|message transf[ée]r[ée]|"
    r"message d['’]origine|(?:inicio del )?mensaje reenviado|mensaje original|"
    r"messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht)\W*",
    re.IGNORECASE,
)
"""Parts what someone sent on from what he wrote himself."""
ATTRIBUTION = later(
    r"\W{0,2}(?:"
    r"on (?=[^\n]*\d).{6,90}?[,>] ?(?P<en>.{2,80}?) ?wrote ?:|"
    r"am (?=[^\n]*\d).{6,60}? schrieb ?(?P<de>.{2,80}?) ?:|"
    r"le (?=[^\n]*\d).{6,60}?, (?P<fr>.{2,80}?) a [ée]crit ?:|"
    r"el (?=[^\n]*\d).{6,60}?, (?P<es>[^\d\s].{1,80}?) escribi[óo] ?:|"
    r"il (?:giorno )?(?=[^\n]*\d).{6,60}?,? (?P<it>[^\d\s].{1,80}?) ha scritto ?:|"
    r"em (?=[^\n]*\d).{6,60}?, (?P<pt>[^\d\s].{1,80}?) escreveu ?:|"
    r"(?P<by>.{2,60}? ?[<(\[][^\s@]{1,60}@[^\s>)\]]{3,80}[>)\]]) ?"
    r"(?:wrote|writes|schrieb|a [ée]crit|escribi[óo]) ?:"
    r")\s*",
    re.IGNORECASE,
)
"""Says who wrote, and when, what is quoted below it."""

FAREWELL = later(
    r"\W{0,2}(?:(?:all (?:the|my) )?best|"
    r"(?:with )?(?:very |my |all )?(?:best|kind|kindest|warm|warmest) (?:wishes|regards)|"
    r"regards|all best|cheers|(?:yours )?(?:sincerely|faithfully|truly|ever)|"
    r"yours|thanks|thank you|many thanks|thanks again|love|warmly|cordially|"
    r"(?:mit )?(?:freundlichen?|besten?|herzlichen?|lieben?|sch[öo]nen?) gr[üu](?:ß|ss)en?|"
    r"mfg|lg|viele gr[üu](?:ß|ss)e|herzlich|bien (?:cordialement|[àa] (?:vous|toi))|cordialement|"
    r"amicalement|amiti[ée]s|(?:un )?(?:cordial )?saludos?(?: cordiales)?|un abrazo|atentamente|"
    r"cordiali saluti|met vriendelijke groet(?:en)?)\W{0,3}",
    re.IGNORECASE,
)
GREETING = later(
    r"\W{0,2}(?:hi|hello|hey|dear|dearest|hallo|lieber?|sehr geehrter?|cher|ch[èe]re|bonjour|"
    r"querid[oa]s?|estimad[oa]s?|hola|ciao|car[oa]|good (?:morning|afternoon|evening)|all|everyone|"
    r"friends|colleagues)\b.{0,60}",
    re.IGNORECASE,
)
DEVICE = later(
    r"\W{0,2}(?:sent (?:from|via|with) (?:my |the )?(?:i(?:phone|pad)|android|blackberry|mobile|"
    r"phone|samsung|galaxy|outlook|gmail|yahoo|proton ?mail|mail for windows|windows mail|"
    r"nokia|huawei|verizon)\b.{0,60}|"
    r"sent from (?:a|my) (?:mobile|smart|cell)\W?(?:phone|device).{0,40}|"
    r"get outlook for (?:ios|android).{0,40}|von meinem .{1,30} gesendet|"
    r"gesendet (?:von|mit) .{1,40}|envoy[ée] (?:de|depuis) (?:mon|ma|l['’]) ?.{1,40}|"
    r"enviado desde mi .{1,40}|inviato da .{1,30}|verzonden vanaf mijn .{1,30})",
    re.IGNORECASE,
)
"""What a telephone or a program says under a letter."""
BUTTON = later(
    r"\W{0,2}(?:reply|reply (?:to )?all|forward|(?:allen )?antworten|weiterleiten|"
    r"répondre(?: à tous)?|transférer|responder(?: a todos)?|reenviar)\W{0,2}",
    re.IGNORECASE,
)
"""What a program has under a letter to go on with."""
WARNING = later(
    r"\W{0,3}(?:\[?external\b.{0,20}(?:\]|e-?mail|sender)|"
    r"(?:caution|warning)\W{1,3}(?:this|external) (?:e-?mail|message)).{0,200}|"
    r"gmail\t.{0,80}|\d+ messages?|inbox|posteingang|boîte de réception|bandeja de entrada",
    re.IGNORECASE,
)
"""What a firm sets over each letter from outside, and where a program keeps it."""
LEGAL_HEAD = later(
    r"\W{0,3}(?:confidentiality (?:notice|note)|disclaimer|legal (?:notice|disclaimer)|"
    r"vertraulichkeitshinweis|avis de confidentialit[ée]|aviso legal)\b",
    re.IGNORECASE,
)
LEGAL = later(
    r"e-?mails?\b|\bconfidential\b|privileged|intended (?:solely|only|recipient)|"
    r"(?:not the|if you are not) (?:an? )?(?:intended|named)|notify the sender|delete (?:it|this)|"
    r"unauthori[sz]ed|attachments?\b|viruse?s?\b|liab(?:le|ility)|disclosure|addressee|"
    r"registered (?:office|in england)|vertraulich|adressat|destinataire|confidentiel|"
    r"confidencial|destinatario|before printing",
    re.IGNORECASE,
)
"""The words of which a firm makes what it sets under each letter; two of them at the least."""
LIST_FOOT = later(
    r"[^\n]*\bmailing list\b[^\n]{0,80}|\S+@\S+\.\w+|(?:https?://|www\.)\S+|"
    r"to (?:un)?subscribe\b.{0,140}|(?:un)?subscribe\W.{0,140}|"
    r"you received this message because you are subscribed\b.{0,160}|"
    r"(?:to (?:post|view|unsubscribe)|for more options|visit this group)\b.{0,160}|"
    r"(?:un)?subscribe options.{0,80}|archives?:? .{0,80}|list archives?.{0,80}",
    re.IGNORECASE,
)
"""A line of what a list sets under each letter."""
IS_LIST = later(r"mailing list|subscribe|google ?groups?|listinfo|mailman", re.IGNORECASE)
