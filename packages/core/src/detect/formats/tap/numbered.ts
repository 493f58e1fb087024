import type { LogWindow } from "../format.ts";

/** LuaUnit sets the number apart with a tab. */
const OF_LUAUNIT = /^not ok \d{1,6}\t/;
/** GLib ends its process at the first failed test. */
const BAIL = "Bail out!";
const NUMBER = /^(?:not )?ok {1,5}(\d{1,6})\b/;
const PLAN = /^1\.\.\d{1,6}$/;
/** What other formats read below a failed test: of Bats, of busted, of Perl, of Automake; not of symfony's lime. */
const TOLD_BELOW =
  /^(?:#(?! {5}Failed test \()(?: \(|(?: |\t){2}| \S{1,300} @ \d)|(?:FAIL|ERROR|XFAIL): \S{1,300} \d{1,9}(?: |$))/;
const OF_PERL = /^\S{1,300}\.t \.{2,60} ?$|^ *# {3}Failed (?:\(TODO\) )?test\b/;
const MAX_LINES = 60;

/** Whether the tests before or after this one have the next numbers, where neither version nor plan was printed above. */
export function isNumbered(window: LogWindow): boolean {
  if (OF_LUAUNIT.test(window.text(0) ?? "")) return true;
  const number = numberOf(window.text(0));
  const below = window.text(1) === "" ? window.text(2) : window.text(1);
  if (number === undefined || TOLD_BELOW.test(below ?? "")) return false;
  if (window.text(1)?.startsWith(BAIL) === true) return true;
  const isNext = number > 1 ? neighbour(window, -1) === number - 1 : neighbour(window, 1) === 2;
  return isNext && !isOfPerl(window);
}

/** Whether `prove -v` shows a test of Perl: `t/cart.t .. `, or what its tests say, stands above. */
function isOfPerl(window: LogWindow): boolean {
  for (let offset = -1; offset > -MAX_LINES; offset--)
    if (OF_PERL.test(window.text(offset) ?? "")) return true;
  return false;
}

/** The number of the next test line in a direction; a plan counts as the second. */
function neighbour(window: LogWindow, step: 1 | -1): number | undefined {
  for (let count = 1; count < MAX_LINES; count++) {
    const text = window.text(step * count);
    if (text === undefined) return undefined;
    const number = PLAN.test(text) ? 2 : numberOf(text);
    if (number !== undefined) return number;
  }
  return undefined;
}

function numberOf(text: string | undefined): number | undefined {
  const number = NUMBER.exec(text ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}
