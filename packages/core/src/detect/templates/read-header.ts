import type { EntryHeader } from "./entry-header.ts";
import { levelOfWord } from "../../logs/level.ts";
import { endOfDateTime } from "./end-of-date-time.ts";
import { readHeaderFields } from "./header-fields.ts";
import {
  BAR_COLUMN,
  CHANNEL_LEVEL,
  CLOSING_NAME,
  COLUMNS_BEHIND,
  COLUMNS_BEFORE_EPOCH,
  FILE_LEVEL,
  GLOG,
  LOGGER_COLUMN,
  NAME_BEFORE_LEVEL,
  NPM,
  PLACE,
  PRIORITY,
  PROCESS_TAG,
  RUBY,
  SYSLOG_FIELDS,
  SYSLOG_TAG,
  TAGGED_LEVEL,
  USER_LEVEL,
  WEB_CLIENT,
  WORDY_TAG,
  ZONED_TIME,
  PROCESS_NUMBER,
  LOGGER,
  DOTTED_LOGGER,
  IDENTIFIER,
  WORD,
  NAMESPACE,
} from "./header-layouts.ts";
import {
  BEFORE_LEVEL,
  LETTERS,
  LETTER_LEVEL,
  LEVEL,
  OTHER_LEVELS,
  PROSE,
  SMALL_LEVEL,
} from "./header-levels.ts";
import {
  endOfBrackets,
  hasWebTime,
  isCapital,
  isCapitals,
  isEmptyFrom,
  isLead,
  isSmall,
  wordEnd,
} from "./lead-words.ts";
import { KERNEL_TIME, NAMED_TIME, TIME } from "./header-times.ts";

const MOST_STEPS = 12;
const GLOG_LETTERS = "IWEF";
const SHORTEST_DATE_TIME = "2026/11/21 10:12:13".length;
/** A time is looked for behind so many words that are no prose: `- 1117838570 2005.06.03 R02-M1-N0 …`. */
const MOST_LEADING = 5;
const LONGEST_LEAD = 200;

interface Reader extends EntryHeader {
  text: string;
  at: number;
  hasTime: boolean;
  isSyslog: boolean;
  /** Bars part the columns: `time | level | text`. */
  isBarred: boolean;
  /** A level with a colon behind it, or a logger's name: the message follows. */
  isDone: boolean;
}

const reader: Reader = {
  text: "",
  at: 0,
  end: 0,
  timeStart: 0,
  timeEnd: 0,
  level: undefined,
  messageEnd: 0,
  hasTime: false,
  isSyslog: false,
  isBarred: false,
  isDone: false,
};

/**
 * Finds where the message of a line begins, behind time, level, process, thread and logger, in the layouts of usual loggers;
 * never behind the last word. The result is reused by the next call. Linear; every pattern is bounded.
 * `2015-10-18 18:01:47,978 INFO [main] org.example.Main: text`, `Jun 14 15:16:01 combo sshd[199]: text`
 */
export function readHeader(text: string): EntryHeader {
  reader.text = text;
  reader.at = reader.end = reader.timeStart = reader.timeEnd = 0;
  reader.level = undefined;
  reader.messageEnd = text.length;
  reader.hasTime = reader.isSyslog = reader.isBarred = reader.isDone = false;
  readParts(text);
  if (reader.isBarred) readColumnsBehind();
  return reader;
}

function readParts(text: string): void {
  const isRuby = text.charCodeAt(1) === 0x2c && readLettered(RUBY, "I, [".length);
  if (isRuby || (GLOG_LETTERS.includes(text.charAt(0)) && readLettered(GLOG, 1)) || readFields()) return;
  const isPrioritised = text.charCodeAt(0) === 0x3c && advance(PRIORITY);
  if (hasWebTime(text)) advance(WEB_CLIENT);
  if (!readLeadingTime() && !readLeadingLevel() && !readNpm()) return;
  if (isPrioritised && text.charAt(reader.timeStart - 2) === "1") readSyslogFields();
  for (let step = 0; step < MOST_STEPS && !reader.isDone; step++) {
    settle();
    if (!readPart()) break;
  }
  settle();
}

