// Which indicators answer a query: those whose names hold its words, as far as the bodies and years meant state them.

import { normalised } from "./text.js";

const MOST = 4; // indicators that answer a query
const TOO_MANY = 10; // more names hold only words that ask for none of them: 法治, 行政, 会议
const JOINED = /[与、和]/;
const KNOWN = ["body", "year", "place"]; // filters that an indicator's values can be held against

/**
 * The answer's choice, or null: { topic, beside, indicators: [{ indicator, rows }], more } with `topic` where one is asked
 * for, `beside` the topics to which the indicators belong, `rows` the number of values of the bodies and years meant, and
 * `more` how many further indicators there are.
 */
export function chosen({ asked, filters }, known) {
  const given = Object.entries(filters).filter(([, values]) => [...values].length);
  if (!asked.all.length || asked.none.length || given.some(([name]) => !KNOWN.includes(name))) return null;
  const meant = within(Object.fromEntries(given.map(([name, values]) => [name, new Set([...values].map(String))])), known);
  const stated = known.indicators.map((indicator) => ({ indicator, rows: rowsUnder(indicator, meant) })).filter(({ rows }) => rows);
  const holds = (name) => asked.all.every((group) => group.some((term) => term.length > 1 && name.includes(term)));
  const held = stated.filter(({ indicator }) => holds(normalised(indicator.name)));
  const terms = asked.all.length === 1 ? asked.all[0] : [];
  const exact = held.filter(({ indicator }) => terms.includes(normalised(indicator.name)));
  const topic = known.topics.find(({ name }) => terms.some((term) => isTopic(name, term)));
  if (topic && !exact.length && (held.length > MOST || !held.length || terms.includes(normalised(topic.name)))) {
    const own = stated.filter(({ indicator }) => indicator.topic === topic.id);
    return own.length ? first(own, { topic, beside: [topic] }, []) : null;
  }
  if (!held.length || (held.length > TOO_MANY && !exact.length)) return null;
  const topics = new Set(held.map(({ indicator }) => indicator.topic));
  return first(held, { beside: known.topics.filter(({ id }) => topics.has(id)) }, terms);
}

/** Whether a term is a topic's name or one of the names that it joins, as 学法 of 学法与理论学习. */
function isTopic(name, term) {
  return [name, ...name.split(JOINED)].some((part) => normalised(part) === term);
}

function first(candidates, choice, terms) {
  const sorted = candidates
    .map((each) => ({ ...each, rank: rankOf(normalised(each.indicator.name), terms) }))
    .sort((one, other) => one.rank - other.rank || !one.indicator.file - !other.indicator.file || other.rows - one.rows);
  return { ...choice, indicators: sorted.slice(0, MOST), more: Math.max(0, sorted.length - MOST) };
}

/** A name that is the term comes first, then those that begin with it. */
function rankOf(name, terms) {
  if (terms.includes(name)) return 0;
  return terms.some((term) => name.startsWith(term)) ? 1 : 2;
}

/** Whether a body and a year are meant, from the filters. */
export function within({ body, year, place }, known) {
  const there = place && new Set(known.places.filter(({ name, full }) => name === full && place.has(name)).flatMap(({ bodies }) => bodies));
  return {
    body: (name) => (!body || body.has(name)) && (!there || there.has(name)),
    year: (number) => !year || year.has(String(number)),
  };
}

function rowsUnder({ stated }, meant) {
  return [...stated].filter(([name]) => meant.body(name)).flatMap(([, years]) => years.filter(meant.year)).length;
}
