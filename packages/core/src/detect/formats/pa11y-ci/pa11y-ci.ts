import { blockLines } from "../block-lines.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

/** A part of the report on a page; the lines go on with it. */
interface PageMatch extends Match {
  readonly url: string;
}

const HEAD = /^Errors in (\S{1,2000}):$/;
const ITEM = " • ";
const SELECTOR = /^ {3}(\(.*\))$/s;
const END = /^ • |^\S/;
const MAX_LINES = 40;

/** What Pa11y CI finds on pages, each with the selector of its element, and pages that it cannot open. */
export const pa11yCi: LogFormat = {
  id: "pa11y-ci",
  title: "Pa11y CI",
  glance: ["Errors in ", ITEM],
  read: (window, previous) => readHead(window) ?? readItem(window, previous),
};

/** `Errors in http://localhost:8080/cart:`, above an empty line and the first error. */
function readHead(window: LogWindow): PageMatch | undefined {
  const url = HEAD.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (url === undefined || window.text(1)?.trim() !== "") return undefined;
  return window.text(2)?.startsWith(ITEM) === true ? { from: 0, to: 2, findings: [], url } : undefined;
}

/** ` • Img element missing an alt attribute. …`, perhaps on several lines, `   (html > body > img)`, `   <img src="a.png">`. */
function readItem(window: LogWindow, previous: Match | undefined): PageMatch | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(ITEM) || previous === undefined || !isPage(previous)) return undefined;
  const lines = [text.slice(ITEM.length), ...blockLines(window, 1, MAX_LINES, (line) => END.test(line))];
  const said = lines
    .slice(0, lines.includes("") ? lines.indexOf("") : lines.length)
    .map((line) => line.trim());
  const selector = lines.map((line) => SELECTOR.exec(line)?.[1]).find((found) => found !== undefined);
  const where = selector === undefined ? "" : ` ${selector}`;
  const message = said.join(" ").replace(/^Error: /, "") + where;
  let to = lines.length;
  while (to < MAX_LINES && window.text(to)?.trim() === "") to += 1;
  const evidence = { from: 0, to: lines.length - 1 };
  return { from: 0, to, findings: [{ severity: "error", message, lines: evidence }], url: previous.url };
}

function isPage(match: Match): match is PageMatch {
  return "url" in match;
}
