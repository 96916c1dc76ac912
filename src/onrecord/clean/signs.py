"""What the tags and class names around a line of HTML tell of it, as bits.

A sign is a hint for the block classifier, never a decision: class names lie, and a third of the pages say nothing by them.
"""

from __future__ import annotations

import re

_TAGS = {
    "nav": "nav", "header": "header", "footer": "footer", "aside": "aside", "article": "article", "main": "main",
    "figure": "figure", "figcaption": "caption", "ul": "list", "ol": "list", "dl": "list", "li": "item", "table": "table",
    "td": "table", "th": "table", "blockquote": "quote", "q": "quote", "form": "form", "fieldset": "form", "button": "control",
    "label": "control", "select": "control", "option": "control", "input": "control", "textarea": "control", "h1": "h1",
    "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "p": "paragraph", "pre": "quote",
    "address": "byline", "time": "date", "dialog": "overlay", "noscript": "hidden", "svg": "hidden", "iframe": "hidden",
    "template": "hidden", "object": "hidden", "video": "media", "audio": "media", "section": "section", "summary": "control",
    "details": "section", "center": "section", "small": "small", "cite": "small", "em": "small", "i": "small",
}  # fmt: skip

# Patterns over class names, ids and the like, in lower case. First come, all served: a name may give several signs.
_NAMES = {
    "nav": r"nav(?!al)|menu|breadcrumb|crumb|skip-?(?:to|link)|pagination|pager\b|toolbar|topbar|ticker",
    "header": r"\bheader|masthead|site-?head|page-?head|banner\b",
    "footer": r"foot(?!ball|age|note)|colophon|bottom-?bar",
    "aside": r"sidebar|side-?bar|aside|\brail|right-?col|left-?col|secondary|\bwidget",
    "related": r"relat|recommend|more-?(?:from|stories|news|on|in)|most-?(?:read|pop|view)|popular|trending|also-?(?:like|read)|read-?(?:more|next|also)"
    r"|outbrain|taboola|teaser|promo|latest|headlines|carousel|suggest|upnext|up-next|around-the-web|onward|similar|trc_|\bcards?\b|see-?also",
    "share": r"shar(?:e|ing)|social|addthis|facebook|twitter|whatsapp|jetpack|sharedaddy|follow|tweet|linkedin|pinterest|print\b|email",
    "comment": r"comment|disqus|respond|reply|replies|livefyre|spot-?im|discussion|thread|feedback",
    "advert": r"\bad\b|\bads\b|\bad[-_]|[-_]ads?\b|[-_]ad[-_]|advert|adsense|sponsor|dfp|gpt|promot|affiliate|commercial|paid|google_ads|\bdc_",
    "subscribe": r"subscri|newsletter|signup|sign-up|sign_up|paywall|regwall|piano|register|login|log-in|signin|donat|membership|meter",
    "legal": r"copyright|legal|cookie|consent|gdpr|privacy|terms|disclaim|onetrust|license",
    "caption": r"caption|cutline|img-?desc|image-?desc|photo-?desc|legend\b",
    "credit": r"credit|photographer|copyright-?holder|attribution|image-?source|photo-?by|copyrightholder",
    "byline": r"byline|author|contributor|writer|\bby\b|reporter|journalist",
    "date": r"\bdate|publish|timestamp|time-?stamp|posted|updated|\btime\b|pubdate|meta\b|post-?info|entry-?meta|article-?info",
    "title": r"headline|title|\bhed\b|entry-?header|article-?head",
    "deck": r"standfirst|subtitle|sub-?head|\bdek\b|deck|summary|excerpt|\blede?\b|intro\b|description|subheadline|sub-title|kicker",
    "text": r"article-?body|articlebody|story-?body|entry-?content|post-?content|article-?text|story-?text|article__body|body-?text|post-?body|content-?body"
    r"|article-?content|story-?content|main-?content|body-copy|bodycopy|text-?body|rich-?text|richtext|\bprose\b|artikel|articletext|story__body|news-?text"
    r"|detail-?(?:text|body|content)|field-name-body|td-post-content|post__content|entry-body|bodytext|content__body|single-content|texto|cuerpo|corpo",
    "story": r"article|story|\bpost\b|entry|hentry|news-?item|single|detail",
    "quote": r"quote|pull-?quote|testimonial",
    "bio": r"\bbio\b|author-?(?:bio|box|info|desc|card|about)|about-?(?:the-?)?author|vcard|profile",
    "tags": r"\btags?\b|tag-?(?:list|cloud|links)|topics?\b|keywords|categor|cat-links|taxonomy|section-?name|label|eyebrow",
    "media": r"video|player|gallery|slideshow|slide|lightbox|photo|image|img|thumb|picture|audio|podcast|embed|media(?!-?(?:text|body))",
    "hidden": r"hidden|hide\b|visually|sr-only|screen-?reader|invisible|d-none|collapse|assistive|off-?screen|print-only|noscript|u-hide",
    "overlay": r"modal|popup|pop-up|overlay|dialog|lightbox|toast|drawer|flyout|interstitial|gdpr",
    "box": r"\bbox|fact-?box|infobox|inset|callout|highlight|sidebar-?box|module|panel|wp-block-group|accordion",
    "live": r"live-?blog|liveblog|live-?post|timeline|live-?update",
    "search": r"search|filter|\bsort",
}  # fmt: skip

