// Finding phrases: which sections hold every character of a term in its order.
//
// The index holds each two neighbouring characters as a word with its positions. A term of n characters stands where
// its pairs 0, 2, 4, … and the last stand that far apart, so n/2 words tell every place of it exactly. Few candidates
// are read as text and compared; many are counted by the positions alone, sections included, without loading a page.

import { MARK, normalised, pair, sectionsOf } from "./text.js";

const READ_AT_MOST = 4; // so many reports are read rather than counted by positions
let engine;

/** Loads the engine once. */
export function load() {
  engine ??= (async () => {
    const folder = new URL("../../search/engine/", import.meta.url);
    const pagefind = await import(new URL("pagefind.js", folder));
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    const simple = new Map();
    const table = Array.from(await (await fetch(new URL("traditional.txt", folder))).text());
    for (let index = 0; index + 1 < table.length; index += 2) simple.set(table[index], table[index + 1]);
    const entry = await (await fetch(new URL("pagefind-entry.json", folder))).json();
    const [language] = Object.values(entry.languages);
    return { pagefind, simple, pages: language.page_count, version: language.hash.replace(/^.*_/, "") };
  })();
  engine.catch(() => { engine = undefined; });
  return engine;
}

/** The terms of a query: parted by spaces, normalised, Traditional characters made Simplified. */
export async function termsOf(query) {
  const { simple } = await load();
  const terms = query.split(/\s+/).map((term) => Array.from(normalised(term), (char) => simple.get(char) ?? char).join(""));
  return [...new Set(terms.filter(Boolean))];
}

/**
 * The reports in which every term stands: { reports, hits }.
 * A report is { hits, full, read() } where read() gives { meta, sections: [{ anchor, title, text, full }] }, the
 * sections that hold a term, those that hold all of them (full) first.
 */
export async function find(terms, { filters = {}, sort = "relevance" } = {}) {
  const options = { filters, sort: { year: "desc" } };
  const candidates = await narrowed(terms, options);
  const reports = candidates.size <= READ_AT_MOST
    ? await readAll(candidates, terms)
    : await countAll(candidates, terms, options);
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

/** By page: the result and, for each term, the positions at which it may start. Stops when few pages are left. */
async function narrowed(terms, options) {
  let pages;
  for (const [number, term] of terms.entries()) {
    for (const offset of offsetsOf(term)) {
      if (pages && pages.size <= READ_AT_MOST) return pages;
      const places = await positions(pair(term, offset), options);
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
  return pages;
}

/** Offsets of pairs that together cover a term; the first and the last first, since they tell most. */
function offsetsOf(term) {
  const last = term.length - 2;
  const between = [];
  for (let offset = 2; offset < last; offset += 2) between.push(offset);
  return last > 0 ? [0, last, ...between] : [0];
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

async function countAll(candidates, terms, options) {
  const marks = await positions(MARK, options);
  return [...candidates].map(([id, { result, starts }]) => {
    const sections = [...marks.get(id).words].sort((one, other) => one - other);
    const held = starts.map((places) => new Set(places.map((place) => lastAtOrBefore(sections, place))));
    const any = new Set(held.flatMap((each) => [...each]));
    const full = [...any].filter((section) => held.every((each) => each.has(section))).length;
    return { hits: any.size, full, read: () => read(result, terms) };
  });
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
    const loading = result.data().then(({ meta, raw_content: content, anchors }) => ({
      meta,
      sections: sectionsOf({ content, anchors }).map((section) => ({ ...section, compared: normalised(section.text) })),
    }));
    loading.catch(() => pages.delete(result.id));
    pages.set(result.id, loading);
  }
  return pages.get(result.id);
}
