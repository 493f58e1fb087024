import type { Finding, LogFormat } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";
import { claim, toPath } from "../place.ts";

const LEVEL = /^([ew]): (?:\[\w+\] )?/;
const OLD_POSITION = /^(\S[^()]*\.kts?): \((\d{1,9}), (\d{1,9})\): (\S.*)$/;
const URL = /^(file:\/\/\S+\.kts?):(\d{1,9}):(\d{1,9}):? (\S.*)$/;
const PATH = /^([^:()]{1,400}\.(?:kts?|java)):(\d{1,9})(?::(\d{1,9}))?:? (\S.*)$/;
const KTLINT_RULE = /^(?:[\w-]+:)?[a-z][\w-]*(?:, |$)/;
const DETEKT_RULE = /^[A-Z]\w+$/;
const OLD_HEAD = /^\s+([A-Z]\w+) - [^[]{0,60}\[([^\]]*)\] at /;

/** The Kotlin compiler inside a build (`e: file:///home/shop/Cart.kt:3:5 …`), ktlint and detekt. */
export const kotlin: LogFormat = {
  id: "kotlin",
  title: "Kotlin",
  glance: [
    "e: file:",
    "w: file:",
    "e: /",
    "w: /",
    "e: java.",
    "e: kotlin.",
    "e: org.jetbrains.",
    "e: warnings found",
    ".kt:",
    ".kts:",
  ],
  read(window) {
    const text = window.text(0) ?? "";
    const finding = readCompiler(text) ?? readRule(text) ?? readOldDetekt(text);
    return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
  },
};

/** `e: file:///home/shop/Cart.kt:3:5 Unresolved reference 'x'.`, before 1.8 `e: /home/shop/Cart.kt: (3, 5): Unresolved reference: x` */
function readCompiler(text: string): Finding | undefined {
  const level = LEVEL.exec(text);
  if (level === null) return undefined;
  const rest = text.slice(level[0].length).trimEnd();
  const severity = level[1] === "e" ? "error" : "warning";
  const [, path, line, column, message] = OLD_POSITION.exec(rest) ?? URL.exec(rest) ?? PATH.exec(rest) ?? [];
  if (path === undefined || message === undefined)
    return severity === "error" && /^(?:java|kotlin|org\.jetbrains)\.|^warnings found and -Werror/.test(rest)
      ? { severity, message: rest }
      : undefined;
  const place = claim(toPath(path), Number(line), column === undefined ? undefined : Number(column));
  return { severity, message, place };
}

/** ktlint: `src/Cart.kt:3:5: Unexpected spacing (standard:no-multi-spaces)`; detekt: `/home/shop/Cart.kt:3:5: … [LongMethod]` */
function readRule(text: string): Finding | undefined {
  const line = parsePlaceLine(text.trimEnd());
  if (line?.isExact !== true || line.place.column === undefined || !/\.kts?$/.test(line.place.path))
    return undefined;
  const { text: said } = line;
  const open = Math.max(said.lastIndexOf(" ("), said.lastIndexOf(" ["));
  const code = said.slice(open + 2, -1);
  const rule = said.endsWith(")") ? KTLINT_RULE : DETEKT_RULE;
  if (open < 1 || !/[)\]]$/.test(said) || !rule.test(code) || /^(?:error|warning): /.test(said))
    return undefined;
  return {
    severity: "error",
    code: code.split(",", 1)[0] ?? code,
    message: said.slice(0, open),
    place: line.place,
  };
}

/** `	LongMethod - 61/60 - [total] at /home/shop/Cart.kt:3:5` */
function readOldDetekt(text: string): Finding | undefined {
  const head = OLD_HEAD.exec(text);
  const place = parsePlaceLine(`${text.slice(head?.[0].length).trim()}:`)?.place;
  const code = head?.[1];
  if (code === undefined || place === undefined || !/\.kts?$/.test(place.path)) return undefined;
  return { severity: "error", code, message: `${code} - [${head?.[2] ?? ""}]`, place };
}
