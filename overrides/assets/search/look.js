// Looks a query up: among reports, indicators and bodies first, and among pages that explain only where asked or alone.

import { load } from "./engine.js";
import { find } from "./find.js";
import { loose } from "./text.js";

/** The kind of pages that explain: the handbook, about. */
export const EXPLAINING = "说明";

const NOTHING = { pages: [], hits: 0, facets: {} };

/** The narrowing that both a query and the address want; null where no page can pass it. */
export function both(meant, chosen) {
  const filters = { ...chosen, ...meant };
  for (const name of Object.keys(meant)) {
    if (chosen[name]) filters[name] = new Set([...meant[name]].filter((value) => chosen[name].has(value)));
    if (!filters[name].size) return null;
  }
  return filters;
}

/** What find() gives for the reports first; `explained` pages explain besides, or are all there is (`only`). */
export async function look(asked, filters, sort) {
  if (!filters) return { ...NOTHING, asked, explained: 0, only: false };
  if (filters.kind) return { ...await find(asked, { filters, sort }), explained: 0, only: false };
  const { pages } = await load();
  const kind = new Set(pages.map((page) => page.kind).filter((each) => each !== EXPLAINING));
  const found = await find(asked, { filters: { ...filters, kind }, sort });
  const explained = found.facets.kind?.get(EXPLAINING) ?? 0;
  if (found.pages.length || !explained) return { ...found, explained, only: false };
  return { ...await find(asked, { filters: { ...filters, kind: new Set([EXPLAINING]) }, sort }), explained: 0, only: true };
}

/** What is asked with the numbers at the ends of terms as parts of longer ones; null where no term has one there. */
export function loosened(asked) {
  const all = asked.all.map((group) => group.map(loose));
  return JSON.stringify(all) === JSON.stringify(asked.all) ? null : { ...asked, all };
}

/** What stands only within longer numbers: as find() gives it, without the places that `strict` has. */
export async function within(strict, filters, sort) {
  const asked = loosened(strict.asked);
  if (!asked) return { ...NOTHING, asked: strict.asked };
  const found = await look(asked, filters, sort);
  const known = new Map(strict.pages.map(({ meta, hits }) => [meta.address, hits]));
  const pages = found.pages.filter(({ meta, hits }) => hits > (known.get(meta.address) ?? 0));
  const hits = pages.reduce((sum, page) => sum + page.hits - (known.get(page.meta.address) ?? 0), 0);
  return { ...found, pages: pages.map((page) => ({ ...page, read: () => read(page, strict.asked, asked) })), hits };
}

/** A page with the sections in which a term stands oftener loosely than strictly. */
async function read(page, strict, asked) {
  const whole = await page.read();
  const pairs = strict.all.flatMap((group, number) => group.map((term, index) => [term, asked.all[number][index]])).filter(([one, other]) => one !== other);
  const holds = ({ compared }) => pairs.some(([one, other]) => times(compared, other) > times(compared, one));
  return { ...whole, sections: whole.sections.filter(holds) };
}

function times(text, term) {
  let number = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) number += 1;
  return number;
}
