// What of a term occurs where the whole of it does not.

import { find } from "./find.js";

/** The longest parts of terms that occur, each with its number of places; words of letters and numbers stay whole. */
export async function partsOf(terms, options) {
  const parts = [];
  for (const term of terms) {
    const units = term.match(/<[^>]*>|[a-z]+|./gu);
    for (let start = 0; start < units.length;) {
      let end = start;
      let hits = 0;
      for (let next = start + 1; next <= units.length; next += 1) {
        const found = await find({ all: [[units.slice(start, next).join("")]], none: [] }, options);
        if (!found.pages.length) break;
        ({ hits } = found);
        end = next;
      }
      const part = units.slice(start, end).join("");
      if (Array.from(part).length > 1) parts.push({ term: part.replace(/[<>]/g, ""), hits });
      start = Math.max(end, start + 1);
    }
  }
  return parts;
}
