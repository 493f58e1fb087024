const DATE_TIME = String.raw`\d{4}[-/.]\d\d[-/.]\d\d[T :_-]{1,2}\d\d[:.]\d\d[:.]\d\d(?:[.,:]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d\b| UTC| GMT)?`;
const SHORT_DATE_TIME = String.raw`\d\d(?:\/\d\d\/\d\d(?:\d\d)?|[-.]\d\d),? \d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: [AP]M)?`;
const COMPACT = String.raw`\d{8}[-T ]\d\d:?\d\d:?\d\d(?:[:.,]\d{1,9})?|\d{6} \d{6}(?= )`;
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MONTH_DAY = String.raw`(?:${WEEKDAY},? )?${MONTH} [ \d]?\d \d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: (?:[AP]M|\d{4})\b)?`;
const DAY_MONTH = String.raw`(?:${WEEKDAY}, )?\d\d?[ /-]${MONTH}[ /-]\d{4}[ :]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: GMT| [+-]\d{4})?`;
const CLOCK = String.raw`\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?: [AP]M)?(?![\d:])`;
/** As zerolog writes on a console. */
const TWELVE_HOURS = String.raw`\d{1,2}:\d\d[AP]M(?= (?:TRC|DBG|INF|WRN|ERR|FTL|PNC|\?\?\?) )`;
const EPOCH = String.raw`1\d{9}(?:\.\d{1,9}|\d{3})?(?=[ \t\]])`;
const DATE = String.raw`\d{4}[-/.]\d\d[-/.]\d\d(?=[ \t])`;
const UPTIME = String.raw` {0,9}\d{1,9}\.\d{3,6}(?=\])`;
/** A time that begins with a digit, in brackets or not. */
export const TIME: RegExp = new RegExp(
  `\\[?(?:${[DATE_TIME, SHORT_DATE_TIME, COMPACT, DAY_MONTH, CLOCK, TWELVE_HOURS, EPOCH, DATE].join("|")})\\]?`,
  "y",
);
/** A time that begins with the name of a day or a month. */
export const NAMED_TIME: RegExp = new RegExp(`\\[?(?:${MONTH_DAY}|${DAY_MONTH})\\]?`, "y");
/** `[    3.141592]`: seconds since the start. */
export const KERNEL_TIME: RegExp = new RegExp(`\\[${UPTIME}\\]`, "y");
