// The answer above the hits: the numbers that a query names, as the bodies wrote them, each linked to its sentence.
//
// The numbers come from the file of values beside each indicator's page, and from nowhere else; a number that was not
// loaded is told to be missing.

import { rowsOf } from "../csv.js";
import { element } from "../element.js";
import { chosen, within } from "./choose.js";

const MOST_ROWS = 8;
const FEW_ROWS = 2; // where the screen is narrow, so that the first hit stays in sight
const NARROW = "(max-width: 44.9em)"; // as in site.css
const HEADS = { body: "机关", year: "年度", text: "数字", scope: "范围", told: "说明", id: "机关代号" };
const MARKS = { 口径变化: /^口径变化：/, 注: /(?:^| )注：/ };

const files = new Map(); // rows by the address of their file

/**
 * The answer to what was understood ({ asked, filters } of query.js), or null where it names no indicator and no topic.
 * It resolves when the numbers are loaded or have failed to; `known` is what names.js gives, `root` the site's address.
 */
export async function answerOf(understood, known, root) {
  const choice = chosen(understood, known);
  if (!choice) return null;
  const site = { known, root, meant: within(setsOf(understood.filters), known) };
  const box = element("section", { className: "answer" });
  box.setAttribute("aria-label", "报告写的数字");
  await fill(box, choice, site);
  return box;
}

const setsOf = (filters) => Object.fromEntries(Object.entries(filters)
  .map(([name, values]) => [name, new Set([...values].map(String))]).filter(([, values]) => values.size));

async function fill(box, choice, site) {
  const narrow = matchMedia(NARROW).matches;
  // Of a topic one value of each indicator, of indicators their newest values, as far as there is room.
  const most = choice.topic ? 1 : narrow ? FEW_ROWS : MOST_ROWS;
  const shown = fitting(choice, narrow ? FEW_ROWS : MOST_ROWS);
  const rest = choice.indicators.slice(shown.length);
  box.append(await tableOf(shown, site, most, choice.topic));
  if (rest.length && !choice.topic) box.append(folded(rest, site));
  box.append(goingOn(choice, choice.more + (choice.topic ? rest.length : 0), site));
}

/** The first indicators whose rows have room together; at least one. */
function fitting({ topic, indicators }, room) {
  let left = room;
  const end = indicators.findIndex(({ rows }, at) => (left -= topic ? 1 : rows) < 0 && at > 0);
  return end < 0 ? indicators : indicators.slice(0, end);
}

/** Further indicators by their names, with their numbers when they are asked for. */
function folded(rest, site) {
  const details = element("details", {}, element("summary", {}, `另有：${rest.map(({ indicator }) => indicator.name).join("、")}`));
  details.addEventListener("toggle", async () => details.append(await tableOf(rest, site, MOST_ROWS)), { once: true });
  return details;
}

/** The newest values of indicators, at most so many of each; a topic's count unlike things, which its page explains. */
async function tableOf(indicators, site, most, topic) {
  const head = element("tr", {}, ...[HEADS.body, HEADS.year, HEADS.text].map((name) => element("th", { scope: "col" }, name)));
  const caption = topic ? [element("caption", {}, linked(topic, site), quiet("每个指标最新的一个数字，口径不同，不能互比"))] : [];
  const groups = await Promise.all(indicators.map((each) => rowsOfIndicator(each, site, most)));
  return element("table", { className: "answered" }, ...caption, element("thead", {}, head), ...groups);
}

async function rowsOfIndicator({ indicator, rows }, site, most) {
  const found = indicator.file ? await loaded(indicator, rows, site) : [];
  const name = element("th", { scope: "rowgroup", colSpan: 3 }, linked(indicator, site));
  const group = element("tbody", {}, element("tr", {}, name));
  const wide = (...told) => element("tr", {}, element("td", { colSpan: 3 }, ...told));
  if (!indicator.file) group.append(wide(`只有${onlyReport(indicator)}写到`));
  else if (!found) group.append(wide("数字没有取到 ", againButton(group, () => rowsOfIndicator({ indicator, rows }, site, most))));
  else {
    name.append(quiet(found[0].scope));
    if (indicator.values > Math.min(most, found.length)) name.append(allOf(indicator, site));
    group.append(...found.slice(0, most).map((row) => element("tr", {},
      element("th", { scope: "row" }, row.body), element("td", {}, row.year), number(row, indicator, site))));
  }
  return group;
}

/** The report that alone states an indicator without a page of its own. */
function onlyReport({ stated }) {
  const [[body, [year]]] = stated;
  return `${body}${year}年度的报告`;
}

function againButton(group, again) {
  const button = element("button", { type: "button", className: "md-button" }, "再试");
  button.addEventListener("click", async () => {
    const made = await again();
    group.replaceWith(made);
    (made.querySelector("button") ?? made.querySelector("a")).focus();
  });
  return button;
}

/** A number as it is written, linked to its sentence, with marks where something is said beside it. */
function number({ id, year, text, told }, indicator, { known, root }) {
  const sentence = known.paths.sentence.replace("{body}", id).replace("{year}", year).replace("{indicator}", indicator.id);
  const written = element("a", { href: new URL(sentence, root).href }, text);
  const marks = Object.keys(MARKS).filter((mark) => MARKS[mark].test(told)).map((mark) => element("small", {}, mark));
  return element("td", {}, written, ...marks);
}

/** Where to go on: the topics, and how many other indicators there are. */
function goingOn({ beside, topic }, more, site) {
  const links = topic ? [element("a", { href: new URL(topic.address, site.root).href }, `${topic.name}的全部数字`)] : beside.map((each) => linked(each, site));
  const told = [...(topic ? [] : ["主题："]), ...links.flatMap((link, at) => (at ? ["、", link] : [link]))];
  return element("p", {}, ...told, more ? `（另有${more}个指标）` : "");
}

const linked = ({ name, address }, { root }) => element("a", { href: new URL(address, root).href }, name);
const allOf = (indicator, { root }) => element("a", { href: new URL(indicator.address, root).href }, `全部${indicator.values}个数字`);
const quiet = (text) => element("small", {}, text);

/** The values of the bodies and years meant, newest first; null where they could not be loaded, or not all of them. */
async function loaded(indicator, expected, { root, meant }) {
  const address = new URL(indicator.file, root).href;
  if (!files.has(address)) files.set(address, fetched(address));
  try {
    const rows = (await files.get(address)).filter(({ body, year }) => meant.body(body) && meant.year(year));
    if (rows.length < expected) throw new Error(`${address}: ${rows.length} of ${expected}`);
    return rows.sort((one, other) => other.year - one.year);
  } catch (error) {
    files.delete(address);
    console.error(error);
    return null;
  }
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return rowsOf(await answer.text()).map((row) => Object.fromEntries(Object.entries(HEADS).map(([name, head]) => {
    if (row[head] === undefined) throw new SyntaxError(`${address}: no ${head}`);
    return [name, row[head]];
  })));
}
