import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

/** With a colon until version 1. */
const HEAD = /^(?:Failure|Error)(?: →| ->|:) (\S.{0,300}) @ (\d{1,9})$/u;
const END = /^(?:(?:Failure|Error|Pending)(?: →| ->|:) |stack traceback:$)/u;
const TAP = /^not ok \d{1,9} - (\S.*)$/;
const TAP_PLACE = /^# (\S.{0,300}) @ (\d{1,9})$/;
const TAP_MESSAGE = "# Failure message: ";
const OWN = /^(\.\/)?(\S[^:]{0,300}\.(?:lua|moon)):(\d{1,9}): /;
const UNLOADED = /^Error (?:→|->) (\S.*)$/u;
/** The handler that prints like GoogleTest. */
const RUN = "[ RUN      ] ";
const TITLE = /^(\S.{0,300}\.(?:lua|moon)) @ (\d{1,9}): (\S.*)$/;
const ENDED = /^\[( {0,7}(?:RUN|OK|FAILED|ERROR|SKIPPED) {0,6})\] /;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 5;

/** Failed tests of Lua's Busted. */
export const busted: LogFormat = {
  id: "busted",
  title: "Busted",
  glance: ["Failure -> ", "Error -> ", "Failure → ", "Error → ", "Failure: ", "Error: ", TAP_MESSAGE, RUN],
  read: (window) => readTap(window) ?? readReport(window) ?? readUnloaded(window) ?? readRun(window),
};

/** `Error -> spec/cart_spec.lua:1: ')' expected near '('`, then the file: it could not be loaded. */
function readUnloaded(window: LogWindow): Match | undefined {
  const text = UNLOADED.exec(window.text(0) ?? "")?.[1];
  const own = OWN.exec(text ?? "");
  if (text === undefined || own === null) return undefined;
  const place = { path: own[2] ?? "", line: Number(own[3]) };
  const message = text.slice(own[0].length).trimEnd();
  const isNamed = window.text(1)?.trim() === place.path;
  return { from: 0, to: isNamed ? 2 : 1, findings: [{ severity: "error", message, place }] };
}

/** `[ RUN      ] spec/cart_spec.lua @ 4: Cart adds`, what failed, `[  FAILED  ] spec/cart_spec.lua @ 4: Cart adds (0.10 ms)` */
function readRun(window: LogWindow): Match | undefined {
  const title = window.text(0)?.startsWith(RUN) === true ? window.text(0)?.slice(RUN.length).trimEnd() : "";
  const [, path, line, name] = TITLE.exec(title ?? "") ?? [];
  if (path === undefined || name === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => ENDED.test(text));
  const end = window.text(lines.length + 1) ?? "";
  const verdict = ENDED.exec(end)?.[1]?.trim();
  const isFailed = (verdict === "FAILED" || verdict === "ERROR") && end.includes(name);
  const to = lines.length + (verdict === "RUN" || verdict === undefined ? 1 : 2);
  const findings = isFailed ? [toFinding(name, lines, { path, line: Number(line) })] : [];
  return { from: 0, to, findings };
}

/** `Failure -> spec/cart_spec.lua @ 4`, the test's name, `spec/cart_spec.lua:4: Expected objects to be equal.` and more. */
function readReport(window: LogWindow): Match | undefined {
  const [, path, line] = HEAD.exec(window.text(0) ?? "") ?? [];
  const name = window.text(1);
  if (path === undefined || name === undefined) return undefined;
  const lines = blockLines(window, 2, MAX_LINES, (text) => text === "" || END.test(text));
  const finding = toFinding(name, lines, { path, line: Number(line) });
  return { from: 0, to: lines.length + 2, findings: [finding] };
}

/** `not ok 1 - Cart adds prices`, `# spec/cart_spec.lua @ 4`, `# Failure message: …`. */
function readTap(window: LogWindow): Match | undefined {
  const name = TAP.exec(window.text(-2) ?? "")?.[1];
  const [, path, line] = TAP_PLACE.exec(window.text(-1) ?? "") ?? [];
  const text = window.text(0) ?? "";
  if (name === undefined || path === undefined || !text.startsWith(TAP_MESSAGE)) return undefined;
  const more = blockLines(window, 1, MAX_LINES, (row) => !row.startsWith("# ")).map((row) => row.slice(2));
  const finding = toFinding(name, [text.slice(TAP_MESSAGE.length), ...more], { path, line: Number(line) });
  return { from: -2, to: more.length + 1, findings: [finding] };
}

/** The message's own place is where the assertion stands, the other one where the test begins. */
function toFinding(test: string, lines: readonly string[], declared: PathClaim): Finding {
  const said = lines.slice(0, MAX_MESSAGE_LINES).join("\n");
  const own = OWN.exec(said);
  const message = (own === null ? said : said.slice(own[0].length)) || "failed";
  const place = own === null ? declared : { path: own[2] ?? "", line: Number(own[3]) };
  return { severity: "error", message, test, place };
}
