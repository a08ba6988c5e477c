// The page /search/: its address holds the query, so that a search can be shared and gone back to.

import { element } from "../element.js";
import { find, load } from "./find.js";
import { partsOf } from "./parts.js";
import { termsOf } from "./text.js";
import { reportGroup } from "./show.js";

const FIRST = 5; // reports shown at once
const MORE = 20;

const form = document.getElementById("search-form");
const count = document.getElementById("search-count");
const results = document.getElementById("search-results");
const more = document.getElementById("search-more");
const root = new URL("..", new URL(form.getAttribute("action"), document.baseURI));
let running = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.pushState(null, "", `?${asked}`);
  search();
});
for (const choice of form.querySelectorAll("select")) choice.addEventListener("change", () => form.requestSubmit());
addEventListener("popstate", search);
load().then(({ pages, version }) => {
  document.getElementById("search-version").textContent = `索引收有${pages.length}页，版本 ${version}。`;
}, () => {});
search();

async function search() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name) field.value = asked.get(field.name) ?? field.dataset.default ?? "";
  const query = form.elements.q.value.trim();
  const turn = ++running;
  results.replaceChildren();
  more.hidden = true;
  delete count.dataset.count;
  count.textContent = query ? "正在查找…" : "";
  if (!query) return;
  try {
    await answer(query, turn);
  } catch (error) {
    console.error(error);
    if (turn === running) tell("查找没有成功：网络不通，或者索引没有取到。请稍后再试。");
  }
}

async function answer(query, turn) {
  const typed = termsOf(query);
  if (!typed.length) return tell("请输入文字或数字。");
  const filters = Object.fromEntries(["year", "body", "kind"].map((name) => [name, form.elements[name].value]).filter(([, value]) => value).map(([name, value]) => [name, [value]]));
  const { asked, pages: reports, hits } = await find({ all: typed.map((term) => [term]), none: [] }, { filters, sort: form.elements.sort.value });
  const terms = asked.all.flat();
  if (turn !== running) return undefined;
  if (!hits) return nothing(query, terms, filters, turn);
  tell(`找到${hits}处，在${reports.length}页里。`, hits);
  return showNext(reports, 0, terms, turn);
}

async function showNext(reports, from, terms, turn) {
  more.hidden = true;
  const next = reports.slice(from, from + (from ? MORE : FIRST));
  const read = await Promise.all(next.map((report) => report.read()));
  if (turn !== running) return;
  const groups = read.map((page) => reportGroup(root, page, terms));
  results.append(...groups);
  if (from) groups[0].querySelector("a").focus();
  const left = reports.length - from - next.length;
  more.hidden = left <= 0;
  more.textContent = `再显示${Math.min(left, MORE)}页（还有${left}页）`;
  more.onclick = () => showNext(reports, from + next.length, terms, turn);
}

/** Says that nothing was found, and offers what does occur. */
async function nothing(query, terms, filters, turn) {
  tell(`没有找到“${query}”。`, 0);
  const parts = await partsOf(terms, { filters });
  if (turn !== running || !parts.length) return;
  const links = parts.map(({ term, hits }) => element("li", {}, element("a", { href: `?${new URLSearchParams({ q: term })}` }, `${term}（${hits}处）`)));
  results.append(element("p", {}, "其中这些部分是有的："), element("ul", { className: "search-parts" }, ...links));
}

function tell(text, hits) {
  count.textContent = text;
  if (hits !== undefined) count.dataset.count = hits;
}
