import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, parsePlace } from "../place.ts";

const FILE = /^(?:\/|[A-Za-z]:[\\/])\S.*\.(?:ya?ml|json)$/;
const ROW = /^ {1,8}(\d{1,9}):(\d{1,9}) +(error|warning|information|hint) {2,}([a-z][\w-]{2,80}) {2,}(\S.*)$/;
const LINE =
  /^([^\s"][^"]*\.(?:ya?ml|json):\d{1,9}:\d{1,9}) (error|warning|information|hint) ([a-z][\w-]{2,80}) "(.*)"$/s;
const POINTER = /^[A-Za-z_$]\S*$/;
const FOOTER = /^✖ \d{1,6} problems? \(\d{1,6} errors?, \d{1,6} warnings?, \d{1,6} infos?, \d{1,6} hints?\)$/;
const MOST_ROWS = 480;

/** Spectral, the linter of API descriptions: its formatters `stylish` and `text`. */
export const spectral: LogFormat = {
  id: "spectral",
  title: "Spectral",
  glance: [".yaml:", ".yml:", ".json:", " error  ", " warning  ", " information  ", " hint  "],
  read: (window) => readLine(window.text(0)?.trimEnd() ?? "") ?? readRows(window),
};

/** `/home/shop/api.yaml:2:6 warning info-contact "Info object must have "contact" object."` */
function readLine(text: string): Match | undefined {
  const [, position, level, code, message] = LINE.exec(text) ?? [];
  const place = parsePlace(position ?? "");
  if (place === undefined || code === undefined || message === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: severityOf(level), code, message, place }] };
}

/** Below the file `  2:6  warning  info-contact  Info object must have "contact" object.  info` for each; counts with hints end it. */
function readRows(window: LogWindow): Match | undefined {
  let path = window.text(-1)?.trimEnd() ?? "";
  if (!FILE.test(path)) return undefined;
  const findings: Finding[] = [];
  for (let offset = 0; offset < MOST_ROWS; offset++) {
    const text = window.text(offset)?.trimEnd();
    const finding = parseRow(text ?? "", path);
    if (finding !== undefined) findings.push({ ...finding, lines: { from: offset, to: offset } });
    else if (text !== undefined && FILE.test(text)) path = text;
    else if (FOOTER.test(text ?? "") && findings.length > 0) return { from: -1, to: offset + 1, findings };
    else if (text !== "") return undefined;
  }
  return undefined;
}

function parseRow(text: string, path: string): Finding | undefined {
  const [, line, column, level, code, said] = ROW.exec(text) ?? [];
  if (code === undefined || said === undefined) return undefined;
  return {
    severity: severityOf(level),
    code,
    message: withoutPointer(said),
    place: claim(path, Number(line), Number(column)),
  };
}

/** Behind the message stands where in the document it is: `  paths./a.get.responses[200]`. */
function withoutPointer(said: string): string {
  const end = said.lastIndexOf("  ");
  return end > 0 && POINTER.test(said.slice(end + 2)) ? said.slice(0, end).trimEnd() : said;
}

function severityOf(level: string | undefined): Finding["severity"] {
  return level === "error" ? "error" : "warning";
}
