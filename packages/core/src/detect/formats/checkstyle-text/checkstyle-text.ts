import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";
import { claim } from "../place.ts";

const TASK = /^(?:\s{0,12}\[(?:ant:)?checkstyle\] )?/;
const LEVEL = /^\[(ERROR|WARN|WARNING|INFO)\] /;
/** The Maven plugin: `src/Cart.java:[12,3] (naming) MemberName: …`, before 3.0 `src/Cart.java[12:3] (naming) MemberName: …`. */
const MAVEN = /^([^[\]()]{1,400}?):?\[(\d{1,9})(?:[,:](\d{1,9}))?\] \((\w+)\) (\w+): (\S.*)$/;

/** Checkstyle's text, as its command line, its Maven plugin, Gradle and Ant print it. */
export const checkstyleText: LogFormat = {
  id: "checkstyle-text",
  title: "Checkstyle",
  glance: [".java:", ".java[", ".kt:", ".xml:", ".properties:", ".groovy:"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const whole = window.text(0) ?? "";
  const text = whole.replace(TASK, "");
  const level = LEVEL.exec(text);
  if (level === null) return text === whole ? undefined : readLevelless(text.trimEnd());
  const rest = text.slice(level[0].length).trimEnd();
  const finding = readMaven(rest) ?? readPlain(rest);
  if (finding === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ ...finding, severity: level[1] === "ERROR" ? "error" : "warning" }] };
}

/** Until 6.14 behind the task's name: `/home/shop/src/Cart.java:4: Line is longer than 100 characters (found 112).` */
function readLevelless(text: string): Match | undefined {
  const line = parsePlaceLine(text);
  if (line?.isExact !== true || line.text === "") return undefined;
  const isWarning = line.text.startsWith("warning: ");
  const message = line.text.replace(/^(?:warning|error): /, "");
  const severity = isWarning ? "warning" : "error";
  return { from: 0, to: 1, findings: [{ severity, message, place: line.place }] };
}

function readMaven(text: string): Omit<Finding, "severity"> | undefined {
  const [, path, line, column, , code, message] = MAVEN.exec(text) ?? [];
  if (path === undefined || code === undefined || message === undefined) return undefined;
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column));
  return { code, message, place };
}

/** `/home/shop/src/Cart.java:4:22: '42' is a magic number. [MagicNumber]` */
function readPlain(text: string): Omit<Finding, "severity"> | undefined {
  const line = parsePlaceLine(text);
  if (line?.isExact !== true) return undefined;
  const open = line.text.lastIndexOf(" [");
  const code = line.text.slice(open + 2, -1);
  if (open < 1 || !line.text.endsWith("]") || !/^[A-Z]\w*$/.test(code)) return undefined;
  return { code, message: line.text.slice(0, open), place: line.place };
}
