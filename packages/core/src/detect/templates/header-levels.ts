import type { Level } from "../../model/log.ts";

/** Words for levels, as alternatives of a pattern. */
export const LEVELS: string =
  "TRACE|DEBUG[1-5]?|VERBOSE|FINEST|FINER|FINE|CONFIG|INFO|INFORMATION|NOTICE|LOG|STATEMENT|DETAIL|HINT|WARN|WARNING|ERROR|ERR|SEVERE|FATAL|CRITICAL|CRIT|ALERT|EMERG|EMERGENCY|PANIC|VRB|TRC|DBG|INF|WRN|FTL|PNC";
/** The same with one capital. */
export const SPELLED: string = LEVELS.split("|")
  .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
  .join("|");
/** A level in brackets, or alone. */
export const LEVEL: RegExp = new RegExp(
  `(?:\\[ ?(${LEVELS}|${SPELLED}|${LEVELS.toLowerCase()}) ?\\]|<(${SPELLED}|${LEVELS})>|(${LEVELS}|${SPELLED})(?=[\\s:\\]|/]|$))(:?)`,
  "y",
);
/** `Error loading x`: a word of the message. */
export const PROSE: RegExp = /^\s*[A-Z][a-z]+ /;
/** Levels of loggers that write one letter. */
export const LETTERS: Readonly<Record<string, Level>> = {
  V: "debug",
  D: "debug",
  I: "info",
  W: "warning",
  E: "error",
  F: "fatal",
};

/** Words for levels that are those of header columns alone. */
export const OTHER_LEVELS: Readonly<Record<string, Level>> = {
  log: "info",
  statement: "info",
  detail: "info",
  hint: "info",
  config: "debug",
  vrb: "debug",
  trc: "debug",
  dbg: "debug",
  inf: "info",
  wrn: "warning",
  ftl: "fatal",
  pnc: "fatal",
  silly: "debug",
  verbose: "debug",
  timing: "debug",
  http: "info",
  "err!": "error",
  failure: "error",
};
/** A word in small letters is a level only behind a time, and where more follows: `04:35:23 warn: text`. */
export const SMALL_LEVEL: RegExp = new RegExp(`(${LEVELS.toLowerCase()})(:|(?=\\s{2,}|\\s*\\|))`, "y");
/** `E/ActivityManager`, `I  chrome:` */
export const LETTER_LEVEL: RegExp = /([VDIWEF])(?:\/(?=[A-Za-z])|\s+(?=[A-Za-z][\w.$-]*\s*:\s))/y;
/** What may stand before a level: nodes and facilities, `R02-M1-N0 RAS KERNEL INFO`. */
export const BEFORE_LEVEL: RegExp = new RegExp(
  `(?:[A-Z\\d][\\w:.-]{0,60}[ \\t]+){1,4}(${LEVELS}|FAILURE)(?=[ :])`,
  "y",
);
