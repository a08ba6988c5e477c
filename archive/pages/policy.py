"""What a page may load and run: its Content-Security-Policy, made from the finished page.

The theme and the archive put a few scripts into every page; each is allowed by the hash of its text, so that a script
that came into a page by any other way does not run. Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_HEAD = '<meta charset="utf-8">'
"""What the theme's pages begin their head with; the policy counts for what comes after it."""
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_RULES = (
    "default-src 'none'",
    # The theme's icons are masks that its style sheet holds as data.
    "img-src 'self' data:",
    "style-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_RULES_WITHOUT_SCRIPTS = ("default-src 'none'", "style-src 'self'", "form-action 'none'", "base-uri 'none'")
# Links to the bodies' own sites do not tell them what a reader looked for here.
_REFERRER = '<meta name="referrer" content="same-origin">'


def with_policy(html: str) -> str:
    """A finished page with its policy; raises ValueError where the page has no place for one."""
    # The article holds none of the site's own, and what came into it must not be allowed for being there.
    around = html.partition("<article")[0] + html.rpartition("</article>")[2]
    own = [each["text"] for each in _SCRIPT.finditer(around) if not re.search(r"\b(?:src|type)=", each["attributes"])]
    hashes = dict.fromkeys(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in own)
    scripts = " ".join(["script-src 'self'", *hashes])
    return _ruled(html, [*_RULES, scripts])


def without_scripts(html: str) -> str:
    """A finished page that loads its style and nothing else, with a policy that says so."""
    return _ruled(html, _RULES_WITHOUT_SCRIPTS)


def _ruled(html: str, rules: Iterable[str]) -> str:
    before, head, after = html.partition(_HEAD)
    if not head:
        raise ValueError("a page without a head")
    policy = "; ".join(rules)
    return f'{before}{head}<meta http-equiv="Content-Security-Policy" content="{policy}">{_REFERRER}{after}'
