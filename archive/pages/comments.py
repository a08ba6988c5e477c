"""What editors leave for one another in comments of HTML does not get into the published page."""

from html.parser import HTMLParser
from itertools import accumulate

_OPENS = "<!--"


class _Comments(HTMLParser):
    """Where the comments of an HTML stand; what an attribute spells like one is none."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.spans: list[tuple[int, int]] = []
        self._html = html
        self._starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_comment(self, data: str) -> None:
        """A comment."""
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        end = self._html.find(">", start + len(_OPENS) + len(data))
        if self._html.startswith(_OPENS, start) and end >= 0:
            self.spans.append((start, end + 1))


def without_comments(html: str) -> str:
    """The HTML of a text without its comments."""
    if _OPENS not in html:
        return html
    parts, position = [], 0
    for start, end in _Comments(html).spans:
        parts.append(html[position:start])
        position = end
    return "".join([*parts, html[position:]])
