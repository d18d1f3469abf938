"""Addresses around an address: archives, redirectors, link scanners and the proxies of libraries."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from claimcheck import regex as re

_ARCHIVED = re.compile(
    r"https?://(?:web\.|www\.)?(?:archive\.org/(?:web/)?(?:\d{4,14}|\*|\d{1,14}\*)(?:[a-z]{2}_)?/"
    r"|archive\.(?:is|ph|today|vn|li|md|fo)/(?:o/\w{2,9}/|newest/|oldest/|\d{4,14}/)"
    r"|webarchive\.(?:nationalarchives\.gov\.uk|org\.uk)/(?:ukgwa/|wayback/(?:archive/)?)?\d{4,14}(?:[a-z]{2}_)?/"
    r"|wayback\.archive-it\.org/\d{1,9}/\d{4,14}/)(?=https?:|www\.|[\w-]+\.)",
    re.IGNORECASE,
)
_PARAMETERS = {
    "archive.org/wayback/available": ("url",), "webcitation.org/query": ("url",), "facebook.com/l.php": ("u",),
    "instagram.com": ("u",), "safelinks.protection.outlook.com": ("url",), "reddit.com": ("url",),
    "umblr.com/redirect": ("z",), "slack-redir.net/link": ("url",), "linkedin.com/redir/redirect": ("url",),
    "youtube.com/redirect": ("q",), "steamcommunity.com/linkfilter": ("u", "url"), "vk.com/away.php": ("to",),
    "exacttarget.com": ("url",), "duckduckgo.com/l": ("uddg",), "medium.com/r": ("url",), "t.co": ("url",),
}  # fmt: skip
"""Redirectors, with their path where others of the host are pages, and the parameters that hold the address."""
_GOOGLE = re.compile(r"(?:www\.|scholar\.|translate\.)?google\.[a-z.]{2,6}$")
_GOOGLE_PATHS = frozenset({"/url", "/translate", "/scholar_url", "/imgres", "/amp/s"})
_PROOFPOINT = re.compile(r"https?://urldefense\.(?:com|us)/v3/__(https?:.{4,2000}?)__;", re.IGNORECASE)
_PROOFPOINT_2 = re.compile(r"urldefense\.proofpoint\.com$")
_YAHOO = re.compile(r"https?://r\.search\.yahoo\.com/.{0,500}?/RU=(https?%3a[^/]{4,2000})/", re.IGNORECASE)
_PROXY = re.compile(r"(?:ez|lib|web|off)?-?prox(?:y|ies)?\d{0,2}|idm\.oclc|libezp\d?|ezp", re.IGNORECASE)
_PROXY_WITHIN = re.compile(
    rf"(?<![a-z0-9])(?:{_PROXY.pattern}|[a-z]{{0,12}}proxy[a-z]?\d{{0,2}})(?![a-z0-9])", re.IGNORECASE
)
"""A name of a proxy among others in a host: `proxy-um.example.edu`; `approx.org` and `ezpublish.com` are none."""
_DEEPEST = 4
"""Wrappers within each other that are taken off."""


def unwrapped(url: str) -> str:
    """The address that `url` leads to, where it is only the way there; else `url`.

    >>> unwrapped("https://web.archive.org/web/2020/https://example.org/thyme")
    'https://example.org/thyme'
    >>> unwrapped("https://www-example-org.ezproxy.example.edu/thyme")
    'https://www.example.org/thyme'
    """
    for _ in range(_DEEPEST):
        inner = _inner(url)
        if inner is None or inner == url:
            break
        url = inner
    return url


def _inner(url: str) -> str | None:
    if match := _ARCHIVED.match(url):
        rest = url[match.end() :]
        return rest if "://" in rest[:8] else re.sub(r"^(https?):/*", r"\1://", rest) if ":/" in rest[:7] else rest
    if found := _PROOFPOINT.match(url):
        return found[1]
    if found := _YAHOO.match(url):
        return unquote(found[1])
    try:
        parts = urlsplit(url if "://" in url[:8] else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return _in_query(host, parts.path, parts.query) or _behind_proxy(url, host)


def _in_query(host: str, path: str, query: str) -> str | None:
    """The address in the query of a redirector."""
    names: tuple[str, ...] = ()
    if _GOOGLE.match(host) and path.rstrip("/") in _GOOGLE_PATHS:
        names = ("q", "url", "u", "imgrefurl")
    elif _PROOFPOINT_2.search(host):
        written = parse_qs(query).get("u", [""])[0]
        return unquote(re.sub(r"-([0-9A-F]{2})", r"%\1", written.replace("_", "/"))) or None
    elif any(map(_PROXY.fullmatch, host.split("."))) and path.rstrip("/") in {"/login", ""}:
        names = ("url", "qurl")
    else:
        whole = f"{host}{path}"
        names = next((given for key, given in _PARAMETERS.items() if _is_at(whole, host, key)), ())
    if not names or not query:
        return None
    # A proxy's address holds the other one as it is, with its own question mark and ampersands.
    if query.startswith(("url=http", "qurl=http")) and "://" in query:
        return unquote(query.partition("=")[2]) if "%3a" in query[:16].lower() else query.partition("=")[2]
    given = parse_qs(query.replace("&amp;", "&"))
    return next((value for name in names for value in given.get(name, ()) if value.startswith("http")), None)


def _is_at(whole: str, host: str, key: str) -> bool:
    domain, slash, _ = key.partition("/")
    at = host == domain or host.endswith(f".{domain}")
    return at and (not slash or whole[len(host) - len(domain) :].startswith(key))


def _behind_proxy(url: str, host: str) -> str | None:
    """The address that a library's proxy stands for: `www-nature-com.proxy.example.edu`, `nature.com.proxy…`."""
    labels = host.split(".")
    at = next((index for index, label in enumerate(labels) if index and _PROXY.fullmatch(label)), 0)
    if not at and "-" in labels[0] and _PROXY_WITHIN.search(host.partition(".")[2]):
        at = 1
    if not at:
        return None
    own = ".".join(labels[:at])
    if at == 1:
        own = own.replace("--", "\0").replace("-", ".").replace("\0", "-")
    if "." not in own:
        return None
    before, _, after = url.partition(host)
    return before.removesuffix("www.") + own + after
