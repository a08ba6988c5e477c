// The box in the header: the first few hits while a reader types; Enter leads to the page with all of them.

import { element } from "../element.js";
import { find, load } from "./find.js";
import { addressOf } from "./show.js";
import { termsOf } from "./text.js";

const WAIT = 250; // milliseconds after the last key
const FEW = 5;

/** Brings the box to life; called when it is first focused. */
export function start(box) {
  const field = box.elements.q;
  const list = box.querySelector(".search-box__hits");
  const root = new URL("..", new URL(box.getAttribute("action"), document.baseURI));
  let waiting;
  let running = 0;

  load().catch(() => {});
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, WAIT);
  });
  box.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); field.focus(); }
    if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (links[at - 1] ?? field).focus(); }
  });
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
  if (field.value) suggest();

  function close() {
    running += 1;
    list.hidden = true;
  }

  async function suggest() {
    const turn = ++running;
    try {
      const typed = termsOf(field.value);
      if (!typed.length) { list.hidden = true; return; }
      const { asked, pages: reports, hits } = await find({ all: typed.map((term) => [term]), none: [] });
      const terms = asked.all.flat();
      const pages = await Promise.all(reports.slice(0, FEW).map((report) => report.read()));
      if (turn !== running) return;
      const first = pages.flatMap(({ meta, title, sections }) => sections.map((section) => ({ meta, title, section }))).slice(0, FEW);
      const links = first.map(({ meta, title, section }) => element("a", { href: addressOf(root, meta, section, terms) },
        element("strong", {}, title), element("span", {}, section.title)));
      const told = hits ? `找到${hits}处，按回车看全部` : "没有找到";
      list.replaceChildren(element("p", { role: "status" }, told), ...links);
      list.hidden = false;
    } catch {
      if (turn === running) { list.replaceChildren(element("p", { role: "status" }, "查找没有成功")); list.hidden = false; }
    }
  }
}
