// What the address of the page /search/ asks for, so that a search can be shared and gone back to.

/** By what reports are narrowed, each with its name. */
export const FACETS = new Map([
  ["year", "年度"], ["place", "地区"], ["body", "机关"], ["kind", "类型"], ["wording", "文字"], ["punctuality", "公开期限"],
]);
export const SORTS = new Map([["relevance", "相关"], ["year", "年度"], ["body", "机关"]]);

/** { q, literal, loose, sort, filters } that an address asks for; `filters` has a Set for each facet it names. */
export function wanted(search) {
  const asked = new URLSearchParams(search);
  const filters = {};
  for (const name of FACETS.keys()) {
    const values = asked.getAll(name).filter(Boolean);
    if (values.length) filters[name] = new Set(values);
  }
  return {
    q: (asked.get("q") ?? "").trim(),
    literal: asked.get("literal") === "1",
    loose: asked.get("loose") === "1",
    sort: SORTS.has(asked.get("sort")) ? asked.get("sort") : "relevance",
    filters,
  };
}

/** The address, relative to the page, that asks for what `wanted` gives. */
export function addressFor({ q, literal, loose, sort, filters }) {
  const asked = new URLSearchParams();
  if (q) asked.set("q", q);
  for (const name of FACETS.keys()) for (const value of filters[name] ?? []) asked.append(name, value);
  if (sort !== "relevance") asked.set("sort", sort);
  if (literal) asked.set("literal", "1");
  if (loose) asked.set("loose", "1");
  return `?${asked}`;
}

/** That with a value of a facet added, or taken away where it is there. */
export function toggled(state, name, value) {
  const values = new Set(state.filters[name]);
  if (!values.delete(value)) values.add(value);
  const { [name]: _, ...others } = state.filters;
  return { ...state, filters: values.size ? { ...others, [name]: values } : others };
}
