"""What a page that explains says, as its Markdown has it: sections by their anchors, tables by their cells."""

import re
from textwrap import dedent

FENCE = re.compile(r"^ *```(?P<info>[^\n]*)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{2,4} (?P<title>.+?) \{ #(?P<anchor>[\w-]+) \}$", re.MULTILINE)
_CODE = re.compile(r"(?P<ticks>`+) ?(?P<code>.+?) ?(?P=ticks)(?!`)")


def by_anchor(page: str) -> dict[str, str]:
    """The text under each heading of a page, up to the next heading, without its fenced blocks."""
    page = FENCE.sub("", page)
    headings = list(HEADING.finditer(page))
    ends = [*(heading.start() for heading in headings[1:]), len(page)]
    return {heading["anchor"]: page[heading.end() : end].strip() for heading, end in zip(headings, ends, strict=True)}


def table_in(section: str) -> list[list[str]]:
    """The body rows of the table in a section, cell by cell."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def codes_in(markdown: str) -> list[str]:
    """What stands between backticks."""
    return [match["code"] for match in _CODE.finditer(markdown)]


def only_code(cell: str) -> str:
    """The one piece of code that a cell consists of."""
    (code,) = codes_in(cell)
    return code


def examples(page: str) -> dict[str, str]:
    """The code under each title of a page's fenced blocks."""
    return {
        title[1]: dedent(block["body"])
        for block in FENCE.finditer(page)
        if (title := re.search(r'title="(.+)"', block["info"]))
    }
