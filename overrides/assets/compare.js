// The page /compare/: up to four reports side by side. Its address names them (?a=<body>/<year>&b=…), so that a
// comparison can be shared. Which there are, and what belongs to an indicator, come from lists beside the page; what they
// state, and every label and date in it, from the report.json beside each report; what this script says of its own from
// the page.

import { element } from "./element.js";

const SLOTS = ["a", "b", "c", "d"];

const form = document.getElementById("compare-form");
const told = document.getElementById("compare-told");
const result = document.getElementById("compare-result");
const root = new URL(form.dataset.root, document.baseURI);
const words = JSON.parse(document.getElementById("compare-words").textContent);
let places; // [province, [[body's id, its name, its years, newest first], …]] when they have come
let bodies; // { name, years } by the body's id
let indicators; // { topic, scope } by the indicator's id
let running = 0;

addEventListener("popstate", show);
show();

/** A text of the page with its `{names}` filled in. */
function said(text, names) {
  return text.replace(/\{(\w+)\}/g, (_, name) => names[name]);
}

/** The reports that the address names, in the order of their slots; an empty slot is an empty string. */
function asked() {
  const address = new URLSearchParams(location.search);
  const keys = SLOTS.map((slot) => address.get(slot) ?? "");
  while (keys.length > 2 && !keys.at(-1)) keys.pop();
  return keys;
}

async function show() {
  const turn = ++running;
  if (!bodies && !(await listed())) return turn === running ? fail(words.unlisted) : undefined;
  if (turn !== running) return undefined;
  const keys = asked();
  form.replaceChildren(...keys.map(picker), ...(keys.length < SLOTS.length ? [adder(keys)] : []));
  result.replaceChildren();
  const chosen = keys.filter(Boolean);
  const unknown = chosen.filter((key) => !known(key));
  if (unknown.length) return tell(said(words.unknown, { keys: unknown.join(words.and) }));
  if (new Set(chosen).size < chosen.length) return tell(words.twice);
  if (chosen.length < 2) return tell(words.choose);
  tell(words.loading);
  try {
    const reports = await Promise.all(chosen.map(load));
    if (turn !== running) return undefined;
    result.append(...comparison(reports));
    return tell(said(words.told, { reports: reports.length, rows: rowsOf(reports).length }));
  } catch (error) {
    console.error(error);
    return turn === running ? fail(words.failed) : undefined;
  }
}

