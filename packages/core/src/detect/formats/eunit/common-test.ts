import { blockLines } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^%%% (\w+_SUITE) ==> (\S.*): FAILED$/;
const REASON = /^%%% \w+_SUITE ==> (\S.*)$/;
const PLACE = /\{file,"([^"]{1,300})"\},\s*\{line,(\d{1,9})\}/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 2;

/** `%%% shop_SUITE ==> bad: FAILED`, then `%%% shop_SUITE ==> {{badmatch,3},` and the stack as a term. */
export function readCommonTest(window: LogWindow): Match | undefined {
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
