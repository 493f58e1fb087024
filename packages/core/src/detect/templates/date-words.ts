const MONTHS: ReadonlySet<string> = new Set(
  "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec January February March April June July August September October November December".split(
    " ",
  ),
);
const WEEKDAYS: ReadonlySet<string> = new Set(
  "Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
);
const LONGEST = 9;
const MONTH = 3;
const DIGIT_BEHIND = /^,? {1,2}\d/;

/** Whether the word at `[start, end)` is the month or the day of the week of a date: `Mon Jul 21 09:04:41 2005`, `Jul 21`. */
export function isDateWord(text: string, start: number, end: number): boolean {
  if (end - start < MONTH || end - start > LONGEST || !isCapital(text.charCodeAt(start))) return false;
  if (!isDateFollowing(text, end)) return false;
  const word = text.slice(start, end);
  if (MONTHS.has(word)) return DIGIT_BEHIND.test(text.slice(end, end + 4));
  if (!WEEKDAYS.has(word)) return false;
  const next = text.slice(end, end + 2 + LONGEST).replace(/^,? /, "");
  return /^\d/.test(next) || MONTHS.has(next.slice(0, MONTH));
}

/** A digit or a capital behind a blank or two. */
function isDateFollowing(text: string, end: number): boolean {
  let at = text.charCodeAt(end) === 0x2c ? end + 1 : end;
  if (text.charCodeAt(at) !== 0x20) return false;
  at += text.charCodeAt(at + 1) === 0x20 ? 2 : 1;
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || isCapital(code);
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}