_EXTRA = ("own paragraph", "own heading", "item prop body", "role navigation", "role main", "role aside")
SIGNS: tuple[str, ...] = tuple(dict.fromkeys([*_TAGS.values(), *_NAMES, *_EXTRA]))
BIT = {sign: 1 << place for place, sign in enumerate(SIGNS)}
TAG_BITS = {tag: BIT[sign] for tag, sign in _TAGS.items()}
HIDDEN = BIT["hidden"]

_PATTERNS = [(re.compile(pattern), BIT[sign]) for sign, pattern in _NAMES.items()]
_ROLES = {
    "navigation": BIT["role navigation"], "menu": BIT["role navigation"], "menubar": BIT["role navigation"],
    "search": BIT["search"], "banner": BIT["header"], "contentinfo": BIT["footer"], "main": BIT["role main"],
    "article": BIT["article"], "complementary": BIT["role aside"], "dialog": BIT["overlay"], "alertdialog": BIT["overlay"],
    "alert": BIT["overlay"], "button": BIT["control"], "tablist": BIT["role navigation"], "listbox": BIT["control"],
}  # fmt: skip
_PROPS = {
    "articlebody": BIT["item prop body"], "headline": BIT["title"], "author": BIT["byline"], "datepublished": BIT["date"],
    "datemodified": BIT["date"], "caption": BIT["caption"], "description": BIT["deck"], "comment": BIT["comment"],
    "reviewbody": BIT["item prop body"], "articlesection": BIT["tags"], "copyrightholder": BIT["credit"],
}  # fmt: skip
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAME_LIMIT = 400  # class names beyond this many characters are a machine's: not read

_named: dict[str, int] = {}  # class names seen, and what they told: pages of one outlet repeat them thousands of times
_NAMED_LIMIT = 50_000


def of_names(names: str) -> int:
    """The signs of a class attribute, an id, or both."""
    bits = _named.get(names)
    if bits is None:
        low = names[:_NAME_LIMIT].lower()
        bits = 0
        for pattern, bit in _PATTERNS:
            if pattern.search(low):
                bits |= bit
        if len(_named) >= _NAMED_LIMIT:
            _named.clear()
        _named[names] = bits
    return bits


def of_attributes(attributes: dict[str, str | None]) -> int:
    """The signs of an element's attributes."""
    bits = 0
    for key, value in attributes.items():
        if key in ("class", "id", "data-testid", "data-component", "data-module", "data-type"):
            if value:
                bits |= of_names(value)
        elif key == "role":
            bits |= _ROLES.get((value or "").lower(), 0)
        elif key == "itemprop":
            bits |= _PROPS.get((value or "").lower(), 0)
        elif key == "hidden" or (key == "aria-hidden" and value == "true"):
            bits |= HIDDEN
        elif key == "style":
            if value and _INVISIBLE.search(value):
                bits |= HIDDEN
        elif key == "contenteditable":
            bits |= BIT["control"]
    return bits
