// Marks the terms of a search in a page's text, across figures, bold runs and punctuation.

import { characters } from "./text.js";

const NOT_TEXT = ".headerlink, .fig-note, script, style";

/** Marks every place of the terms below `root`; gives the marks in order. */
export function markAll(root, terms) {
  const places = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(NOT_TEXT)) continue;
    for (const each of characters(node.data)) places.push({ ...each, node });
  }
  const text = places.map(({ char }) => char).join("");
  const marked = new Set();
  for (const term of terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      for (let index = at; index < at + term.length; index += 1) marked.add(index);
    }
  }
  return runsOf(places, marked).reverse().map(wrap).reverse();
}

/** Neighbouring marked characters of one text node as one range each. */
function runsOf(places, marked) {
  const runs = [];
  for (const index of [...marked].sort((one, other) => one - other)) {
    const { node, start, end } = places[index];
    const last = runs.at(-1);
    if (last && last.node === node && last.index === index - 1) Object.assign(last, { end, index });
    else runs.push({ node, start, end, index });
  }
  return runs;
}

function wrap({ node, start, end }) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const mark = document.createElement("mark");
  range.surroundContents(mark);
  return mark;
}

/** On arrival from a search (`?h=terms#anchor`): marks the terms and scrolls to the first one in the section. */
export function markOnArrival(content) {
  const terms = new URLSearchParams(location.search).getAll("h");
  const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const marks = markAll(content, terms);
  const first = marks.find((mark) => !heading || heading.contains(mark) || heading.compareDocumentPosition(mark) & 4);
  first?.scrollIntoView({ block: "center" });
}
