"""What the names that page authors give to elements say about their content: classes, ids and roles."""

from __future__ import annotations

from claimcheck import regex as re
from claimcheck.readers.tree import BLOCK, Element

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEPARATED = r"(?:^|[\s_-])(?:{})(?=$|[\s_-])"

_FURNITURE = re.compile(
    _SEPARATED.format(
        r"ads?|adsense|btn|buttons?|adsbygoogle|advert\w*|addtoany\w*|author-?(?:bio|box|card|info|profile|description|block)s?"
        r"|about-?(?:the-?)?author|biography|author_?fmt|reviewed-?by|bio|breadcrumbs?|byline|comments?|commentlist|comment-?form"
        r"|cookies?|cookie-?\w+|consent|gdpr|cta|call-to-action|disqus|disqus_thread|donat\w+|follow-?us|footer-?widgets?"
        r"|jp-relatedposts|latest-?(?:news|posts)|login|mailchimp|mailing-?list|masthead|mega-?menu|menu|modal"
        r"|more-?(?:from|on|stories|articles)|nav|navbar|navigation|newsletter\w*|opt-?in|outbrain|pager|pagination"
        r"|page-?numbers|paywall|(?:entry|post|article)-?(?:meta|tags?|categories|nav)|pop-?up|post-?navigation"
        r"|print-?(?:link|button)|product-?(?:box|card|grid|list|item|tile)s?|products|promo\w*|promoted|rating-?\w*"
        r"|read-?(?:more|next)|recirc\w*|recommended-?\w*|recommendations?|related(?:-?\w+)?|respond|reply-title"
        r"|rltd|share|shared?-?(?:bar|box|buttons?|links?|this|icons?|tools)|sharedaddy|sharethis|sharing|shop|shopping-?\w*"
        r"|add-?to-?cart|cart|side-?bar|sign-?up|site-?(?:footer|header|nav)|skip-?(?:link|nav|to-content)|social\w*"
        r"|sponsor\w*|subscri(?:be|ber|bers|ption|ptions)(?:-?\w+)?|taboola|tag-?cloud|tag-?links|tags-?links|tags|cat-?links"
        r"|teasers?|toc|table-?of-?contents|ez-toc-container|toolbar|trending|upsell|widget-?area|yarpp\w*|you-?may-?(?:also-?)?like"
        r"|zergnet"
    ),
    re.IGNORECASE,
)
_MOVING = re.compile(
    _SEPARATED.format(
        r"btn|buttons?|breadcrumbs?|byline|mega-?menu|menu|nav|navbar|navigation|pager|pagination|page-?numbers|post-?navigation"
        r"|(?:entry|post|article)-?(?:meta|tags?|categories|nav)|print-?(?:link|button)|rating-?\w*|share|sharing|skip-?\w+"
        r"|shared?-?(?:bar|box|buttons?|links?|this|icons?|tools)|social\w*|tag-?cloud|tag-?links|tags-?links|tags|cat-?links"
        r"|toc|table-?of-?contents|ez-toc-container|toolbar|trending"
    ),
    re.IGNORECASE,
)
"""Names of what helps to move about the page: buttons and links, so that running text in it proves them wrong."""
_WIDGET = re.compile(r"(?:^|\s)(?:widget|widgets|widget[_-](?!content|wrap)[\w-]+)(?=$|\s)")
_FURNITURE_ROLES = frozenset(
    {
        "alert",
        "alertdialog",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "form",
        "menu",
        "menubar",
        "navigation",
        "search",
        "toolbar",
    }
)
_FURNITURE_NAMES = frozenset({"aside", "footer", "form", "menu", "nav", "search"})

_REFERENCES = re.compile(
    r"(?<![\w-])(?!(?:has|no|with|show|hide|toggle)[-_])(?:[a-z0-9]+[-_]{1,2}){0,5}"
    r"(?:references|reference[-_]?list|ref[-_]?list|reflist|bibliography|biblio|foot[-_]?notes|end[-_]?notes"
    r"|works[-_]?cited|citations|citation[-_]?list|cited[-_]?sources|sources|source[-_]?list|literature[-_]?cited)"
    r"(?:[-_]{1,2}(?!toggle|button|btn|link|nav|title|heading|header|icon|tab\b)[a-z0-9]+){0,4}(?![\w-])"
)
_REFERENCE_ROLES = frozenset({"doc-bibliography", "doc-endnotes"})
_REFERENCE_HOLDERS = frozenset({"aside", "details", "div", "dl", "footer", "ol", "section", "table", "tbody", "ul"})

_MAIN = re.compile(
    r"(?<![\w-])(?:(?:article|entry|post|story|blog|page|td-post|single)[-_]{1,2}(?:body|content|text|copy)"
    r"|articlebody|article__?body|post__?content|rich-?text|main-?content|content-?body|body-?copy)(?![\w-])",
    re.IGNORECASE,
)

_INVISIBLE_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader(?:-text|-only)?|visually-?hidden|visuallyhidden|assistive-text|"
    r"mw-cite-backlink|footnote-back(?:link|ref)?|mw-editsection|anchorjs-link|headerlink|print-only)(?:\s|$)"
)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def names(element: Element) -> str:
    """Class and id of an element, camel case parted by dashes."""
    attributes = element.attributes
    written = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return written if written.islower() else _CAMEL.sub("-", written)


def is_furniture(element: Element) -> bool:
    """Whether name, role, class or id say that the element is no running text of an article."""
    if element.name in _FURNITURE_NAMES:
        return True
    if not element.written:
        return False
    attributes = element.attributes
    if attributes.get("role") in _FURNITURE_ROLES or attributes.get("rel") == "author":
        return True
    if "class" not in attributes and "id" not in attributes:
        return False
    written = names(element)
    return _FURNITURE.search(written) is not None or _WIDGET.search(written) is not None


def is_for_moving(element: Element) -> bool:
    """Whether nothing but class or id say that the element is furniture, and only of buttons and links."""
    if element.name in _FURNITURE_NAMES or element.get("role") in _FURNITURE_ROLES or element.get("rel") == "author":
        return False
    rest = _MOVING.sub(" ", names(element))
    return not (_FURNITURE.search(rest) or _WIDGET.search(rest))


def holds_references(element: Element) -> bool:
    """Whether role, class or id say that the element is a list of references or notes."""
    if element.name not in _REFERENCE_HOLDERS or not element.written:
        return False
    return element.get("role") in _REFERENCE_ROLES or _REFERENCES.search(names(element).lower()) is not None


def is_main(element: Element) -> bool:
    """Whether the element is marked as the main content of the page."""
    if element.name in ("main", "article"):
        return True
    if not element.written:
        return False
    return (
        element.get("role") in ("main", "article")
        or element.get("itemprop") == "articleBody"
        or _MAIN.search(names(element)) is not None
    )


def is_invisible(element: Element) -> bool:
    """Whether the element is there for screen readers or for moving about the page, not for reading."""
    return "class" in element.attributes and _INVISIBLE_CLASS.search(element.get("class")) is not None


def is_hidden(element: Element) -> bool:
    """Whether a reader does not see the element: by attribute or inline style.

    `aria-hidden` counts on inline elements only (icons): panels that unfold carry it while they are folded.
    """
    attributes = element.attributes
    return (
        ("hidden" in attributes and attributes["hidden"].lower() != "until-found")
        or (attributes.get("aria-hidden") == "true" and element.name not in BLOCK)
        or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"]) is not None)
    )
