// Marks the terms of a search in a page's text, across figures, bold runs and punctuation.

import { characters } from "./text.js";

const PASSAGES = "h2, h3, h4, h5, h6, tr[id]"; // what else a passage begins with
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

/** On arrival from a search (`?h=terms#anchor`): marks the terms and scrolls to the first one in the section or row. */
export function markOnArrival(content) {
  const terms = new URLSearchParams(location.search).getAll("h");
  const passage = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const marks = markAll(content, terms);
  // What is found without being seen there, as a day in numbers, leaves the reader at the passage.
  const first = passage ? marks.find((mark) => isIn(mark, passage, content)) : marks[0];
  first?.scrollIntoView({ block: "center" });
}

/** Whether an element stands in the passage that begins with another: in it, or before the next one. */
function isIn(element, passage, content) {
  if (passage.contains(element)) return true;
  const follows = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = [...content.querySelectorAll(PASSAGES)].find((other) => follows(passage, other) && !passage.contains(other));
  return follows(passage, element) && (!next || follows(element, next));
}
