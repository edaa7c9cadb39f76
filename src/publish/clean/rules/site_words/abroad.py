"""Takes nothing in; gives what sites say in German, French and Spanish, round whatever text."""

from __future__ import annotations

from publish.clean.rules.site_words.classes import COUNTED_ABROAD, MONTH_ABROAD, NETWORKS

OTHERS = (
    r"das könnte (?:sie|dich) auch interessieren|mehr zum thema|ähnliche (?:artikel|beiträge)|"
    r"meistgelesen(?:e artikel)?|sur le même sujet|articles (?:similaires|liés|associés)|"
    r"les plus lus|artículos relacionados|(?:también )?te puede interesar|lo más (?:leído|visto)"
)
"""Stands over the titles of other stories."""
_OTHER = (
    r"(?:lesen sie|lies) (?:auch|mehr|hier)\b.{0,120}|(?:à )?lire (?:aussi|également)\b.{0,120}|"
    r"lea? (?:también|más)\b.{0,120}|leer más\b.{0,120}"
)
_ON = r"weiterlesen|lire la suite|seguir leyendo"
_PAST = (
    r"(?:zum (?:haupt)?inhalt|zur (?:navigation|suche))(?: springen)?|"
    r"(?:aller|passer) au contenu(?: principal)?|(?:saltar|ir) al contenido(?: principal)?"
)
_TO_ONESELF = (
    r"anmelden|abmelden|registrieren|(?:se )?connecter|connexion|s['’]inscrire|"
    r"(?:iniciar|cerrar) sesión|registrarse|regístrate"
)
_LEGAL = (
    r"impressum|datenschutz(?:erklärung|hinweise)?|agb|nutzungsbedingungen|"
    r"alle rechte vorbehalten|mentions légales|politique de confidentialité|"
    r"conditions (?:générales )?d['’]utilisation|(?:gestion|politique) des cookies|"
    r"tous droits réservés|aviso legal|política de (?:privacidad|cookies)|"
    r"términos (?:y condiciones|de uso)|todos los derechos reservados"
)
_SHARING = (
    rf"(?:artikel|seite|beitrag) (?:teilen|drucken|empfehlen)|"
    rf"teilen (?:auf|via|per) (?:{NETWORKS})|"
    rf"partager (?:cet article|cette page|sur (?:{NETWORKS}))|imprimer (?:cet article|cette page)|"
    rf"compartir (?:este artículo|(?:en|por) (?:{NETWORKS}))"
)
_COMMENTING = (
    rf"\d+ (?:{COUNTED_ABROAD})|(?:{COUNTED_ABROAD}) \(\d+\)|"
    r"(?:schreibe? einen kommentar|kommentar (?:schreiben|verfassen|hinterlassen))(?: zu .{1,80})?|"
    r"laisser un commentaire|(?:deja|dejar|escribe) un comentario"
)
_SIGNING_UP = (
    r"newsletter (?:abonnieren|bestellen)|abonnieren|s['’]abonner|abonnez[- ]vous\b.{0,60}|"
    r"suscríbete\b.{0,60}|suscribirse"
)

USUAL = {
    "menu": (
        rf"{_PAST}|{_TO_ONESELF}|startseite|suchen?|menü|kontakt|über uns|nach oben|{_ON}|accueil|"
        r"rechercher|qui sommes[- ]nous|nous contacter|contactez[- ]nous|haut de page|"
        r"plan du site|voir plus|inicio|buscar|contacto|quiénes somos|sobre nosotros|"
        r"volver arriba|ver más|mapa del sitio"
    ),
    "share": rf"{_SHARING}|teilen|drucken|partager|imprimer|compartir|imprimir",
    "comment": rf"{_COMMENTING}|{COUNTED_ABROAD}|antworten|répondre|responder",
    "related": rf"{OTHERS}|{_OTHER}",
    "newsletter": _SIGNING_UP,
    "legal": _LEGAL,
    "meta": (
        r"(?:(?:veröffentlicht|publié|publicado|aktualisiert|mis à jour|actualizado)"
        rf"(?: am| le| el)?:? )?\d{{1,2}}(?:\.|er)? (?:de )?{MONTH_ABROAD} (?:de )?\d{{4}}.{{0,20}}"
    ),
    "advertising": r"anzeige|werbung|publicité|publicidad",
}
"""The usual words, by the kinds of furniture."""
SURE = (_PAST, _ON, _LEGAL, _SHARING, _COMMENTING, _OTHER)
"""The lines that are a site's wherever they stand."""
PAGE = (_TO_ONESELF, _SIGNING_UP, OTHERS)
"""The lines that stand on nothing but its pages."""
