import { blockLines } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const HEAD = /^ {2}\d{1,6}\) ([\w.]{1,100}):([^\s:]{1,200})(?::(\d{1,9}))?(?:: (\S.*))?$/;
const CODE = /^ {5}Failure\/Error: (.*)$/;
/** A test's own, below which no check stands. */
const TEST_HEAD = /^ {2}\d{1,6}\) [\w.]{1,100}:[\w-]{1,100}_test_?\/\d/;
const THROWN = /^ {5}(?!Failure\/Error: |%% )(\S.*)$/;
/** Files of the library are named without their folder. */
const PLACE = /\{file,"(\/[^"]{1,300})"\},\{line,(\d{1,9})\}/;
const MAX_TERM = 4000;
const AFTER = /^ {5}(?:%% |Output:)/;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 6;

/** `  1) shop_tests:adds_test/0`, then `     Failure/Error: ?assertEqual(4, …)` and what was expected; or what was thrown. */
export function readRebarFailure(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const isThrown = TEST_HEAD.test(text);
  const first = isThrown ? THROWN.exec(window.text(1) ?? "")?.[1] : CODE.exec(text)?.[1];
  const [, suite, name, declared, title] = HEAD.exec(window.text(isThrown ? 0 : -1) ?? "") ?? [];
  if (first === undefined || suite === undefined || name === undefined) return undefined;
  const start = isThrown ? 2 : 1;
  const lines = blockLines(
    window,
    start,
    MAX_LINES,
    (row) => row === "" || AFTER.test(row) || HEAD.test(row),
  );
  const said = [first, ...lines.map((line) => line.trim())];
  const message = said.slice(0, MAX_MESSAGE_LINES).join("\n");
  const test = `${suite} > ${name}${title === undefined ? "" : ` (${title})`}`;
  const [, path, line] = PLACE.exec(said.join("").slice(0, MAX_TERM)) ?? [];
  const place = path === undefined ? declaredAt(suite, declared) : claim(path, Number(line), undefined);
  const placed = place === undefined ? {} : { place };
  const finding: Finding = { severity: "error", message, test, ...placed };
  return { from: isThrown ? 0 : -1, to: start + lines.length, findings: [finding] };
}

/** A generated test is named with its line: `cart_tests:-sums_test_/0-fun-6-/0:10`. */
function declaredAt(suite: string, line: string | undefined): Finding["place"] {
  return line === undefined ? undefined : claim(`${suite}.erl`, Number(line), undefined);
}
