import { blockLines } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^ {2}\d{1,6}\) ([\w.]+):(\S+)$/;
const CODE = /^ {5}Failure\/Error: (.*)$/;
const AFTER = /^ {5}(?:%% |Output:)/;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 6;

/** `  1) shop_tests:adds_test/0`, then `     Failure/Error: ?assertEqual(4, …)` and what was expected. */
export function readRebarFailure(window: LogWindow): Match | undefined {
  const first = CODE.exec(window.text(0) ?? "")?.[1];
  const [, suite, name] = HEAD.exec(window.text(-1) ?? "") ?? [];
  if (first === undefined || suite === undefined || name === undefined) return undefined;
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (text) => text === "" || AFTER.test(text) || HEAD.test(text),
  );
  const said = [first, ...lines.map((line) => line.trim())];
  const message = said.slice(0, MAX_MESSAGE_LINES).join("\n");
  const finding: Finding = { severity: "error", message, test: `${suite} > ${name}` };
  return { from: -1, to: lines.length + 1, findings: [finding] };
}
