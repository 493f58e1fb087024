/** Where the header of a line of fields ends, and what it says. */
export interface HeaderFields {
  level: string;
  /** Both 0 without a time. */
  timeStart: number;
  timeEnd: number;
  end: number;
}

/** Of the keys that a header may begin with. */
const FIRST_LETTERS = "tlsc";
const VALUE = String.raw`(?:"[^"]{0,80}"|[^\s"]{1,120})`;
const BESIDE_LEVEL = `(?:(?:ts|time|timestamp|t|caller|logger|source)=${VALUE} )`;
/** `time="2026-11-20T09:01:02Z" level=info msg="text"`, `ts=2026-11-20T09:01:02Z caller=main.go:7 level=info text=…` */
const FIELDS = new RegExp(
  `${BESIDE_LEVEL}{0,4}(?:level|lvl|severity)="?([A-Za-z]{1,12})"? ${BESIDE_LEVEL}{0,3}`,
  "y",
);
const UNTIL_MESSAGE = new RegExp(`(?:\\w{1,30}=${VALUE} ){0,4}?(?=msg=)`, "y");
const TIME = /(?:^| )(?:ts|time|timestamp|t)="?([^"\s]{1,40})/;

/** Reads the fields before the message, as Go's loggers write them; undefined where there are none at a place. Linear. */
export function readHeaderFields(text: string, at: number): HeaderFields | undefined {
  if (!FIRST_LETTERS.includes(text.charAt(at))) return undefined;
  FIELDS.lastIndex = at;
  const found = FIELDS.exec(text);
  if (found === null || FIELDS.lastIndex >= text.length) return undefined;
  const [header, level = ""] = found;
  const time = TIME.exec(header)?.[1] ?? "";
  const timeStart = time === "" ? 0 : at + header.indexOf(time);
  UNTIL_MESSAGE.lastIndex = FIELDS.lastIndex;
  const end = UNTIL_MESSAGE.test(text) ? UNTIL_MESSAGE.lastIndex : FIELDS.lastIndex;
  return { level, timeStart, timeEnd: timeStart + time.length, end };
}
