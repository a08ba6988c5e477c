// Finding phrases: which sections hold every character of a term in its order.
//
// The index holds each two neighbouring characters as a word with its positions. A term of n characters stands where
// its pairs 0, 2, 4, … and the last stand that far apart, so n/2 words tell every place of it exactly. Few candidates
// are read as text and compared; many are counted by the positions alone, sections included, without loading a page.

import { MARK, normalised, spelled } from "./text.js";

// So many reports are read rather than narrowed further: a report is about 6 kB, a slice of the index about 30 kB.
const READ_AT_MOST = 8;
let engine;
let tableOfSimple;

// Beside the page that the box in the header leads to.
const folder = new URL("engine/", document.querySelector(".search-box").action);

/** Loads the engine once. */
export function load() {
  engine ??= (async () => {
    const pagefind = await import(new URL("pagefind.js", folder));
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    const common = new Map((await pairsOf("common.txt")).map((pair, rank) => [pair.join(""), rank]));
    const entry = await (await fetch(new URL("pagefind-entry.json", folder))).json();
    const [language] = Object.values(entry.languages);
    return { pagefind, common, pages: language.page_count, version: language.hash.replace(/^.*_/, "") };
  })();
  engine.catch(() => { engine = undefined; });
  return engine;
}

/** The pairs of characters that a file of the index lists. */
async function pairsOf(name) {
  const answer = await fetch(new URL(name, folder));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const chars = Array.from(await answer.text());
  return Array.from({ length: chars.length / 2 }, (_, index) => [chars[2 * index], chars[2 * index + 1]]);
}

/** The terms of a query: parted by spaces, normalised. */
export function termsOf(query) {
  return [...new Set(query.split(/\s+/).map(normalised).filter(Boolean))];
}

/** The terms with Traditional characters made Simplified. The table is loaded when first needed. */
async function simplified(terms) {
  tableOfSimple ??= pairsOf("traditional.txt").then((pairs) => new Map(pairs));
  tableOfSimple.catch(() => { tableOfSimple = undefined; });
  const simple = await tableOfSimple;
  return [...new Set(terms.map((term) => Array.from(term, (char) => simple.get(char) ?? char).join("")))];
}

/** What `findAsWritten` finds, and `terms`: as they are, or made Simplified where nothing was found as they are. */
export async function find(terms, choices = {}) {
  const found = await findAsWritten(terms, choices);
  const simple = found.hits ? terms : await simplified(terms);
  if (simple.join(" ") === terms.join(" ")) return { ...found, terms };
  return { ...(await findAsWritten(simple, choices)), terms: simple };
}

/**
 * The reports in which every term stands: { reports, hits }.
 * A report is { hits, full, read() } where read() gives { meta, sections: [{ anchor, title, text, full }] }, the
 * sections that hold a term, those that hold all of them (full) first.
 */
async function findAsWritten(terms, { filters = {}, sort = "relevance" }) {
  const options = { filters, sort: { year: "desc" } };
  const { pages, exact } = await narrowed(terms, options);
  const reports = exact ? await countAll(pages, terms, options) : await readAll(pages, terms);
  if (sort === "relevance") reports.sort((one, other) => other.full - one.full || other.hits - one.hits);
  return { reports, hits: reports.reduce((sum, report) => sum + report.hits, 0) };
}

/** Of a term that stands nowhere, the longest parts that do, each with its number of hits. */
export async function partsOf(terms, options) {
  const parts = [];
  for (const term of terms) {
    for (let start = 0; start < term.length - 1;) {
      let end = start + 2;
      let hits = 0;
      for (; end <= term.length; end += 1) {
        const found = await find([term.slice(start, end)], options);
        if (!found.hits) break;
        hits = found.hits;
      }
      if (hits) parts.push({ term: term.slice(start, end - 1), hits });
      start = hits ? end - 1 : start + 1;
    }
  }
  return parts;
}

/**
 * By page: the result and, for each term, the positions at which it may start; and whether it does start there (exact),
 * or the narrowing stopped because few pages were left.
 */
