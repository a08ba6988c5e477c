// What else a reader may mean: the words as plain text, other words for the same, pages that explain, longer numbers.

import { element } from "../element.js";
import { addressFor } from "./address.js";
import { EXPLAINING, both, look, within } from "./look.js";
import { piecesOf } from "./pieces.js";
import { understood } from "./query.js";
import { quoted } from "./show.js";

/** What was understood, the literal reading, and other words for the same; counts come later (`readings`). */
export function telling(meant, state, known) {
  const told = [];
  if (meant.apart) told.push(element("p", { className: "facts" }, meant.said, link({ ...state, literal: true }, `照字面查${quoted(state.q)}`, "reading")));
  if (state.literal) told.push(element("p", { className: "facts" }, "词句照字面查。", link({ ...state, literal: false }, "机关、年度和“、|-”照它们的意思查", "")));
  const others = othersOf(meant, state, known);
  if (others.length) told.push(element("p", { className: "facts" }, "也可以查：", ...others.map((other) => link(other.state, quoted(other.text), "reading"))));
  return told;
}

/** The searches for other words for the same: [{ text, state }]. */
function othersOf(meant, state, known) {
  return meant.words
    .filter(({ term }) => meant.asked.all.some((group) => group.includes(term)))
    .flatMap(({ text, term }) => known.synonyms(term).map((other) => ({ text: other, state: { ...state, q: state.q.replace(text, () => other), loose: false } })));
}

/** Adds to the links of `telling` how many there are; a number that did not come is left out. */
export async function readings({ known, current }, said) {
  for (const each of said.querySelectorAll("a.reading")) {
    try {
      const found = await lookedFor(each, known);
      if (!current()) return;
      each.append(`（${found.hits || !found.pages.length ? `${found.hits}处` : `${found.pages.length}页`}）`);
    } catch (error) {
      console.error(error);
    }
  }
}

function lookedFor({ state }, known) {
  const meant = understood(state.q, known, state);
  return look(meant.asked, both(meant.filters, state.filters), state.sort);
}

/** The line that leads to the pages that explain, where there are some beside. */
export function explaining({ found, state }) {
  if (!found.explained) return [];
  return [" ", link({ ...state, filters: { ...state.filters, kind: new Set([EXPLAINING]) } }, `说明里另有${found.explained}页`, "")];
}

/** Below the list: the places within longer numbers. */
export async function also({ found, state, filters }) {
  try {
    const wider = await within(found, filters, state.sort);
    return wider.hits ? [element("p", {}, link({ ...state, loose: true }, `也含在更长的数里：${wider.hits}处`, ""))] : [];
  } catch (error) {
    console.error(error);
    return [];
  }
}

/** Where nothing holds everything: each word that stands somewhere, and of the others the longest parts that do. */
export async function togetherNowhere({ meant, state, filters }) {
  const words = filters ? meant.words : [];
  const pieces = await piecesOf(words, meant.asked, filters);
  if (!pieces.length) return [];
  const items = pieces.map(({ word, part, hits, pages }) => element("li", {}, pieceLink(state, words, word, part), `（${hits ? `${hits}处` : `${pages}页`}）`));
  const whole = pieces.every(({ word, part }) => word === part);
  return [
    element("p", {}, whole ? "这些词都有，但没有一页都有：" : "其中这些部分是有的："),
    element("ul", { className: "search-parts" }, ...items),
  ];
}

/** A search for a part alone, with what the query names left as it is. */
function pieceLink(state, words, word, part) {
  const named = words.filter(({ entry }) => entry && ["机关", "地区", "年度"].includes(entry.what)).map(({ text }) => text);
  return link({ ...state, q: [...named, state.literal ? part : `“${part}”`].join(" "), loose: false }, part, "");
}

function link(state, text, className) {
  return Object.assign(element("a", { href: addressFor(state), className }, text), { state });
}