function readPart(): boolean {
  return (
    readTime() ||
    readLevel() ||
    readLaterTime() ||
    readNamedLevel(FILE_LEVEL) ||
    readNamedLevel(TAGGED_LEVEL) ||
    readNamedLevel(CHANNEL_LEVEL) ||
    readNamedLevel(USER_LEVEL) ||
    (reader.hasTime && reader.level === undefined && advance(NAME_BEFORE_LEVEL)) ||
    readSyslogTag() ||
    readPlace() ||
    readBrackets() ||
    (reader.level === undefined && readFields()) ||
    advance(PROCESS_NUMBER) ||
    readBeforeLevel() ||
    readColumns() ||
    readLogger()
  );
}

/** Moves on past a pattern, if it stands here and leaves something behind it. */
function advance(pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  if (!pattern.test(reader.text) || pattern.lastIndex === reader.at) return false;
  return moveTo(pattern.lastIndex);
}

function moveTo(at: number): boolean {
  if (isEmptyFrom(reader.text, at)) return false;
  reader.at = at;
  return true;
}

/** The header ends here unless more of it follows; blanks and lone signs belong to it. */
function settle(): void {
  const { text } = reader;
  while (reader.at < text.length && text.charCodeAt(reader.at) <= 32) reader.at += 1;
  const sign = text.charAt(reader.at);
  if ((sign === "-" || sign === "|" || sign === ":") && text.charAt(reader.at + 1) === " ") {
    if (sign === "-" && reader.level !== undefined) reader.isDone = true;
    if (sign === "|") reader.isBarred = true;
    if (moveTo(reader.at + 1)) settle();
    return;
  }
  reader.end = reader.at;
}

/** A level of one letter before the time. */
function readLettered(pattern: RegExp, timeStart: number): boolean {
  pattern.lastIndex = 0;
  const found = pattern.exec(reader.text);
  if (found === null || isEmptyFrom(reader.text, pattern.lastIndex)) return false;
  reader.level = LETTERS[found[1] ?? ""];
  reader.timeStart = timeStart;
  reader.timeEnd = timeStart + (found[2]?.length ?? 0);
  reader.end = pattern.lastIndex;
  return true;
}

/** `<134>1 2026-11-21T10:12:13Z web-1 app 123 ID47 - text` */
function readSyslogFields(): void {
  settle();
  if (advance(SYSLOG_FIELDS)) reader.isDone = true;
}

/** `[10:12:13 INF] text`, `[2026-11-21T10:12:13Z INFO  my_crate] text`: the bracket before the time. */
function closeBracket(): void {
  const { text, timeStart, timeEnd } = reader;
  if (text.charCodeAt(timeStart) !== 0x5b || text.charCodeAt(timeEnd - 1) === 0x5d) return;
  while (text.charCodeAt(reader.at) === 32) reader.at += 1;
  if (text.charCodeAt(reader.at) === 0x5d) moveTo(reader.at + 1);
  else advance(CLOSING_NAME);
}

function readFields(): boolean {
  const fields = readHeaderFields(reader.text, reader.at);
  if (fields === undefined) return false;
  setLevel(fields.level);
  if (fields.timeEnd > 0) {
    reader.timeStart = fields.timeStart;
    reader.timeEnd = fields.timeEnd;
  }
  reader.at = reader.end = fields.end;
  reader.isDone = true;
  return true;
}

