// The page /search/: its address holds the query, so that a search can be shared and gone back to.

import { element } from "../element.js";
import { addressFor, wanted } from "./address.js";
import { answerOf } from "./answer.js";
import { chosen } from "./choose.js";
import { also, explaining, readings, telling, togetherNowhere } from "./also.js";
import { FetchFailed, forget, load } from "./engine.js";
import { chips, facets } from "./facets.js";
import { both, look, within } from "./look.js";
import { names } from "./names.js";
import { LONGEST, understood } from "./query.js";
import { missingGroup, quoted, reportGroup, retry } from "./show.js";

const FIRST = 5; // pages shown at once
const MORE = 20;
const PATIENCE = 500; // milliseconds that what was found waits for the figures above it

const part = (name) => document.getElementById(`search-${name}`);
const form = part("form");
const root = new URL("..", new URL(form.getAttribute("action"), document.baseURI));
let running = 0;
let failed = false; // something that this page shows did not come
let shown = 0;

load().then(({ pages, version }) => { part("version").textContent = `索引收有${pages.length}页，版本 ${version}。`; }, () => {});
history.scrollRestoration = "manual";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(addressFor({ ...wanted(location.search), q: form.elements.q.value.trim(), literal: false, loose: false }));
});
document.querySelector("article").addEventListener("click", follow);
addEventListener("popstate", () => search(history.state));
addEventListener("online", () => { if (failed) again(); });
addEventListener("scrollend", remember);
addEventListener("pagehide", remember);
if (matchMedia("(min-width: 60em)").matches) part("facets").open = true; // beside the list, where it takes no room
// What a reader began to type before this script came stays.
const field = form.elements.q;
const typed = document.activeElement === field && field.value;
search(history.state);
if (typed) field.value = typed;