async function narrowed(terms, options) {
  let pages;
  for (const [number, term] of terms.entries()) {
    for (const { pair, offset } of await cover(term)) {
      if (pages && pages.size <= READ_AT_MOST) return { pages, exact: false };
      const places = await positions(Array.from(pair, spelled).join(""), options);
      const next = new Map();
      for (const [id, { result, words }] of places) {
        const page = pages ? pages.get(id) : { result, starts: [] };
        if (!page) continue;
        const known = page.starts[number];
        const starts = known ? known.filter((start) => words.has(start + offset)) : [...words].map((at) => at - offset);
        if (starts.length) next.set(id, { result: page.result, starts: Object.assign([...page.starts], { [number]: starts }) });
      }
      pages = next;
    }
  }
  return { pages, exact: true };
}

/** The pairs of characters that together cover a term, with their offsets; the rarest first, since they tell most. */
async function cover(term) {
  const { common } = await load();
  const chars = Array.from(term);
  const last = chars.length - 2;
  const offsets = Array.from({ length: Math.ceil(last / 2) }, (_, number) => 2 * number);
  const rarity = (pair) => common.get(pair) ?? common.size;
  return [...offsets, last]
    .map((offset) => ({ offset, pair: chars[offset] + chars[offset + 1] }))
    .sort((one, other) => rarity(other.pair) - rarity(one.pair));
}

async function positions(word, options) {
  const { pagefind } = await load();
  const { results } = await pagefind.search(word, options);
  return new Map(results.map((result) => [result.id, { result, words: new Set(result.words) }]));
}

async function readAll(candidates, terms) {
  const reports = await Promise.all([...candidates.values()].map(async ({ result }) => {
    const page = await read(result, terms);
    return page.sections.length && page.all
      ? { hits: page.sections.length, full: page.sections.filter((section) => section.full).length, read: async () => page }
      : null;
  }));
  return reports.filter(Boolean);
}

/** Counts by positions. A single place is a single section; reports with several are read if few, else the marks are. */
async function countAll(candidates, terms, options) {
  const several = new Map([...candidates].filter(([, { starts }]) => starts.flat().length > 1));
  const few = several.size <= READ_AT_MOST;
  const marks = few ? undefined : await positions(MARK, options);
  const single = few ? [...candidates].filter(([id]) => !several.has(id)) : [...candidates];
  const counted = single.map(([id, { result, starts }]) => {
    const sections = marks ? [...marks.get(id).words].sort((one, other) => one - other) : [0];
    const held = starts.map((places) => new Set(places.map((place) => lastAtOrBefore(sections, place))));
    const any = new Set(held.flatMap((each) => [...each]));
    const full = [...any].filter((section) => held.every((each) => each.has(section))).length;
    return { hits: any.size, full, read: () => read(result, terms) };
  });
  return few ? [...counted, ...await readAll(several, terms)] : counted;
}

function lastAtOrBefore(sorted, place) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= place) low = middle + 1; else high = middle;
  }
  return low - 1;
}

/** A page's sections that hold a term, those with all of them first, and whether the page holds all. */
async function read(result, terms) {
  const { meta, sections } = await page(result);
  const held = new Set();
  const holding = sections
    .map((section) => ({ ...section, here: terms.filter((term) => section.compared.includes(term)) }))
    .filter(({ here }) => here.length);
  for (const { here } of holding) here.forEach((term) => held.add(term));
  const sorted = holding
    .map(({ here, ...section }) => ({ ...section, full: here.length === terms.length }))
    .sort((one, other) => other.full - one.full);
  return { meta, sections: sorted, all: held.size === terms.length };
}

const pages = new Map(); // pages read so far, by result id

function page(result) {
  if (!pages.has(result.id)) {
    const loading = result.data().then(({ meta, sections }) => ({
      meta,
      sections: sections.map(({ anchor, title, text }) => {
        const whole = `${title}\n${text}`;
        return { anchor, title, text: whole, compared: normalised(whole) };
      }),
    }));
    loading.catch(() => pages.delete(result.id));
    pages.set(result.id, loading);
  }
  return pages.get(result.id);
}