function readTime(): boolean {
  const { text, at } = reader;
  const isBracket = text.charCodeAt(at) === 0x5b;
  const code = text.charCodeAt(isBracket ? at + 1 : at);
  const isNamed = isCapital(code);
  if (!isNamed && code !== 0x20 && !(code >= 48 && code <= 57)) return false;
  const usual = isNamed ? undefined : endOfDateTime(text, at);
  const isTime = usual === undefined ? advance(isNamed ? NAMED_TIME : TIME) : moveTo(usual);
  if (!isTime && !(isBracket && advance(KERNEL_TIME))) return false;
  if (!reader.hasTime || reader.timeEnd - reader.timeStart < reader.at - at) {
    reader.timeStart = at;
    reader.timeEnd = reader.at;
  }
  reader.hasTime = true;
  if (isNamed || ZONED_TIME.test(text.slice(at, reader.at))) reader.isSyslog = true;
  if (text.charCodeAt(reader.at) === 0x2c || text.charCodeAt(reader.at) === 0x3a) reader.at += 1;
  return true;
}

/** `2005.06.03 R02-M1-N0-C:J12-U11 2005-06-03-15.42.50.363779` */
function readLaterTime(): boolean {
  const { at, hasTime } = reader;
  if (!hasTime || reader.isSyslog || reader.level !== undefined) return false;
  for (let words = 0; words < 2; words++) {
    const end = wordEnd(reader.text, reader.at);
    if (!isLead(reader.text, reader.at, end) && !isCapitals(reader.text, reader.at, end)) break;
    reader.at = end;
    while (reader.text.charCodeAt(reader.at) === 32) reader.at += 1;
    if (readTime()) return true;
  }
  reader.at = at;
  return false;
}

function readLeadingTime(): boolean {
  const { text } = reader;
  if (endOfDateTime(text, reader.at) === undefined && advance(COLUMNS_BEFORE_EPOCH)) return readTime();
  for (let words = 0; words <= MOST_LEADING && reader.at < LONGEST_LEAD; words++) {
    while (text.charCodeAt(reader.at) === 32) reader.at += 1;
    if (readTime()) return true;
    const end = wordEnd(reader.text, reader.at);
    if (!isLead(reader.text, reader.at, end)) break;
    reader.at = end;
  }
  reader.at = reader.end;
  return false;
}

/** `[INFO] text`, `ERROR: text`, `DEBUG:urllib3.connectionpool:text`, `WARN text`. */
function readLeadingLevel(): boolean {
  const code = reader.text.charCodeAt(reader.at);
  if (code !== 0x5b && code !== 0x3c && !isCapital(code)) return false;
  if (PROSE.test(reader.text) || !readLevel()) return false;
  if (reader.isDone && advance(LOGGER_COLUMN)) settle();
  return true;
}

function readLevel(): boolean {
  const { text, at } = reader;
  const code = text.charCodeAt(at);
  if (isSmall(code)) return readSmallLevel();
  if (!isCapital(code) && code !== 0x5b && code !== 0x3c) return false;
  LEVEL.lastIndex = at;
  const found = LEVEL.exec(text);
  if (found !== null && moveTo(LEVEL.lastIndex)) {
    setLevel(found[1] ?? found[2] ?? found[3] ?? "");
    if (found[4] === ":") {
      reader.isDone = true;
      if (reader.hasTime && text.charCodeAt(reader.at) > 32) advance(LOGGER_COLUMN);
    }
    closeBracket();
    return true;
  }
  if (!reader.hasTime) return false;
  LETTER_LEVEL.lastIndex = at;
  const letter = LETTER_LEVEL.exec(text);
  if (letter === null || !moveTo(LETTER_LEVEL.lastIndex)) return false;
  reader.level = LETTERS[letter[1] ?? ""];
  return true;
}

function readSmallLevel(): boolean {
  if (!reader.hasTime) return false;
  SMALL_LEVEL.lastIndex = reader.at;
  const small = SMALL_LEVEL.exec(reader.text);
  if (small === null || !moveTo(SMALL_LEVEL.lastIndex)) return false;
  setLevel(small[1] ?? "");
  if (small[2] === ":") reader.isDone = true;
  return true;
}

