// From what was found to HTML elements; nothing here is put together from strings of HTML.

import { element } from "../element.js";
import { markAll } from "./mark.js";
import { characters } from "./text.js";

const BEFORE = 30; // characters shown before the first term
const SHOWN = 110; // characters of an excerpt

/** The address of a section with the terms to be marked on arrival. */
export function addressOf(root, page, section, terms) {
  const address = new URL(page.address, root);
  for (const term of terms) address.searchParams.append("h", term);
  address.hash = section.anchor;
  return address.href;
}

/** A report with its sections that hold the terms. */
export function reportGroup(root, { meta, title, sections }, terms) {
  const hits = sections.map((section) => element("li", { className: "search-hit" },
    element("a", { href: addressOf(root, meta, section, terms) }, section.title || title),
    excerpt(section, terms)));
  return element("section", { className: "search-report" },
    element("h2", {}, element("a", { href: new URL(meta.address, root).href }, title)),
    element("p", { className: "facts" }, [meta.body, meta.year && `${meta.year}年度`, `${sections.length}处`].filter(Boolean).join("　")),
    element("ol", {}, ...hits));
}

function excerpt({ text }, terms) {
  const places = characters(text);
  const compared = places.map(({ char }) => char).join("");
  const first = Math.min(...terms.map((term) => compared.indexOf(term)).filter((at) => at >= 0));
  const at = Number.isFinite(first) ? places[first].start : 0;
  const start = Math.max(0, at - BEFORE);
  const shown = text.slice(start, start + SHOWN).replaceAll("\n", " ");
  const paragraph = element("p", {}, shown);
  markAll(paragraph, terms);
  if (start) paragraph.prepend("…");
  if (start + SHOWN < text.length) paragraph.append("…");
  return paragraph;
}
