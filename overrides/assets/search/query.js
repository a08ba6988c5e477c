// What a query means: words, or, not, phrases, and the bodies, places and years that it names. Nothing is fetched here.

import { normalised } from "./text.js";

/** So many characters a query may have; a longer one is refused as a whole and never cut. */
export const LONGEST = 2000;

const CLOSING = new Map([["《", "》"], ["〈", "〉"], ["“", "”"], ["‘", "’"], ["「", "」"], ["『", "』"], ["\"", "\""], ["＂", "＂"]]);
const MERELY_QUOTED = /^[“‘「『"＂].*[”’」』"＂]$/s;
const OR = /[、|｜]/;
const MINUS = /^[-－−]/;
const SENTENCE = /[，。；：！？,;!?]/;
const LONG = 10; // characters of a part that is no word of a list, but piece of a sentence

/**
 * What is asked for: { asked: { all, none }, filters, words: [{ text, term, entry }], said, apart }.
 *
 * `names` is what names.js gives. `apart` tells that the words taken as plain text
 * (`literal`) would mean something else. A query that is too long has `tooLong`, its number of characters, and asks nothing.
 */
export function understood(query, names, { literal = false } = {}) {
  const length = Array.from(query.trim()).length;
  const nothing = { asked: { all: [], none: [] }, filters: {}, words: [], said: "", apart: false };
  if (length > LONGEST) return { ...nothing, tooLong: length };
  const groups = groupsOf(query, literal);
  const wanted = groups.filter(({ not }) => !not).map(({ words }) => words.map((word) => meant(word, literal ? null : names)));
  const none = groups.filter(({ not }) => not).flatMap(({ words }) => words);
  const named = wanted.filter((group) => group.every(({ entries }) => entries.length));
  const texts = wanted.filter((group) => !named.includes(group));
  return {
    asked: { all: distinct(texts.map((group) => distinct(group.map(({ term }) => term)))), none: distinct(none.map(({ term }) => term)) },
    filters: filtersOf(named),
    words: [...named.flat().map(({ entries, ...word }) => told(word, entries)), ...texts.flat().map(({ known, ...word }) => told(word, known))],
    said: saidOf(named, texts, none),
    apart: !literal && (named.length > 0 || none.length > 0 || texts.some((group) => group.length > 1)),
  };
}

/** A query in groups of alternatives: [{ not, words: [{ text, term, quoted }] }]; what holds no character that counts is left out. */
function groupsOf(query, literal) {
  const groups = [];
  for (const parts of literal ? wordsOf(query).map((text) => [text]) : listsOf(query)) {
    const not = !literal && MINUS.test(parts[0]) && normalised(parts[0]) !== "";
    const words = parts
      .map((part, index) => (not && !index ? part.replace(MINUS, "") : part))
      .map((text) => ({ text: unquoted(text), term: normalised(text), quoted: MERELY_QUOTED.test(text) }))
      .filter(({ term }) => term);
    if (words.length) groups.push({ not, words });
  }
  return groups;
}

/** The words of a query, those that 、 or | joins in one list. A sentence that holds 、 stays one word. */
function listsOf(query) {
  const lists = [];
  let joined = false;
  for (const word of wordsOf(query)) {
    const parts = cut(word, OR);
    const sentence = /[|｜]/.test(word) ? false : parts.length > 1 && parts.some(isOfSentence);
    for (const [index, part] of (sentence ? [word] : parts).entries()) {
      if (index) joined = true;
      if (!normalised(part)) continue;
      if (joined && lists.length) lists.at(-1).push(part); else lists.push([part]);
      joined = false;
    }
    if (!sentence && OR.test(word.at(-1))) joined = true;
  }
  return lists;
}

function isOfSentence(part) {
  const quoted = CLOSING.get(part[0]) === part.at(-1);
  return !quoted && (SENTENCE.test(part) || normalised(part).length > LONG);
}

function wordsOf(query) {
  return cut(query, /\s/).filter(Boolean);
}

/** A text cut at a sign, except where quotes hold it together. */
function cut(text, sign) {
  const parts = [""];
  for (let at = 0; at < text.length; at += 1) {
    const closed = CLOSING.has(text[at]) ? text.indexOf(CLOSING.get(text[at]), at + 1) : -1;
    if (closed > 0) {
      parts.push(parts.pop() + text.slice(at, closed + 1));
      at = closed;
    } else if (sign.test(text[at])) parts.push("");
    else parts.push(parts.pop() + text[at]);
  }
  return parts;
}

/** A word as it is said to the reader: without the quotes that hold it together, which are no part of it. */
function unquoted(text) {
  return MERELY_QUOTED.test(text) ? text.slice(1, -1) : text;
}

/** A word with the bodies, places or years that it names; what is quoted names nothing. */
function meant(word, names) {
  if (!names || word.quoted) return { ...word, entries: [], known: [] };
  const entries = names.exact(word.term);
  const places = entries.filter(({ what }) => what === "地区");
  // A place stands for its bodies, its government among them.
  const filtering = places.length ? places : entries.filter(({ what }) => what === "机关" || what === "年度");
  return { ...word, entries: filtering, known: entries.filter(({ what }) => what === "主题" || what === "指标") };
}

function told({ text, term }, [entry]) {
  return { text, term, entry: entry ?? null };
}

/** { body, year }: what pages must be of. Words for bodies that have some in common narrow each other; else they add up. */
function filtersOf(named) {
  const filters = {};
  for (const group of named) {
    const entries = group.flatMap((word) => word.entries);
    narrow(filters, "body", bodiesOf(entries));
    narrow(filters, "year", new Set(entries.filter(({ what }) => what === "年度").map(({ year }) => String(year))));
  }
  return filters;
}

function narrow(filters, name, values) {
  if (!values.size) return;
  const before = filters[name] ?? values;
  const both = [...before].filter((value) => values.has(value));
  filters[name] = new Set(both.length ? both : [...before, ...values]);
}

function saidOf(named, texts, none) {
  const ways = named.map((group) => group.map(toldName).join("或"));
  const words = texts.map((group) => group.map(({ text }) => `“${text}”`).join("或"));
  if (!ways.length && !none.length && texts.every((group) => group.length === 1)) return "";
  return [
    ways.length && `限于${ways.join("、")}`,
    words.length && `查${words.join("和")}`,
    none.length && `去掉含${none.map(({ text }) => `“${text}”`).join("或")}的网页`,
  ].filter(Boolean).join("，") + "。";
}

function toldName({ text, entries }) {
  const [{ what, name, full, year }] = entries;
  if (what === "年度") return `${year}年度`;
  const said = entries.length > 1 ? `“${text}”` : full ?? name;
  const { size } = bodiesOf(entries);
  return what === "地区" || size > 1 ? `${said}（${size}个机关）` : said;
}

function bodiesOf(entries) {
  return new Set(entries.flatMap(({ bodies }) => bodies ?? []));
}

function distinct(values) {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
