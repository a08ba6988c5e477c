// By what the pages found can be narrowed, with how many there would be, and what they are narrowed by.

import { element } from "../element.js";
import { FACETS, SORTS, addressFor, toggled } from "./address.js";

const AT_ONCE = 8; // values of a facet that are shown without being asked for

/** The chosen values, each a link that takes it away. */
export function chips(state) {
  return [...FACETS].flatMap(([name, label]) => [...state.filters[name] ?? []].map((value) => {
    const link = element("a", { href: addressFor(toggled(state, name, value)), className: "search-chip" }, `${label}：${value} ×`);
    link.setAttribute("aria-label", `去掉${label}：${value}`);
    return link;
  }));
}

/** The orders, and each facet with its values and counts; one that has no choice is left out. */
export function facets(state, { facets: counted }, meant) {
  const shown = [...FACETS].map(([name, label]) => facet(state, name, label, valuesOf(name, counted[name], meant[name], state.filters[name])));
  return [sorting(state), ...shown.filter(Boolean)];
}

function valuesOf(name, counts = new Map(), meant, chosen) {
  // What the query itself names leaves nothing else to choose.
  const values = [...counts].filter(([value, number]) => value && (number || chosen?.has(value)) && (!meant || meant.has(value)));
  for (const value of chosen ?? []) if (!values.some(([each]) => each === value)) values.push([value, 0]);
  return name === "year" ? values.sort(([one], [other]) => other - one) : values.sort(([, one], [, other]) => other - one);
}

function facet(state, name, label, values) {
  const chosen = state.filters[name];
  if (values.length < 2 && !chosen) return null;
  const items = values.map(([value, number]) => item(addressFor(toggled(state, name, value)), value, chosen?.has(value), number));
  const rest = items.slice(AT_ONCE);
  return group(label, items.slice(0, AT_ONCE),
    rest.length ? element("details", {}, element("summary", {}, `其余${rest.length}个`), element("ul", {}, ...rest)) : "");
}

function sorting(state) {
  return group("排序", [...SORTS].map(([sort, label]) => item(addressFor({ ...state, sort }), label, state.sort === sort)), "");
}

function group(label, items, rest) {
  const section = element("section", {}, element("h2", {}, label), element("ul", {}, ...items), rest);
  section.setAttribute("aria-label", label);
  return section;
}

function item(href, label, chosen, number) {
  const link = element("a", { href }, label);
  if (chosen) link.setAttribute("aria-current", "true");
  return element("li", {}, link, number === undefined ? "" : element("span", { className: "facts" }, ` ${number}`));
}
