import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readMidje } from "./midje.ts";

const HEAD = /^(FAIL|ERROR) in \(([^()]{1,300})\) \((\S.{0,300}):(-?\d{1,9})\)$/;
const OTHER_HEAD = /^(?:FAIL|ERROR) in (?:\(|.*:\d+\))/;
const END = /^(?:(?:FAIL|ERROR) in \(|Ran \d+ tests|Testing \S+$|lein test )/;
const FRAME =
  /^\s+(?:at )?([\w.*$/<>!?+=&|-]{1,200})(?:\.invoke\w*|\.doInvoke)? \((\S{1,200}\.cljc?):(\d{1,9})\)$/;
const NAMESPACE = /^(?:Testing|lein test) (\S+)$/;
const MAX_LINES = 160;
const MAX_BEFORE = 60;

/** Failures and errors of clojure.test, also under Leiningen. */
export const clojureTest: LogFormat = {
  id: "clojure-test",
  title: "clojure.test and Midje",
  glance: ["FAIL in (", "ERROR in (", 'FAIL "', "FAIL at ("],
  read: (window, previous) => read(window, previous) ?? readMidje(window),
};

/** A match that tells the next one, right below it, in which namespace they are. */
interface NamespaceMatch extends Match {
  readonly namespace: readonly string[];
}

/** `FAIL in (adds-test) (cart_test.clj:5)`, contexts and a message, then `expected:` and `actual:`. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  const [, kind, name, path, line] = HEAD.exec(text) ?? [];
  if (kind === undefined || name === undefined || path === undefined || !OTHER_HEAD.test(text))
    return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (row) => END.test(row));
  const start = lines.findIndex((row) => /^ *expected: /.test(row));
  const end = lines.findIndex((row) => /^ *actual: /.test(row));
  if (end === -1) return undefined;
  const said = lines.slice(0, end + 1).map((row) => row.trim());
  const namespace = isNamespace(previous) ? previous.namespace : namespaceOf(window);
  const test = [...namespace, name].join(" > ");
  const shown = start === -1 ? said.slice(-3) : said.slice(Math.max(0, start - 1), start + 4);
  const finding: Finding = { severity: "error", message: shown.join("\n"), test };
  const own = /\.clj[cs]?$/.test(path) ? { path, line: Number(line) } : placeIn(lines);
  if (own !== undefined) finding.place = own;
  const code =
    kind === "ERROR"
      ? /actual: (?:[\w$]+\.)*(\w+(?:Exception|Error|ExceptionInfo))\b/.exec(lines[end] ?? "")?.[1]
      : undefined;
  if (code !== undefined) finding.code = code;
  finding.lines = { from: 0, to: lines.length };
  let to = lines.length + 1;
  while (window.text(to) === "") to += 1;
  const match: NamespaceMatch = { from: 0, to, findings: [finding], namespace };
  return match;
}

function isNamespace(match: Match | undefined): match is NamespaceMatch {
  return match !== undefined && "namespace" in match;
}

function namespaceOf(window: LogWindow): readonly string[] {
  for (let offset = -1; offset > -MAX_BEFORE; offset--) {
    const name = NAMESPACE.exec(window.text(offset) ?? "")?.[1];
    if (name !== undefined) return [name];
  }
  return [];
}

/** The first frame outside of Clojure itself. */
function placeIn(lines: readonly string[]): { path: string; line: number } | undefined {
  for (const text of lines) {
    const [, symbol, path, line] = FRAME.exec(text) ?? [];
    if (symbol !== undefined && path !== undefined && !symbol.startsWith("clojure."))
      return { path, line: Number(line) };
  }
  return undefined;
}
