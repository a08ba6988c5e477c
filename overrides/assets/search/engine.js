// The files of the index: archive/search/index.py says which there are.
//
// What cannot be fetched is known as such and never kept. The files of a version stand in a folder of its own: where a
// new version took the place of the one that this page began with, they are gone, and the reading begins anew.

import { normalised } from "./text.js";

export class FetchFailed extends Error {}

// Beside the page that the box in the header leads to.
const folder = new URL("engine/", document.querySelector(".search-box").action);
let begun; // a promise of the index

/** The index: `version`, `pages` as { address, kind, body, place, year, wording, punctuality }, `names`, and what `find` reads. */
export function load() {
  begun ??= startNow().then(opened);
  const mine = begun;
  mine.catch(() => { if (begun === mine) begun = undefined; });
  return mine;
}

/** Drops all that was fetched. */
export function forget() {
  begun = undefined;
}

/** What `task` gives; where it failed because the index is another one now, what it gives with that. */
export async function withIndex(task) {
  const index = await load();
  try {
    return await task(index);
  } catch (error) {
    if (!(error instanceof FetchFailed) || (await startNow()).version === index.version) throw error;
    forget();
    return task(await load());
  }
}

/** The index with ways to its other files; each is fetched once, and not kept where that failed. */
function opened({ version, names, ...start }) {
  const kept = new Map();
  const once = (name, reading) => {
    if (!kept.has(name)) {
      const read = unpacked(`${version}/${name}`).then((data) => failing(name, () => reading(data)));
      kept.set(name, read);
      read.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
  const page = (number) => once(`texts/${number}.gz`, (data) => compared(parsed(data)));
  const simple = () => once("traditional.gz", (data) => pairsIn(parsed(data)));
  const block = (number) => once(`blocks/${number}.gz`, runsOf);
  return { version, names, page, simple, block, ...started(start) };
}

/** What the index begins with, as it is now. */
async function startNow() {
  const start = parsed(await unpacked("start.gz", { cache: "no-cache" }));
  if (!/^[0-9a-f]+$/.test(start.version)) throw new FetchFailed("start.gz: no version");
  return start;
}

async function unpacked(name, options) {
  const answer = await fetched(new URL(name, folder), options);
  return failing(name, async () => {
    const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(plain).arrayBuffer());
  });
}

async function fetched(address, options) {
  const answer = await failing(address.pathname, () => fetch(address, options));
  if (!answer.ok) throw new FetchFailed(`${address.pathname}: ${answer.status}`);
  return answer;
}

async function failing(name, task) {
  try {
    return await task();
  } catch (error) {
    throw new FetchFailed(`${name}: ${error.message}`, { cause: error });
  }
}

function started({ pages, lengths, blocks, common }) {
  const names = Object.keys(pages);
  const values = names.map((name) => ({ name, ...pages[name] }));
  const starts = [];
  let start = 0;
  for (const length of lengths) { starts.push(start); start += length; }
  const facts = lengths.map((_, page) => Object.fromEntries(values.map((column) => [column.name, column.values[column.of ? column.of[page] : page]])));
  return { pages: facts, starts, blocks, common: new Map(common.map((chars, rank) => [chars, rank])) };
}

function parsed(data) {
  return JSON.parse(new TextDecoder().decode(data));
}

/** A page with the sections as they are read, each with its text as it is compared. */
function compared({ title, sections }) {
  return { title, sections: sections.map(({ anchor, title: head, text: below }) => {
    const text = `${head}\n${below}`;
    return { anchor, title: head, text, compared: normalised(text) };
  }) };
}

/** From each Traditional character to its Simplified one. */
function pairsIn(text) {
  const chars = Array.from(text);
  return new Map(Array.from({ length: chars.length / 2 }, (_, at) => [chars[2 * at], chars[2 * at + 1]]));
}

/** By its characters what is told of a run: { common, data }. */
function runsOf(data) {
  const runs = new Map();
  const decoder = new TextDecoder();
  for (let at = 0; at < data.length;) {
    const length = data[at];
    const chars = decoder.decode(data.subarray(at + 1, at + 1 + length));
    const [head, from] = varint(data, at + 1 + length);
    at = from + (head >> 1);
    runs.set(chars, { common: Boolean(head & 1), data: data.subarray(from, at) });
  }
  return runs;
}

/** The numbers that a run's data hold. */
export function numbers(data) {
  const read = [];
  for (let at = 0; at < data.length;) {
    const [number, next] = varint(data, at);
    read.push(number);
    at = next;
  }
  return read;
}

function varint(data, at) {
  let number = 0;
  for (let factor = 1; ; factor *= 128) {
    if (at >= data.length) throw new Error("cut off");
    const byte = data[at];
    at += 1;
    number += (byte & 127) * factor;
    if (byte < 128) return [number, at];
  }
}
