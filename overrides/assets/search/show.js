// From what was found to HTML elements; nothing here is put together from strings of HTML.

import { element } from "../element.js";
import { markAll } from "./mark.js";
import { characters } from "./text.js";

const BEFORE = 30; // characters shown before the first term
const SHOWN = 110; // characters of an excerpt
const AT_ONCE = 4; // sections of a page that are shown without being asked for

/** The address of a section with the terms to be marked on arrival. */
export function addressOf(root, page, section, terms) {
  const address = new URL(page.address, root);
  for (const term of terms) address.searchParams.append("h", term);
  address.hash = section.anchor;
  return address.href;
}

/** A page with its sections that hold the terms; `hits` is how many places it has. */
export function reportGroup(root, { meta, title, sections }, terms, hits) {
  const items = sections.map((section) => element("li", { className: "search-hit" },
    marked(element("a", { href: addressOf(root, meta, section, terms) }, headOf(section)), terms),
    excerpt(section, terms)));
  const rest = items.slice(AT_ONCE);
  return element("section", { className: "search-report" },
    element("h2", {}, element("a", { href: new URL(meta.address, root).href }, title)),
    element("p", { className: "facts" }, factsOf(meta, hits)),
    element("ol", {}, ...items.slice(0, AT_ONCE)),
    ...(rest.length ? [element("details", {}, element("summary", {}, `这一页里还有${rest.length}节`), element("ol", {}, ...rest))] : []));
}

/** How a section is called: what stands before the first heading, and what a page says beside its text, have no title. */
function headOf(section) {
  if (!section.anchor) return "开头";
  return section.title || "报告的情况";
}

/** What a page is, in a few words. */
export function factsOf({ kind, body, year, punctuality }, hits) {
  return [year ? `${body}　${year}年度` : body || kind, punctuality, hits && `${hits}处`].filter(Boolean).join("　");
}

/** A page whose text did not come, with a button that asks again. */
export function missingGroup(root, meta, again) {
  return element("section", { className: "search-report missing" },
    element("h2", {}, element("a", { href: new URL(meta.address, root).href }, factsOf(meta))),
    element("p", {}, "这一页的文字没有取到。", retry(again)));
}

/** A button that tries again what failed. */
export function retry(again) {
  const button = element("button", { type: "button", className: "search-retry" }, "再试");
  button.addEventListener("click", again);
  return button;
}

/** A text as it is said within a sentence: a long one by its beginning. */
export function quoted(text) {
  const chars = Array.from(text);
  return `“${chars.length > 40 ? `${chars.slice(0, 40).join("")}…` : text}”`;
}

function marked(made, terms) {
  markAll(made, terms);
  return made;
}

/** The text around the first term; the title, which stands above it, is no part of it. */
function excerpt({ title, text: whole }, terms) {
  const text = whole.startsWith(`${title}\n`) ? whole.slice(title.length + 1) : whole;
  const places = characters(text);
  const compared = places.map(({ char }) => char).join("");
  const first = Math.min(...terms.map((term) => compared.indexOf(term)).filter((at) => at >= 0));
  const at = Number.isFinite(first) ? places[first].start : 0;
  const start = Math.max(0, at - BEFORE);
  const paragraph = marked(element("p", {}, text.slice(start, start + SHOWN).replaceAll("\n", " ")), terms);
  if (start) paragraph.prepend("…");
  if (start + SHOWN < text.length) paragraph.append("…");
  return paragraph;
}
