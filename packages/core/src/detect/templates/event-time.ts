const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ISO =
  /^(\d{4})[-/.](\d\d)[-/.](\d\d)(?:[T :_-]{1,2}(\d\d)[:.](\d\d)[:.](\d\d)(?:[.,:](\d{1,9}))?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)[-T ](\d\d):?(\d\d):?(\d\d)(?:[:.,](\d{1,9}))?()/;
const MONTH_FIRST =
  /^(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: (\d{4}))?/;
const DAY_FIRST =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2})[ /-]([A-Z][a-z]{2})[ /-](\d{4})[ :](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?(GMT|[+-]\d{4})?/;
const SLASHED = /^(\d\d)\/(\d\d)\/(\d{4}),? (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ([AP])M)?/;
const SHORT = /^(\d\d)[-.]?(\d\d),? (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?/;
const YEAR_SHORT = /^(\d\d)\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?/;
const CLOCK = /^(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ([AP]M))?/;
const EPOCH = /^1\d{9}(?:\.\d+|\d{3})?$/;
const UPTIME = /^ *(\d{1,9}\.\d{3,6})$/;
const FIRST_MILLISECONDS = 1e11;
const DAY_MS = 86_400_000;

/**
 * The milliseconds since 1970 of a time as loggers write it; undefined where it is none. What is left out (a year, a day, a
 * zone) is taken from `near`, a time in milliseconds, and from the zone of this machine.
 */
export function parseEventTime(written: string, near: number): number | undefined {
  const text = written.replace(/^\[/, "").replace(/\]$/, "");
  return (
    readIso(ISO.exec(text) ?? COMPACT.exec(text)) ??
    readEpoch(text) ??
    readMonthFirst(text, near) ??
    readDayFirst(text) ??
    readSlashed(text) ??
    readShort(text, near) ??
    readClock(text, near)
  );
}

function readIso(parts: RegExpExecArray | null): number | undefined {
  if (parts === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction, zone] = parts;
  return timeOf([year, month, day, hour, minute, second], fraction, zone);
}

function readEpoch(text: string): number | undefined {
  const uptime = UPTIME.exec(text)?.[1];
  if (uptime !== undefined && !EPOCH.test(text)) return Math.round(Number(uptime) * 1000);
  if (!EPOCH.test(text)) return undefined;
  const number = Number(text);
  return number < FIRST_MILLISECONDS ? number * 1000 : number;
}

function readMonthFirst(text: string, near: number): number | undefined {
  const [, name = "", day, hour, minute, second, fraction, year] = MONTH_FIRST.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  if (year !== undefined) return timeOf([year, month, day, hour, minute, second], fraction, undefined);
  return nearest(near, (guess) => timeOf([guess, month, day, hour, minute, second], fraction, undefined));
}

function readDayFirst(text: string): number | undefined {
  const [, day, name = "", year, hour, minute, second, fraction, zone] = DAY_FIRST.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? undefined : timeOf([year, month, day, hour, minute, second], fraction, zone);
}

/** The month first, as in America, where both may be one. */
function readSlashed(text: string): number | undefined {
  const [, one, other, year, hour, minute, second, fraction, half] = SLASHED.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [month, day] = Number(one) > 12 ? [other, one] : [one, other];
  return timeOf([year, month, day, hourOf(hour, half), minute, second], fraction, undefined);
}

function hourOf(hour: string | undefined, half: string | undefined): number {
  return half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "P" ? 12 : 0);
}

function readShort(text: string, near: number): number | undefined {
  const [, year, ...rest] = YEAR_SHORT.exec(text) ?? [];
  if (year !== undefined) return timeOf([`20${year}`, ...rest.slice(0, 5)], rest[5], undefined);
  const [, month, day, hour, minute, second, fraction] = SHORT.exec(text) ?? [];
  if (month === undefined) return undefined;
  return nearest(near, (guess) => timeOf([guess, month, day, hour, minute, second], fraction, undefined));
}

/** The time of a day nearest to the one that is known: a log goes on behind midnight. */
function readClock(text: string, near: number): number | undefined {
  const [, hour, minute, second, fraction, half] = CLOCK.exec(text) ?? [];
  if (hour === undefined) return undefined;
  const day = new Date(near);
  const hours = hourOf(hour, half?.charAt(0));
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate(), hours, minute, second];
  const time = timeOf(date, fraction, undefined);
  if (time === undefined || Math.abs(time - near) <= DAY_MS / 2) return time;
  return time > near ? time - DAY_MS : time + DAY_MS;
}

/** The latest year that does not lead far into the future: a log goes on behind the turn of the year. */
function nearest(near: number, timeIn: (year: number) => number | undefined): number | undefined {
  const year = new Date(near).getFullYear();
  for (const guess of [year + 1, year]) {
    const time = timeIn(guess);
    if (time === undefined || time <= near + DAY_MS) return time;
  }
  return timeIn(year - 1);
}

function timeOf(
  date: readonly (string | number | undefined)[],
  fraction: string | undefined,
  zone: string | undefined,
): number | undefined {
  const [year = Number.NaN, month = Number.NaN, day = 1, hour = 0, minute = 0, second = 0] = date.map(Number);
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  const isZoned = zone !== undefined && zone !== "";
  const time = isZoned
    ? Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - offsetOf(zone)
    : new Date(year, month - 1, day, hour, minute, second, milliseconds).getTime();
  return Number.isNaN(time) ? undefined : time;
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
