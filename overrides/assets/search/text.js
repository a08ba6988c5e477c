// A text as the search compares it, and the words of the index.
// The other half stands in archive/search/text.py: normalised, spelled.

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

/** A character as the index spells it, in four letters. */
export function spelled(char) {
  let letters = "";
  for (let rest = char.codePointAt(0), n = 0; n < 4; n += 1, rest = Math.floor(rest / 26)) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
  }
  return letters;
}