/** A link to another search is followed without loading the page anew. */
function follow(event) {
  const link = event.target.closest("a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const to = new URL(link.href);
  if (to.origin + to.pathname !== location.origin + location.pathname || to.hash) return;
  event.preventDefault();
  go(to.search);
  part("results").focus({ preventScroll: true }); // the link itself may be gone
}

function go(address) {
  remember();
  history.pushState(null, "", address || "?");
  scrollTo(0, 0);
  search();
}

function again() {
  forget();
  search({ shown, top: scrollY });
}

/** How much of the list a reader saw, and where, so that going back leads there. */
function remember() {
  history.replaceState({ shown, top: scrollY }, "");
}

/** Answers what the address asks. */
async function search(kept) {
  const turn = ++running;
  const state = wanted(location.search);
  const current = () => turn === running;
  clear(state);
  if (!state.q && !Object.keys(state.filters).length) return settled();
  tell("正在查找…");
  try {
    await answer(state, current, kept);
  } catch (error) {
    console.error(error);
    const why = "DecompressionStream" in globalThis ? "索引没有取到" : "这个浏览器太旧，打不开索引";
    if (current()) failing(error instanceof FetchFailed ? why : "查找没有成功", state);
  }
  return settled();
}

function clear(state) {
  failed = false;
  shown = 0;
  form.elements.q.value = state.q;
  for (const name of ["said", "answer", "results", "also", "narrow"]) part(name).replaceChildren();
  part("facets").hidden = part("more").hidden = true;
  part("results").removeAttribute("aria-busy");
  part("answer").classList.remove("expected");
  tell("");
}

/** What failed is not known, and so nothing is counted and nothing is said to be nowhere. */
function failing(what, state) {
  clear(state);
  failed = true;
  tell(`${what}，不知道有没有${state.q ? quoted(state.q) : ""}。`);
  part("results").replaceChildren(element("p", {}, retry(again)));
}

function tell(text, number) {
  part("count").textContent = text;
  if (number === undefined) delete part("count").dataset.count; else part("count").dataset.count = number;
}

/** The rest of the page, the theme's script among it, may load. */
function settled() {
  document.dispatchEvent(new Event("settled"));
}

async function answer(state, current, kept) {
  const known = await names();
  if (!current()) return undefined;
  const meant = understood(state.q, known, state);
  if (meant.tooLong) return tell(`词句有${meant.tooLong}个字符，最多${LONGEST}个。没有查。`);
  const filters = both(meant.filters, state.filters);
  const empty = !meant.asked.all.length && !meant.asked.none.length && !Object.keys(filters ?? { none: 0 }).length;
  if (empty) return tell("请输入文字或数字。");
  part("said").replaceChildren(...chips(state), ...telling(meant, state, known));
  const figures = filters && !state.literal ? answering({ ...meant, filters }, known, current) : null;
  const found = await look(meant.asked, filters, state.sort);
  const wider = state.loose || !found.pages.length ? await within(found, filters, state.sort) : null;
  if (!current()) return undefined;
  const looking = { state, meant, filters, found, known, current, figures, version: (await load()).version };
  if (wider?.pages.length) return listed({ ...looking, found: wider, strict: found }, kept);
  if (!found.pages.length) return nothing(looking);
  return listed(looking, kept);
}

/** The figures themselves, where a query names what is counted; room is kept for them. */
async function answering(meant, known, current) {
  if (!chosen(meant, known)) return;
  part("answer").classList.add("expected");
  part("answer").replaceChildren(element("p", { className: "facts" }, "正在取数字…"));
  const made = await answerOf(meant, known, root);
  if (!current()) return;
  part("answer").replaceChildren(...(made ? [made] : []));
  part("answer").classList.remove("expected");
}

function counted({ found, strict, meant }) {
  if (strict) return strict.pages.length ? `在更长的数里另有${found.hits}处。` : `${quoted(meant.words.map(({ text }) => text).join(" "))}没有单独出现；在更长的数里有${found.hits}处，在${found.pages.length}页里。`;
  if (found.only) return `只在说明里找到${found.hits || found.pages.length}${found.hits ? "处" : "页"}。`;
  return found.hits ? `找到${found.hits}处，在${found.pages.length}页里。` : `${found.pages.length}页。`;
}

async function listed(looking, kept) {
  const { found, state, meant, current } = looking;
  tell(counted(looking), found.hits || found.pages.length);
  part("count").append(...explaining(looking));
  part("narrow").replaceChildren(...facets(state, found, meant.filters));
  part("facets").hidden = false;
  await showNext(looking, Math.max(FIRST, kept?.shown ?? 0));
  if (!current()) return;
  if (kept?.top) scrollTo(0, kept.top);
  settled();
  await readings(looking, part("said"));
  const more = looking.strict ? [] : await also(looking);
  if (current()) part("also").replaceChildren(...more);
}

/** Each page is shown as its text comes, in their order, so that nothing that is shown moves. */
async function showNext(looking, number) {
  const { found, current, figures } = looking;
  const from = shown;
  part("more").hidden = true;
  part("results").setAttribute("aria-busy", "true");
  const next = found.pages.slice(from, from + number);
  const reading = next.map((page) => page.read().catch((error) => ({ error })));
  // The figures stand above; they mostly come first, and where they do not, their room is kept.
  if (!from) await Promise.race([figures, new Promise((done) => { setTimeout(done, PATIENCE); })]);
  for (const [index, page] of next.entries()) {
    const read = await reading[index];
    const gone = read.error && await replaced(looking.version);
    if (!current()) return undefined; // another search may have begun in either wait
    if (gone) return again();
    part("results").append(read.error ? missing(page.meta, read.error) : reportGroup(root, read, found.asked.all.flat(), page.hits));
    shown += 1;
    if (from && !index) part("results").lastElementChild.querySelector("a").focus();
    if (shown === 1) settled();
  }
  part("results").removeAttribute("aria-busy");
  const left = found.pages.length - shown;
  part("more").hidden = left <= 0;
  part("more").textContent = `再显示${Math.min(left, MORE)}页（还有${left}页）`;
  part("more").onclick = () => showNext(looking, MORE).then(remember);
  return undefined;
}

/** Whether the index is another one now, or gone: then what was found in the one before is looked for anew. */
async function replaced(version) {
  forget();
  const index = await load().catch(() => null);
  return index?.version !== version;
}

/** A page whose text did not come: what was counted may have been of another index, so no number is left standing. */
function missing(meta, error) {
  console.error(error);
  failed = true;
  tell("有的网页没有取到，不知道一共有多少处。");
  return missingGroup(root, meta, again);
}

/** Says that nothing was found, and offers what does stand somewhere. */
async function nothing(looking) {
  const { state, meant, found, current } = looking;
  const narrowed = Object.keys(state.filters).length || Object.keys(meant.filters).length;
  const words = meant.asked.all.length || meant.asked.none.length;
  const pieces = await togetherNowhere(looking);
  if (!current()) return;
  tell(words ? `没有找到${quoted(state.q)}${narrowed ? "（在所限的范围里）" : ""}。` : "所限的范围里没有网页。", 0);
  part("count").append(...explaining(looking));
  part("results").replaceChildren(...pieces);
  if (Object.keys(state.filters).length) {
    part("narrow").replaceChildren(...facets(state, found, meant.filters));
    part("facets").hidden = false;
  }
  await readings(looking, part("said"));
}
