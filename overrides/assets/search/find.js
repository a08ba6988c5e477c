// Which pages hold what was asked for, and where.

import { FACETS } from "./address.js";
import { FetchFailed, load, withIndex } from "./engine.js";
import { hitsOf, rarity } from "./term.js";

const NEAR = 60; // characters within which terms stand close together
const KINDS = ["正文", "指标", "机关", "说明"]; // in the order of archive/search/findable.py

export { FetchFailed, load };

/**
 * The pages in which a term of each group of `all` stands and none of `none`: { asked, pages, hits, facets }.
 *
 * Terms are as `normalised` gives them. Where nothing is found as they are written, they are taken with Traditional
 * characters made Simplified; `asked` tells what was looked for. A page is { meta, hits, read() }; read() gives
 * { meta, title, sections: [{ anchor, title, text, terms, full }] }, the sections that hold a term, those with one of
 * each group (full) first. Facets count the pages by value, each under the other filters. Throws FetchFailed.
 */
export function find(asked, { filters = {}, sort = "relevance" } = {}) {
  return withIndex(async (index) => {
    let looked = asked;
    let found = await matching(index, asked);
    if (!found.length) {
      looked = await simplified(index, asked);
      if (JSON.stringify(looked) !== JSON.stringify(asked)) found = await matching(index, looked);
    }
    const { pages, facets } = filtered(index, found, filters);
    const sorted = pages.sort(ORDERS[sort](index)).map(({ page, hits }) => ({ meta: index.pages[page], hits, read: () => read(index, page, looked) }));
    return { asked: looked, pages: sorted, hits: sorted.reduce((sum, { hits }) => sum + hits, 0), facets };
  });
}

/** Every page that holds what is asked for: { page, hits, near }. */
async function matching(index, { all, none }) {
  let within; // the pages that hold what was looked for so far
  const groups = [];
  const rarest = (group) => Math.min(...group.map((term) => rarity(index, term)));
  for (const group of [...all].sort((one, other) => rarest(one) - rarest(other))) {
    const found = union(await Promise.all(group.map((term) => hitsOf(index, term, within))));
    groups.push(found);
    within = new Set(found.keys());
    if (!within.size) return [];
  }
  within ??= new Set(index.pages.keys());
  for (const term of none) for (const page of (await hitsOf(index, term, within)).keys()) within.delete(page);
  return [...within].map((page) => {
    const held = groups.map((group) => group.get(page));
    return { page, hits: held.reduce((sum, { count }) => sum + count, 0), near: areNear(held.map(({ places }) => places)) };
  });
}

function union(found) {
  if (found.length === 1) return found[0];
  const all = new Map();
  for (const [page, { count, places }] of found.flatMap((each) => [...each])) {
    const known = all.get(page) ?? { count: 0, places: [] };
    all.set(page, { count: known.count + count, places: places && known.places && [...known.places, ...places] });
  }
  return all;
}

/** Whether somewhere a place of each group lies close to one of the first; not where the places of one are unknown. */
function areNear([first, ...others]) {
  if (!others.length) return true;
  if (!first || others.some((places) => !places)) return false;
  return first.some((place) => others.every((places) => places.some((other) => Math.abs(other - place) <= NEAR)));
}

function filtered(index, found, filters) {
  const chosen = Object.entries(filters).map(([name, values]) => [name, new Set(values)]).filter(([, values]) => values.size);
  const facets = Object.fromEntries([...FACETS.keys()].map((name) => [name, new Map()]));
  const pages = [];
  for (const each of found) {
    const meta = index.pages[each.page];
    const failed = chosen.filter(([name, values]) => !values.has(String(meta[name] ?? ""))).map(([name]) => name);
    if (!failed.length) pages.push(each);
    for (const name of FACETS.keys()) {
      const value = String(meta[name] ?? "");
      if (value && failed.every((other) => other === name)) facets[name].set(value, (facets[name].get(value) ?? 0) + 1);
    }
  }
  return { pages, facets };
}

const newest = (index) => (one, other) => (index.pages[other.page].year ?? 0) - (index.pages[one.page].year ?? 0);
const kind = (index) => (one, other) => KINDS.indexOf(index.pages[one.page].kind) - KINDS.indexOf(index.pages[other.page].kind);
const relevance = (index) => (one, other) => kind(index)(one, other) || other.near - one.near || other.hits - one.hits
  || newest(index)(one, other) || one.page - other.page;
const ORDERS = {
  relevance,
  year: (index) => (one, other) => newest(index)(one, other) || relevance(index)(one, other),
  // Pages are numbered by address, and so by body.
  body: (index) => (one, other) => kind(index)(one, other) || one.page - other.page,
};

async function simplified(index, { all, none }) {
  const simple = await index.simple();
  const made = (term) => Array.from(term, (char) => simple.get(char) ?? char).join("");
  return { all: all.map((group) => group.map(made)), none: none.map(made) };
}

async function read(index, page, { all }) {
  const { title, sections } = await index.page(page);
  const terms = all.flat();
  const holding = sections.map((section) => {
    const here = terms.filter((term) => section.compared.includes(term));
    return { ...section, terms: here, full: all.every((group) => group.some((term) => here.includes(term))) };
  });
  const held = all.length ? holding.filter((section) => section.terms.length) : holding.slice(0, 1);
  return { meta: index.pages[page], title, sections: held.sort((one, other) => other.full - one.full) };
}
