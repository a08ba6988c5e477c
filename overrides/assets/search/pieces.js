// Where nothing was found: what of the query does stand somewhere, under the same narrowing.

import { look } from "./look.js";
import { characters, normalised } from "./text.js";

const MOST = 60; // questions to the index

/**
 * The words that stand somewhere alone, and of those that do not, the longest parts that do:
 * [{ word, part, pages, hits }] where `part` is written as in the word, or the word itself.
 */
export async function piecesOf(words, asked, filters) {
  const budget = { left: MOST };
  const found = [];
  for (const { text, term } of words) {
    if (!asked.all.some((group) => group.includes(term))) continue;
    const whole = await looked(text, filters, budget);
    if (whole.pages.length) found.push({ word: text, part: text, hits: whole.hits, pages: whole.pages.length });
    else found.push(...await partsOf(text, filters, budget));
  }
  return found;
}

async function looked(text, filters, budget) {
  budget.left -= 1;
  return look({ all: [[normalised(text)]], none: [] }, filters, "relevance");
}

async function partsOf(word, filters, budget) {
  const parts = [];
  const steps = stepsOf(word);
  for (let first = 0; first < steps.length && budget.left > 0;) {
    let longest = null;
    let next = first + 1;
    for (let last = next; last <= steps.length && budget.left > 0; last += 1) {
      const part = word.slice(steps[first].start, steps[last - 1].end);
      if (last - first === 1 && steps[first].single) continue;
      const { pages, hits } = await looked(part, filters, budget);
      if (!pages.length) break;
      longest = { word, part, hits, pages: pages.length };
      next = last;
    }
    if (longest && longest.part !== word) parts.push(longest);
    first = next;
  }
  return parts;
}

/** What a word may be cut between: its characters, but never within a number or a word of Latin letters. */
function stepsOf(word) {
  const steps = [];
  let number = false;
  for (const { char, start, end } of characters(word)) {
    if (char === ">") { number = false; continue; }
    if (char === "<") { number = true; steps.push({ start, end, single: false }); continue; }
    const last = steps.at(-1);
    const latin = /^\p{Script=Latin}$/u.test(char);
    if (number || (latin && last?.latin)) last.end = end;
    else steps.push({ start, end, latin, single: !latin });
  }
  return steps;
}
