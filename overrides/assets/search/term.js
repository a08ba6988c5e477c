// The places of one term, from the lists of runs of characters; archive/search/grams.py tells how they are made.

import { numbers } from "./engine.js";

const READ_AT_MOST = 8; // pages that are read rather than narrowed further: one is about 6 kB, a block of lists 18
const LONGEST = 3;
const END = "\n";

/** By page how often a term stands there and at which places, undefined where only that is told; only pages `within`. */
export async function hitsOf(index, term, within) {
  const chars = Array.from(term);
  if (within && within.size <= READ_AT_MOST) return readIn(index, term, within);
  if (chars.length < sizeAt(index, chars, 0)) return summary(index, chars, within);
  const { pieces, tail } = covering(index, chars);
  let places;
  for (let taken = 0, next = 2; taken < pieces.length; taken += next, next = 2 * taken) {
    const lists = await Promise.all(pieces.slice(taken, taken + next).map((piece) => startsOf(index, chars, piece)));
    for (const list of lists) places = places ? common(places, list) : list;
    const pages = byPage(index, places, within);
    const done = taken + next >= pieces.length && tail === undefined;
    if (done || !pages.size) return pages;
    if (pages.size <= READ_AT_MOST) return readIn(index, term, pages.keys());
    places = [...pages.values()].flatMap((page) => page.places);
  }
  const ends = await placesBelow(index, chars.slice(tail).join(""));
  return byPage(index, common(places, ends.map((place) => place - tail)), within);
}

/** An estimate of how rare a term is, the lower the rarer. */
export function rarity(index, term) {
  const chars = Array.from(term);
  if (chars.length < sizeAt(index, chars, 0)) return 3 - index.common.get(term) / index.common.size;
  return Math.min(...chars.map((_, at) => rarityAt(index, chars, at)));
}

/** How many characters the run has that begins at a character. */
function sizeAt({ common: runs }, chars, at) {
  let size = 1;
  while (size < LONGEST && runs.has(chars.slice(at, at + size).join(""))) size += 1;
  return size;
}

function rarityAt(index, chars, at) {
  const size = sizeAt(index, chars, at);
  // Of the longest there may be many, but no more than of what they begin with.
  return size < LONGEST ? 0 : 1 + 1 - index.common.get(chars.slice(at, at + size - 1).join("")) / index.common.size;
}

/** Runs that together cover a term, the rarest first, and where the end of it begins that no run covers. */
function covering(index, chars) {
  const runs = chars
    .map((_, at) => ({ at, end: at + sizeAt(index, chars, at), rare: rarityAt(index, chars, at) }))
    .filter(({ end }) => end <= chars.length);
  const rarest = runs.reduce((one, other) => (other.rare < one.rare ? other : one));
  const chosen = new Set([rarest]);
  let covered = 0;
  while (covered < chars.length) {
    const next = runs.filter(({ at, end }) => at <= covered && end > covered).reduce((one, other) => (one && one.end >= other.end ? one : other), undefined);
    if (!next) break;
    chosen.add(next);
    covered = next.end;
  }
  const pieces = [...chosen].sort((one, other) => one.rare - other.rare);
  const tail = covered < chars.length ? chars.findIndex((_, at) => at + sizeAt(index, chars, at) > chars.length) : undefined;
  return { pieces, tail };
}

/** Where a term would begin by one of its runs. */
async function startsOf(index, chars, { at, end }) {
  const run = await runOf(index, chars.slice(at, end).join(""));
  return run ? summed(numbers(run.data)).map((place) => place - at) : [];
}

async function summary(index, chars, within) {
  const run = await runOf(index, chars.join(""));
  const pages = new Map();
  const told = numbers(run.data);
  for (let at = 0, page = 0; at < told.length; at += 2) {
    page += told[at];
    if (!within || within.has(page)) pages.set(page, { count: told[at + 1] });
  }
  return pages;
}

/** The places of every run that begins so, in order. */
async function placesBelow(index, beginning) {
  const last = blockOf(index, `${beginning}\uffff`);
  const first = blockOf(index, beginning);
  const blocks = await Promise.all(Array.from({ length: last - first + 1 }, (_, number) => index.block(first + number)));
  const lists = blocks.flatMap((runs) => [...runs]).filter(([chars, run]) => !run.common && chars.startsWith(beginning));
  return lists.flatMap(([, run]) => summed(numbers(run.data))).sort((one, other) => one - other);
}

async function runOf(index, chars) {
  return (await index.block(blockOf(index, chars))).get(chars);
}

/** The last block that begins with these characters or before them. */
function blockOf({ blocks }, chars) {
  return Math.max(0, lastAtMost(blocks, chars));
}

function lastAtMost(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1; else high = middle;
  }
  return low - 1;
}

function summed(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

/** What two sorted lists both hold. */
function common(one, other) {
  const held = new Set(one.length < other.length ? one : other);
  return (one.length < other.length ? other : one).filter((place) => held.has(place));
}

function byPage({ starts }, places, within) {
  const pages = new Map();
  for (const place of places) {
    const page = lastAtMost(starts, place);
    if (within && !within.has(page)) continue;
    const known = pages.get(page);
    if (known) { known.places.push(place); known.count += 1; } else pages.set(page, { count: 1, places: [place] });
  }
  return pages;
}

/** The places of a term in pages that are read as texts. */
async function readIn(index, term, pages) {
  const found = await Promise.all([...pages].map(async (page) => {
    const { sections } = await index.page(page);
    const whole = sections.map(({ compared }) => compared + END).join("");
    return [page, placesIn(whole, term, index.starts[page])];
  }));
  return new Map(found.filter(([, places]) => places.length).map(([page, places]) => [page, { count: places.length, places }]));
}

/** Where a term begins in a compared text, counted in characters from `start`. */
function placesIn(text, term, start) {
  const places = [];
  let counted = start;
  let last = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    counted += Array.from(text.slice(last, at)).length; // a character may take two units
    last = at;
    places.push(counted);
  }
  return places;
}
