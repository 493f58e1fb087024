import { blockLines } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^%%% (\w+_SUITE) ==> (\S.*): FAILED$/;
const REASON = /^%%% \w+_SUITE ==> (\S.*)$/;
const PLACE = /\{file,"([^"]{1,300})"\},\s*\{line,(\d{1,9})\}/;
const OWN_HEAD = /^(\w{1,100}):(\w{1,100}) failed(?: on line (\d{1,9}))?$/;
const OWN_REASON = /^Reason: (\S.*)$/;
const RULE = /^(?:- ){10,60}-?$/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 2;

/** Reports of a failed case, by rebar3 and by Common Test itself. */
export function readCommonTest(window: LogWindow): Match | undefined {
  return readRebarCase(window) ?? readOwnCase(window);
}

/** `cart_SUITE:adds failed on line 9`, `Reason: {badmatch,4}`, between two dashed rules. */
function readOwnCase(window: LogWindow): Match | undefined {
  const [, suite, name, line] = OWN_HEAD.exec(window.text(0) ?? "") ?? [];
  const reason = OWN_REASON.exec(window.text(1) ?? "")?.[1];
  if (suite === undefined || name === undefined || reason === undefined || !RULE.test(window.text(-1) ?? ""))
    return undefined;
  const more = blockLines(window, 2, MAX_LINES, (text) => RULE.test(text));
  const message = [reason, ...more.map((each) => each.trim())].slice(0, MAX_MESSAGE_LINES).join("\n");
  const finding: Finding = { severity: "error", message };
  if (suite.endsWith("_SUITE")) finding.test = `${suite} > ${name}`;
  if (suite.endsWith("_SUITE") && line !== undefined)
    finding.place = { path: `${suite}.erl`, line: Number(line) };
  return { from: -1, to: more.length + 3, findings: [finding] };
}

/** `%%% shop_SUITE ==> bad: FAILED`, then `%%% shop_SUITE ==> {{badmatch,3},` and the stack as a term. */
function readRebarCase(window: LogWindow): Match | undefined {
  const [, suite, name] = HEAD.exec(window.text(0) ?? "") ?? [];
  const reason = REASON.exec(window.text(1) ?? "")?.[1];
  if (suite === undefined || name === undefined || reason === undefined) return undefined;
  const lines = blockLines(window, 2, MAX_LINES, (text) => !text.startsWith(" "));
  const message = [reason, ...lines.map((line) => line.trim())].slice(0, MAX_MESSAGE_LINES).join("\n");
  const finding: Finding = { severity: "error", message, test: `${suite} > ${name}` };
  const [, path, line] = PLACE.exec(lines.join(" ").slice(0, 4000)) ?? [];
  if (path !== undefined) finding.place = { path, line: Number(line) };
  return { from: 0, to: lines.length + 2, findings: [finding] };
}
