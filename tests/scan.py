"""A plain scan of the built pages, which shares no code with the search: what a phrase should be found in."""

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

Section = tuple[str, str]  # address of the page, anchor


@dataclass(frozen=True)
class Texts:
    """Every section of a site with its text as the search should compare it."""

    sections: dict[Section, str]

    def holding(self, *terms: str) -> set[Section]:
        """Sections that hold one of the terms, on pages that hold them all."""
        pages = [{page for page, _ in self.places(term)} for term in terms]
        all_of_them = set.intersection(*pages)
        looked = [compared(term) for term in terms]
        return {
            key for key, text in self.sections.items() if key[0] in all_of_them and any(term in text for term in looked)
        }

    def places(self, term: str) -> dict[Section, int]:
        """How often a term stands in each section that holds it."""
        looked = re.compile(f"(?={re.escape(compared(term))})")
        counts = {key: len(looked.findall(text)) for key, text in self.sections.items()}
        return {key: count for key, count in counts.items() if count}

    def phrases(self, seed: int) -> Iterator[str]:
        """Random substrings of 1 to 12 characters, without end."""
        chance = random.Random(seed)
        texts = [text for text in self.sections.values() if len(text) > 12]
        while texts:
            text, length = chance.choice(texts), chance.randint(1, 12)
            start = chance.randrange(len(text) - length)
            yield from _asked(text[start : start + length])

    def phrases_with(self, pattern: str, seed: int) -> Iterator[str]:
        """Such substrings, each with a character that matches a pattern; none where there is no such character."""
        chance = random.Random(seed)
        places = [(text, found.start()) for text in self.sections.values() for found in re.finditer(pattern, text)]
        while places:
            text, at = chance.choice(places)
            start = max(0, at - chance.randint(0, 5))
            yield from _asked(text[start : at + chance.randint(2, 6)])


def _asked(phrase: str) -> list[str]:
    """The phrase as a reader types it, if there is one; two numbers side by side are typed as two."""
    typed = phrase.replace("><", "、").replace("<", "").replace(">", "")
    return [typed] if compared(typed) else []


def compared(text: str) -> str:
    """A text without what does not matter to a search: punctuation, spaces, width and case; numbers as wholes in <>."""
    text = unicodedata.normalize("NFKC", text.replace("，", " "))
    return re.sub(
        r"(\d+(?:\.\d+|,\d{3}(?!\d))*)|[\W_]",
        lambda match: f"<{match[1].replace(',', '')}>" if match[1] else "",
        text,
    ).lower()


def texts_of(site: Path) -> Texts:
    """The texts of reports and of pages that explain by their sections; names and definitions of indicators."""
    sections: dict[Section, str] = {}
    for path in [
        *site.glob("reports/*/*/index.html"),
        *site.glob("about/index.html"),
        *site.glob("data/index.html"),
        *site.glob("editors/**/index.html"),
    ]:
        page = path.parent.relative_to(site).as_posix() + "/"
        article = _article(path)
        for each in article.select(".headerlink, .fig-note"):
            each.decompose()
        root = article.select_one(".report-text") or article.article
        title = article.h1.text if root.name != "article" else ""
        anchor = ""
        parts: dict[str, list[str]] = {"": [title]}
        for child in root.children:
            if isinstance(child, Tag) and child.name in ("h2", "h3", "h4", "h5"):
                if page.startswith("reports/") and child["id"] == "figures":
                    break
                anchor = child["id"]
            parts.setdefault(anchor, []).append(
                child.text if isinstance(child, Tag) and child.name not in ("nav", "script") else ""
            )
        sections |= {(page, anchor): compared("".join(text)) for anchor, text in parts.items()}
    for path in site.glob("indicators/*/index.html"):
        article = _article(path)
        if not article.select_one(".definition"):
            continue  # an old address, which leads on
        text = article.h1.text + article.select_one(".definition").text
        sections[path.parent.relative_to(site).as_posix() + "/", ""] = compared(text)
    return Texts(sections)


def _article(path: Path) -> BeautifulSoup:
    html = path.read_text(encoding="utf-8")
    return BeautifulSoup(html[html.index("<article") : html.index("</article>")], "html.parser")
