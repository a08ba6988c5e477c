// The archive's own tables as the browser reads them: CSV as archive/export/csvfile.py writes it (RFC 4180, BOM, CRLF).

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
// A text that a spreadsheet would run has an apostrophe in front, and so has one that already begins so.
const GUARDED = /^'(?=[\s']*[=+\-@＝＋－＠])/;

/** The rows of a CSV text as objects by the names in its first line; throws where it is no whole table. */
export function rowsOf(text) {
  const [heads, ...lines] = linesOf(text.replace(/^\uFEFF/, ""));
  if (!heads || lines.some((cells) => cells.length !== heads.length)) throw new SyntaxError("rows of unlike length");
  return lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [heads[at], cell.replace(GUARDED, "")])));
}

function linesOf(text) {
  const lines = [];
  let cells = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const found = CELL.exec(text);
    if (!found) throw new SyntaxError("no whole table");
    const [, quoted, plain, end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    lines.push(cells);
    cells = [];
  }
  if (cells.length) throw new SyntaxError("no whole table");
  return lines;
}
