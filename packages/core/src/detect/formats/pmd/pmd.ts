import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const RULE = /^([A-Z]\w+):\t(?=\S)/;
const MAVEN = /^\[\w+\] (?:PMD Failure|CPD Failure): ([\w.$]+):(\d{1,9}) Rule:(\w+) Priority:(\d) (\S.*)$/;

/** Violations that PMD tells in text. */
export const pmd: LogFormat = {
  id: "pmd",
  title: "PMD",
  glance: [":\t", "PMD Failure: "],
  read(window) {
    const finding = readText(window) ?? readMaven(window);
    return finding === undefined ? undefined : ({ from: 0, to: 1, findings: [finding] } satisfies Match);
  },
};

/** `src/shop/Cart.java:12:	UnusedPrivateField:	Avoid unused private fields such as 'x'.`, before PMD 6.36 without the rule */
function readText(window: LogWindow): Finding | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const line = parsePlaceLine(text);
  if (line?.isExact !== true || !line.text.startsWith("\t") || !text.includes(":\t")) return undefined;
  const told = line.text.trim();
  const [head, code] = RULE.exec(told) ?? [];
  const message = told.slice(head?.length ?? 0);
  const finding: Finding = { severity: "error", message, place: line.place };
  return code === undefined ? finding : { ...finding, code };
}

/** `[INFO] PMD Failure: shop.Cart:12 Rule:UnusedPrivateField Priority:3 Avoid unused private fields such as 'x'..` */
function readMaven(window: LogWindow): Finding | undefined {
  const [, type, line, code, , message] = MAVEN.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (type === undefined || code === undefined || message === undefined) return undefined;
  const path = `${(type.split("$", 1)[0] ?? type).replaceAll(".", "/")}.java`;
  return { severity: "error", code, message, place: { path, line: Number(line) } };
}
