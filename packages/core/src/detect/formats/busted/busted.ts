import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const HEAD = /^(?:Failure|Error) (?:→|->) (\S.{0,300}) @ (\d{1,9})$/u;
const END = /^(?:(?:Failure|Error|Pending) (?:→|->) |stack traceback:$)/u;
const TAP = /^not ok \d{1,9} - (\S.*)$/;
const TAP_PLACE = /^# (\S.{0,300}) @ (\d{1,9})$/;
const TAP_MESSAGE = "# Failure message: ";
const OWN = /^(\.\/)?(\S[^:]{0,300}\.(?:lua|moon)):(\d{1,9}): /;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 5;

/** Failed tests of Lua's Busted. */
export const busted: LogFormat = {
  id: "busted",
  title: "Busted",
  glance: ["Failure -> ", "Error -> ", "Failure → ", "Error → ", TAP_MESSAGE],
  read: (window) => readTap(window) ?? readReport(window),
};

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
