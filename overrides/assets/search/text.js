// A text as the search compares it, and back from the words of the index to a text for display.
// The other half stands in archive/search.py: normalised, words_of.

export const MARK = "zzzz"; // stands before each section
const COUNTS = /^[\p{L}\p{N}]+$/u;
const DIGIT = /^\p{Nd}$/u;

/** Each character of a text that counts, with the offset of the original one: NFKC, lower case, points between digits. */
export function characters(text) {
  const found = [];
  const originals = Array.from(text);
  const forms = originals.map((original) => original.normalize("NFKC"));
  let offset = 0;
  originals.forEach((original, index) => {
    const form = forms[index];
    const point = form === "." && DIGIT.test(forms[index - 1] ?? "") && DIGIT.test(forms[index + 1] ?? "");
    if (point || COUNTS.test(form)) {
      for (const char of form.toLowerCase()) found.push({ char, start: offset, end: offset + original.length });
    }
    offset += original.length;
  });
  return found;
}

export function normalised(text) {
  return characters(text).map(({ char }) => char).join("");
}

/** The word of the index for the pair of characters at an offset of a normalised term. */
export function pair(term, offset) {
  return Array.from(term.slice(offset, offset + 2), spelled).join("");
}

function spelled(char) {
  let letters = "";
  for (let rest = char.codePointAt(0), n = 0; n < 4; n += 1, rest = Math.floor(rest / 26)) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
  }
  return letters;
}

function unspelled(letters) {
  return String.fromCodePoint(Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 97, 0));
}

/** The sections of a page, from what Pagefind keeps of it: anchor, title, and the text as it was written. */
export function sectionsOf(fragment) {
  const words = fragment.content.split(/\s+/);
  const starts = words.flatMap((word, index) => (word.startsWith(MARK) ? [index] : []));
  return starts.map((start, number) => {
    const [anchor, ...title] = fragment.anchors[number].id.split("|");
    return {
      anchor,
      title: title.join("|").replaceAll("␠", " "),
      text: written(words.slice(start, starts[number + 1])),
    };
  });
}

function written([mark, ...pairs]) {
  const [before, afterFirst] = mark.slice(MARK.length).split("⁞");
  const first = pairs.length ? unspelled(pairs[0].slice(0, 4)) : "";
  const rest = pairs.map((word) => unspelled(word.slice(4, 8)) + word.slice(8));
  // Pagefind ends each block with a full stop of its own.
  return [before, first, afterFirst, ...rest].join("")
    .replace(/\.$/, "").replace(/(.)⇧/gu, (_, char) => char.toUpperCase()).replaceAll("␠", " ").replaceAll("␤", "\n").trim();
}
