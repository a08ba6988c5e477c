// A text as the search compares it; archive/search/text.py does the same.
// Whole numbers stand between the signs < and >, so that 5次 is not found in 15次.

const COUNTS = /^[\p{L}\p{N}]+$/u;
const DIGIT = /^\p{Nd}$/u;
const NUMBER = /0+(?:\.0+|,000(?!0))*/g; // a comma in a number is one before three digits

/** Each character of a text that counts, with the places in the text where it begins and ends; a sign takes no place. */
export function characters(text) {
  const forms = formsOf(text);
  const found = [];
  let at = 0;
  const shape = forms.map(({ char }) => (DIGIT.test(char) ? "0" : char === "." || char === "," ? char : " ")).join("");
  for (const { index, 0: number } of shape.matchAll(NUMBER)) {
    const inside = forms.slice(index, index + number.length);
    const { start } = inside[0];
    const { end } = inside.at(-1);
    found.push(...forms.slice(at, index).filter(counts), { char: "<", start, end: start });
    found.push(...inside.filter(({ char }) => char !== ","), { char: ">", start: end, end });
    at = index + number.length;
  }
  return [...found, ...forms.slice(at).filter(counts)];
}

export function normalised(text) {
  return characters(text).map(({ char }) => char).join("");
}

/** A term that is also found inside longer numbers. */
export function loose(term) {
  return term.replace(/^<|>$/g, "");
}

/** Each character as it is compared; points and commas, which may stand in a number; a space for what does not count. */
function formsOf(text) {
  const forms = [];
  let at = 0;
  for (const original of text) {
    const form = original.normalize("NFKC");
    const kept = COUNTS.test(form) ? form.toLowerCase() : form === "." || original === "," ? form : " ";
    for (const char of kept) forms.push({ char, start: at, end: at + original.length });
    at += original.length;
  }
  return forms;
}

function counts({ char }) {
  return !" .,".includes(char);
}
