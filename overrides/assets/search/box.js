// The box in the header: what a reader may name and the first few hits while they type; Enter leads to all of them.

import { element } from "../element.js";
import { FetchFailed, forget, load } from "./engine.js";
import { look } from "./look.js";
import { names } from "./names.js";
import { LONGEST, understood } from "./query.js";
import { addressOf, quoted, retry } from "./show.js";

const WAIT = 250; // milliseconds after the last key
const FEW = 5;

/** Brings the box to life; called when it is first focused. */
export function start(box) {
  const field = box.elements.q;
  const list = box.querySelector(".search-box__hits");
  const root = new URL("..", new URL(box.getAttribute("action"), document.baseURI));
  let waiting;
  let running = 0;
  let failed = false;

  load().catch(() => {});
  // An input method may have begun before this was loaded; overrides/main.html notes it.
  const composing = () => box.classList.contains("composing");
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(suggest, WAIT); };
  field.addEventListener("input", () => { if (!composing()) soon(); });
  field.addEventListener("compositionend", soon);
  box.addEventListener("keydown", (event) => { if (!composing()) move(event); });
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
  addEventListener("online", () => { if (failed && box.contains(document.activeElement)) again(); });
  if (field.value && !composing()) suggest();

  function move(event) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); field.focus(); }
    if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (links[at - 1] ?? field).focus(); }
  }

  function close() {
    running += 1;
    list.hidden = true;
  }

  function again() {
    field.focus();
    forget();
    suggest();
  }

  /** The names at once, in a place of their own, and below them the hits as they come. */
  async function suggest() {
    const turn = ++running;
    const query = field.value.trim();
    failed = false;
    if (!query) { list.hidden = true; return; }
    const told = element("p", { role: "status" }, "正在查找…");
    const hits = element("div", {});
    try {
      const known = await names();
      if (turn !== running) return;
      list.replaceChildren(...namesFor(query, known), told, hits);
      list.hidden = false;
      const { text, links } = await hitsFor(query, known);
      if (turn !== running) return;
      told.textContent = text;
      hits.replaceChildren(...links);
    } catch (error) {
      console.error(error);
      if (turn !== running) return;
      failed = true;
      hits.replaceChildren();
      if (!list.contains(told)) list.replaceChildren(told);
      list.hidden = false;
      told.replaceChildren(`${error instanceof FetchFailed ? "索引没有取到" : "查找没有成功"}，不知道有没有${quoted(query)}。`, retry(again));
    }
  }

  function namesFor(query, known) {
    const entries = known.suggest(query, FEW);
    return entries.map(({ what, name, address }) => element("a", { href: new URL(address, root).href, className: "name" },
      element("strong", {}, name), element("span", {}, what)));
  }

  async function hitsFor(query, known) {
    const { asked, filters, tooLong } = understood(query, known);
    if (tooLong) return { text: `词句有${tooLong}个字符，最多${LONGEST}个。没有查。`, links: [] };
    if (!asked.all.length && !asked.none.length && !Object.keys(filters).length) return { text: "请输入文字或数字。", links: [] };
    const found = await look(asked, filters, "relevance");
    const read = await Promise.all(found.pages.slice(0, FEW).map((page) => page.read()));
    const terms = found.asked.all.flat();
    const first = read.flatMap(({ meta, title, sections }) => sections.map((section) => ({ meta, title, section }))).slice(0, FEW);
    const links = first.map(({ meta, title, section }) => element("a", { href: addressOf(root, meta, section, terms) },
      element("strong", {}, title), element("span", {}, section.title === title ? meta.kind : section.title)));
    const where = found.only ? "只在说明里" : "";
    const number = found.hits ? `${found.hits}处` : `${found.pages.length}页`;
    return { text: found.pages.length ? `${where}找到${number}，按回车看全部` : "没有找到，按回车看有哪些部分", links };
  }
}
