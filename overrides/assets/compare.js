// The page /compare/: up to four reports side by side. Its address names them (?a=<body>/<year>&b=…), so that a
// comparison can be shared; what they state comes from the report.json beside each report.

import { element } from "./element.js";

const SLOTS = ["a", "b", "c", "d"];

const form = document.getElementById("compare-form");
const told = document.getElementById("compare-told");
const result = document.getElementById("compare-result");
const root = new URL(form.dataset.root, document.baseURI);
const bodies = new Map(JSON.parse(document.getElementById("compare-reports").textContent));
let running = 0;

addEventListener("popstate", show);
show();

/** The reports that the address names, in the order of their slots; an empty slot is an empty string. */
function asked() {
  const address = new URLSearchParams(location.search);
  const keys = SLOTS.map((slot) => address.get(slot) ?? "");
  while (keys.length > 2 && !keys.at(-1)) keys.pop();
  return keys;
}

async function show() {
  const turn = ++running;
  const keys = asked();
  form.replaceChildren(...keys.map(picker), ...(keys.length < SLOTS.length ? [adder(keys)] : []));
  result.replaceChildren();
  const chosen = keys.filter(Boolean);
  const unknown = chosen.filter((key) => !known(key));
  if (unknown.length) return tell(`没有这份报告：${unknown.join("、")}。请重新选。`);
  if (new Set(chosen).size < chosen.length) return tell("同一份报告选了两次。请换一份。");
  if (chosen.length < 2) return tell("请选两份报告。");
  tell("正在取报告的数据…");
  try {
    const reports = await Promise.all(chosen.map(load));
    if (turn !== running) return undefined;
    result.append(...comparison(reports));
    return tell(`${reports.length}份报告，${rowsOf(reports).length}个指标。`);
  } catch (error) {
    console.error(error);
    return turn === running ? tell("没有取到报告的数据：网络不通，或者文件不在。请稍后再试。") : undefined;
  }
}

function tell(text) {
  told.textContent = text;
}

function known(key) {
  const [body, year] = key.split("/");
  return bodies.get(body)?.years.includes(Number(year)) && key === `${body}/${Number(year)}`;
}

async function load(key) {
  const answer = await fetch(new URL(`reports/${key}/report.json`, root));
  if (!answer.ok) throw new Error(`${key}: ${answer.status}`);
  return answer.json();
}

/** Two choices, the body and then one of its years. */
function picker(key, slot, keys) {
  const [chosen, year] = key.split("/");
  const body = select([["", "选机关"], ...[...bodies].map(([id, { name }]) => [id, name])], chosen);
  const years = (bodies.get(chosen)?.years ?? []).map((each) => [String(each), `${each}年度`]);
  const ofBody = select(years, year);
  ofBody.disabled = !years.length;
  const go = (to) => address(keys.map((each, index) => (index === slot ? to : each)));
  body.addEventListener("change", () => go(body.value && `${body.value}/${newest(body.value, keys)}`));
  ofBody.addEventListener("change", () => go(`${body.value}/${ofBody.value}`));
  return element("fieldset", {}, element("legend", {}, `报告${slot + 1}`),
    element("label", {}, "机关", body), element("label", {}, "年度", ofBody));
}

/** The newest year of a body that is not chosen already. */
function newest(body, keys) {
  const { years } = bodies.get(body);
  return years.find((year) => !keys.includes(`${body}/${year}`)) ?? years[0];
}

function adder(keys) {
  const button = element("button", { type: "button", className: "md-button" }, "再加一份");
  button.addEventListener("click", () => {
    form.insertBefore(picker("", keys.length, [...keys, ""]), button);
    button.remove();
  });
  return button;
}

function select(choices, chosen) {
  const made = element("select", {}, ...choices.map(([value, text]) => element("option", { value }, text)));
  made.value = chosen ?? "";
  if (made.selectedIndex < 0) made.selectedIndex = 0;
  return made;
}

function address(keys) {
  const query = new URLSearchParams(SLOTS.flatMap((slot, index) => (keys[index] ? [[slot, keys[index]]] : [])));
  // Slashes stay as they are, so that the address can be read.
  history.pushState(null, "", `?${query.toString().replaceAll("%2F", "/")}`);
  show();
}

function rowsOf(reports) {
  const stated = new Map();
  for (const { figures } of reports) for (const figure of figures) if (!stated.has(figure.indicator)) stated.set(figure.indicator, figure);
  return [...stated.values()];
}

function comparison(reports) {
  const facts = [
    ["题名", ({ title }) => title ?? "未见"],
    ["文字", ({ wording }) => ({ official: "原文", edited: "整理", excerpt: "摘录" })[wording]],
    ["成文日期", ({ dated }) => chineseDate(dated)],
    ["发布日期", ({ published }) => chineseDate(published)],
    ["来源", ({ source }) => source.name],
    ...itemsOf(reports),
  ];
  const groups = new Map();
  for (const figure of rowsOf(reports)) groups.set(figure.group_name, [...(groups.get(figure.group_name) ?? []), figure]);
  return [
    table("报告", reports, facts.map(([name, value]) => [[name], reports.map((report) => [value(report)])])),
    ...[...groups].flatMap(([name, figures]) => [
      element("h2", {}, name),
      table(name, reports, figures.map((figure) => [nameOf(figure), reports.map((report) => cell(report, figure.indicator))])),
    ]),
  ];
}

/** 2024年3月18日, without leading zeros; 未知 for an unknown one. */
function chineseDate(day) {
  const [year, month, date] = (day ?? "").split("-").map(Number);
  return day ? `${year}年${month}月${date}日` : "未知";
}

/** The statutory items, where every report was seen whole. */
function itemsOf(reports) {
  if (reports.some(({ statute_items: items }) => !Object.keys(items).length)) return [];
  return Object.entries(reports[0].statute_items).map(([id, { name }]) => [name, (report) => {
    const { section } = report.statute_items[id];
    return section ? `见${section}` : "未见";
  }]);
}

function nameOf({ name, scope, unit }) {
  const scopes = { body: "本机关", area: "辖区", unstated: "范围未写明" };
  return [name, element("span", { className: "facts" }, `${scopes[scope]} · 单位：${unit}`)];
}

function cell({ figures, wording }, indicator) {
  const figure = figures.find((each) => each.indicator === indicator);
  if (!figure) return [wording === "excerpt" ? "见到的部分没有写" : "没有写"];
  const notes = [figure.break && `口径变化：${figure.break}`, figure.note && `注：${figure.note}`].filter(Boolean);
  const text = figure.value === null ? element("span", {}, figure.text) : element("data", { value: figure.value }, figure.text);
  return [text, ...notes.map((note) => element("p", { className: "note" }, note))];
}

function table(name, reports, rows) {
  const heads = reports.map(({ body, year }) => element("th", { scope: "col" },
    element("a", { href: new URL(`reports/${body.id}/${year}/`, root).href }, `${body.name} ${year}年度`)));
  const body = rows.map(([head, cells]) => element("tr", {}, element("th", { scope: "row" }, ...head),
    ...cells.map((children) => element("td", {}, ...children))));
  const made = element("table", { className: "answers pair" }, element("thead", {}, element("tr", {}, element("td"), ...heads)), element("tbody", {}, ...body));
  const region = element("div", { className: "scroll", tabIndex: 0, role: "region" }, made);
  region.setAttribute("aria-label", name);
  return region;
}
