// What a reader may name: bodies, places, years, topics and indicators, as written, in short, or as they sound.

import { load } from "./engine.js";
import { normalised } from "./text.js";

const SORTS = ["地区", "机关", "年度", "主题", "指标"]; // of equally good suggestions, in this order
const OF_A_SORT = 3; // so that no sort takes all the room
const NOT_LETTERS = /[^\p{L}\p{N}]/gu;

let written;
let known;

/** What there is to name: { exact, suggest, synonyms, indicators, topics, paths }. Throws where it cannot be loaded. */
export async function names() {
  const index = await load();
  if (index.names !== written) {
    written = index.names;
    known = namesIn(written);
  }
  return known;
}

/**
 * The same as the index holds it (archive/search/names.py). An entry is { what, name, address, … } with `what` one of SORTS, and besides
 * 机关, 地区: bodies, the names of the bodies meant; 地区: full, with all it lies in; 年度: year;
 * 主题: id; 指标: id, topic, stated: Map(body's name → years), values: how many there are, and values' address.
 */
export function namesIn({ paths, years, readings, synonyms, ...rows }) {
  const filled = (path, id) => paths[path].replace("{}", id);
  const bodies = rows.bodies.map(([id, name, short]) =>
    ({ what: "机关", name, address: filled("body", id), bodies: [name], id, forms: [name, ...short] }));
  const ofBodies = (numbers) => numbers.map((number) => bodies[number].name);
  const places = rows.places.map(([parts, short, numbers]) =>
    ({ what: "地区", name: parts.at(-1), full: parts.join(""), address: filled("place", parts[0]), bodies: ofBodies(numbers), forms: placeForms(parts, short) }));
  const annual = years.map((year) =>
    ({ what: "年度", name: `${year}年度`, address: filled("year", year), year, forms: [`${year}`, `${year}年`, `${year}年度`] }));
  const topics = rows.topics.map(([id, name]) => ({ what: "主题", name, address: filled("topic", id), id, forms: [name] }));
  const indicators = rows.indicators.map(([id, name, topic, numbers, row]) => {
    const stated = statedBy(numbers, bodies, years);
    const values = [...stated.values()].flat().length;
    return { what: "指标", name, address: row ?? filled("indicator", id), id, topic, stated, values, file: row ? "" : filled("values", id), forms: [name] };
  });
  const entries = [...places, ...bodies, ...annual, ...topics, ...indicators];
  const byForm = new Map();
  for (const entry of entries) {
    for (const form of new Set(entry.forms.map(normalised))) byForm.set(form, [...(byForm.get(form) ?? []), entry]);
  }
  const sounds = soundsIn(readings);
  return {
    exact: (term) => byForm.get(normalised(term)) ?? [],
    suggest: (typed, limit = 8) => suggested(entries, typed, sounds).slice(0, limit),
    synonyms: (term) => synonymsIn(synonyms, normalised(term)),
    bodies, places, indicators, topics, paths,
  };
}

/** All ways to write a place: with and without what it lies in, each part in full or short. */
function placeForms(parts, short) {
  let forms = [""];
  let all = [];
  for (const at of parts.keys()) {
    all = [parts[at], short[at]].flatMap((own) => ["", ...forms].map((before) => before + own));
    forms = all;
  }
  return [...new Set(all)];
}

/** From [body's number, years as bits, …] to a Map from the body's name to its years. */
function statedBy(numbers, bodies, years) {
  const stated = new Map();
  for (let at = 0; at < numbers.length; at += 2) {
    stated.set(bodies[numbers[at]].name, years.filter((_, place) => numbers[at + 1] >> place & 1));
  }
  return stated;
}

function soundsIn(readings) {
  const sounds = new Map();
  for (const [sound, characters] of Object.entries(readings)) {
    for (const char of characters) sounds.set(char, [...(sounds.get(char) ?? []), sound]);
  }
  return sounds;
}

/** Other words for a term, as they are written. */
function synonymsIn(groups, term) {
  const others = groups.filter((group) => group.some((word) => normalised(word) === term)).flat();
  return [...new Set(others)].filter((word) => normalised(word) !== term);
}

/**
 * The entries that what is typed may become, the best first: those that it is, that begin with it, that hold it, and
 * the same as they sound; among equals those of other sorts before a fourth of one sort.
 */
function suggested(entries, typed, sounds) {
  const asked = plain(typed);
  if (!asked) return [];
  const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, asked, sounds) })).filter(({ rank }) => rank < Infinity);
  ranked.sort((one, other) => one.rank - other.rank || order(one.entry) - order(other.entry) || weight(other.entry) - weight(one.entry));
  const counts = new Map();
  const first = [];
  const later = [];
  for (const { entry } of ranked) {
    const count = (counts.get(entry.what) ?? 0) + 1;
    counts.set(entry.what, count);
    (count > OF_A_SORT ? later : first).push(entry);
  }
  return [...first, ...later];
}

const order = ({ what }) => SORTS.indexOf(what);
const weight = ({ what, values = 0, bodies = [] }) => (what === "地区" ? bodies.length : values);

/** A text as suggestions compare it: letters and digits only, of one case and width. */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(NOT_LETTERS, "");
}

function rankOf(entry, asked, sounds) {
  entry.plain ??= [...new Set(entry.forms.map(plain))].map((form) => Array.from(form));
  let best = Infinity;
  for (const [number, chars] of entry.plain.entries()) {
    const form = chars.join("");
    const short = number ? 0.5 : 0; // by its whole name rather than by a short one
    if (form === asked) best = Math.min(best, 0);
    else if (form.startsWith(asked)) best = Math.min(best, 1 + short);
    else if (form.includes(asked)) best = Math.min(best, 3 + short);
    if (best > 4 && soundsLike(asked, chars, 0, sounds)) best = 4 + short;
    if (best > 6 && !number && asked.length > 1 && chars.some((_, at) => at && soundsLike(asked, chars, at, sounds))) best = 6;
  }
  return best;
}

/** Whether what is typed stands for the characters from `at` on: each as itself, as it sounds, or by its first letter. */
function soundsLike(asked, chars, at, sounds) {
  if (!asked) return true;
  if (at === chars.length) return false;
  const char = chars[at];
  if (asked[0] === char && soundsLike(asked.slice(1), chars, at + 1, sounds)) return true;
  return (sounds.get(char) ?? []).some((sound) => {
    if (sound.startsWith(asked)) return true;
    const heads = [sound, sound[0], ...(/^[zcs]h/.test(sound) ? [sound.slice(0, 2)] : [])];
    return heads.some((head) => asked.startsWith(head) && soundsLike(asked.slice(head.length), chars, at + 1, sounds));
  });
}