/** A level with a name before it, behind a time. */
function readNamedLevel(pattern: RegExp): boolean {
  if (!reader.hasTime || reader.level !== undefined) return false;
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found === null || !moveTo(pattern.lastIndex)) return false;
  setLevel(found[1] ?? "");
  reader.isDone = true;
  return true;
}

function readNpm(): boolean {
  if (!reader.text.startsWith("npm ", reader.at)) return false;
  NPM.lastIndex = reader.at;
  const found = NPM.exec(reader.text);
  if (found === null || !moveTo(NPM.lastIndex)) return false;
  setLevel(found[1] ?? "");
  reader.isDone = true;
  return true;
}

function setLevel(word: string): void {
  const plain = word.toLowerCase().replace(/\d$/, "");
  reader.level ??= levelOfWord(plain) ?? OTHER_LEVELS[plain];
}

function readSyslogTag(): boolean {
  if (!reader.hasTime || reader.level !== undefined) return false;
  const isTagged = reader.isSyslog && (advance(WORDY_TAG) || advance(SYSLOG_TAG));
  if (!isTagged && !advance(PROCESS_TAG)) return false;
  if (reader.text.charCodeAt(reader.at) === 0x3a) reader.at += 1;
  settle();
  advance(KERNEL_TIME);
  reader.isDone = !readInnerTime();
  return true;
}

/** `nginx: 2026/11/21 10:12:13 [error] 7#7: text`, `nginx: 10.0.0.7 - - [21/Nov/2026:…] "GET /`: a header in syslog's. */
function readInnerTime(): boolean {
  const { text, at } = reader;
  if (text.startsWith("- [", text.indexOf("[", at) - 2)) advance(WEB_CLIENT);
  if (readTime() && reader.at - at >= SHORTEST_DATE_TIME) return true;
  reader.at = at;
  return false;
}

/** `[main]`, `[QuorumPeer[myid=1]/0.0.0.0:2181]`, with a colon behind it or not. */
function readBrackets(): boolean {
  const end = endOfBrackets(reader.text, reader.at);
  return end !== undefined && moveTo(reader.text.charCodeAt(end) === 0x3a ? end + 1 : end);
}

function readPlace(): boolean {
  if (!reader.hasTime || reader.text.charCodeAt(reader.at) !== 0x28 || !advance(PLACE)) return false;
  reader.isDone = true;
  return true;
}

function readColumnsBehind(): void {
  const columns = COLUMNS_BEHIND.exec(reader.text.slice(reader.end));
  if (columns !== null && columns.index > 0) reader.messageEnd = reader.end + columns.index;
}

function readBeforeLevel(): boolean {
  if (reader.level !== undefined) return false;
  BEFORE_LEVEL.lastIndex = reader.at;
  const found = BEFORE_LEVEL.exec(reader.text);
  if (found === null || !moveTo(BEFORE_LEVEL.lastIndex)) return false;
  setLevel(found[1] ?? "");
  return true;
}

/** `|Step_LSC|30002312|text` behind a time. */
function readColumns(): boolean {
  if (reader.timeEnd === 0 || reader.text.charCodeAt(reader.timeEnd) !== 0x7c) return false;
  return advance(BAR_COLUMN);
}

function readLogger(): boolean {
  const { text, at } = reader;
  if (advance(DOTTED_LOGGER)) return true;
  if (reader.hasTime && reader.level === undefined && advance(NAMESPACE)) {
    reader.isDone = true;
    return true;
  }
  if (reader.isBarred && reader.level !== undefined) return false;
  LOGGER.lastIndex = at;
  if (!LOGGER.test(text)) return false;
  const name = text.slice(at, LOGGER.lastIndex);
  WORD.lastIndex = LOGGER.lastIndex;
  if (!WORD.test(text) || !IDENTIFIER.test(name) || !(reader.level !== undefined || name.endsWith(" -")))
    return false;
  if (name.startsWith("/") || !moveTo(LOGGER.lastIndex)) return false;
  reader.isDone = true;
  return true;
}