/** Loads which reports there are, and which indicators; whether that could be done. */
async function listed() {
  tell(words.loading);
  try {
    const [byPlace, byTopic] = await Promise.all([fetched(form.dataset.listed), fetched(form.dataset.indicators)]);
    places = Object.entries(byPlace);
    indicators = new Map(Object.entries(byTopic).flatMap(([topic, own]) => Object.entries(own).map(([id, scope]) => [id, { topic, scope }])));
    bodies = new Map(places.flatMap(([, own]) => own.map(([id, name, years]) => [id, { name, years }])));
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

async function fetched(path) {
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function tell(text) {
  told.textContent = text;
}

/** Tells what did not come, with a button to ask for it again. */
function fail(text) {
  const again = element("button", { type: "button", className: "md-button" }, words.again);
  again.addEventListener("click", show);
  told.replaceChildren(text, " ", again);
}

function known(key) {
  const [body, year] = key.split("/");
  return bodies.get(body)?.years.includes(Number(year)) && key === `${body}/${Number(year)}`;
}

function load(key) {
  const [body, year] = key.split("/");
  return fetched(said(form.dataset.report, { body, year }));
}

/** Two choices, the body and then one of its years. */
function picker(key, slot, keys) {
  const [chosen, year] = key.split("/");
  const byPlace = places.map(([place, own]) => element("optgroup", { label: place }, ...own.map(([id, name]) => option(id, name))));
  const body = select([option("", words.choose_body), ...byPlace], chosen);
  const years = (bodies.get(chosen)?.years ?? []).map((each) => option(each, said(words.of_year, { year: each })));
  const ofBody = select(years, year);
  ofBody.disabled = !years.length;
  const go = (to) => address(keys.map((each, index) => (index === slot ? to : each)));
  body.addEventListener("change", () => go(body.value && `${body.value}/${newest(body.value, keys)}`));
  ofBody.addEventListener("change", () => go(`${body.value}/${ofBody.value}`));
  return element("fieldset", {}, element("legend", {}, said(words.report, { number: slot + 1 })),
    element("label", {}, words.body, body), element("label", {}, words.year, ofBody));
}

/** The newest year of a body that is not chosen already. */
function newest(body, keys) {
  const { years } = bodies.get(body);
  return years.find((year) => !keys.includes(`${body}/${year}`)) ?? years[0];
}

function adder(keys) {
  const button = element("button", { type: "button", className: "md-button" }, words.more);
  button.addEventListener("click", () => {
    form.insertBefore(picker("", keys.length, [...keys, ""]), button);
    button.remove();
  });
  return button;
}

function option(value, text) {
  return element("option", { value }, text);
}

function select(choices, chosen) {
  const made = element("select", {}, ...choices);
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
  const shown = reports.map(factsOf);
  const facts = [...shown[0].keys()].filter((name) => shown.every((each) => each.has(name)));
  const topics = new Map();
  for (const figure of rowsOf(reports)) {
    const { topic } = indicators.get(figure.indicator);
    topics.set(topic, [...(topics.get(topic) ?? []), figure]);
  }
  return [
    table(words.facts, reports, facts.map((name) => [[name], shown.map((each) => [each.get(name)])])),
    ...[...topics].sort(sharedFirst(reports)).flatMap(([name, figures]) => [element("h2", {}, name), table(name, reports, topicRows(reports, figures))]),
  ];
}

/** What stands above the figures: facts of the report, and where it answers the statute's items. */
function factsOf({ shown, statute_items }) {
  const items = Object.values(statute_items).map(({ name, section }) => [name, section ? said(words.seen, { section }) : words.unseen]);
  return new Map([...Object.entries(shown), ...items]);
}

/** Topics of which more of the reports state anything come before others. */
function sharedFirst(reports) {
  const many = ([, figures]) => reports.filter((report) => figures.some(({ indicator }) => stated(report, indicator))).length;
  return (one, other) => many(other) - many(one);
}

/** A row for each indicator that several of the reports state, then one for what each alone states of the topic. */
function topicRows(reports, figures) {
  const several = figures.filter(({ indicator }) => reports.filter((report) => stated(report, indicator)).length > 1);
  const alone = reports.map((report) => figures.filter((figure) => !several.includes(figure) && stated(report, figure.indicator)));
  const rows = several.map((figure) => [nameOf(figure), reports.map((report) => cell(report, figure.indicator, reports))]);
  if (alone.some(({ length }) => length)) rows.push([[words.siblings], reports.map((report, index) => siblings(report, alone[index]))]);
  return rows;
}

function siblings(report, figures) {
  if (!figures.length) return [report.unstated];
  return figures.map((figure) => element("div", { className: "sibling" }, ...nameOf(figure), ...cell(report, figure.indicator)));
}

function stated({ figures }, indicator) {
  return figures.find((each) => each.indicator === indicator);
}

function nameOf({ indicator, name, unit }) {
  const { scope } = indicators.get(indicator);
  return [name, element("span", { className: "facts" }, said(words.indicator, { scope, unit }))];
}

/** A figure as its report writes it; how it stands to the year before's, where that report stands beside it. */
function cell(report, indicator, reports = []) {
  const figure = stated(report, indicator);
  if (!figure) return [report.unstated];
  const text = figure.value === undefined ? element("span", {}, figure.text) : element("data", { value: figure.value }, figure.text);
  const beside = reports.some(({ body, year }) => body.id === report.body.id && year === report.year - 1);
  const change = beside && figure.change ? [element("p", { className: "change" }, figure.change)] : [];
  return [text, ...change, ...(figure.told ?? []).map((note) => element("p", { className: "note" }, note))];
}

/** A cell with the name of its report, which stands over it where columns have no room beside each other. */
function labelled(cell, report) {
  cell.dataset.report = report;
  return cell;
}

function table(name, reports, rows) {
  const heads = reports.map(({ address, label }) => element("th", { scope: "col" },
    element("a", { href: new URL(address, root).href }, label)));
  const body = rows.map(([head, cells]) => element("tr", {}, element("th", { scope: "row" }, ...head),
    ...cells.map((children, index) => labelled(element("td", {}, ...children), reports[index].label))));
  const made = element("table", { className: "answers pair" }, element("thead", {}, element("tr", {}, element("td"), ...heads)), element("tbody", {}, ...body));
  const region = element("div", { className: "scroll", tabIndex: 0, role: "region" }, made);
  region.setAttribute("aria-label", name);
  return region;
}
