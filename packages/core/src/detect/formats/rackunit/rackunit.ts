import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { lookBack } from "../look-back.ts";
import { parsePlaceLine } from "../place-line.ts";
import { parsePlace } from "../place.ts";

const RULE = /^-{20}$/;
const VERDICT = /^(?:FAILURE|ERROR)$/;
const FIELD = /^(name|location|actual|expected|message|expression|params): {1,12}(.*)$/;
const TOLD: ReadonlySet<string> = new Set(["message", "actual", "expected"]);
const MAX_LINES = 60;
const MAX_ABOVE = 8;
const MOST_TOLD = 12;

/** Failed checks of Racket's RackUnit. */
export const rackunit: LogFormat = {
  id: "rackunit",
  title: "RackUnit",
  glance: ["FAILURE", "ERROR", "  location...:"],
  read: (window) => readCheck(window) ?? readUncompiled(window),
};

/** `cart > total`, `FAILURE`, `name: check-equal?`, `location: cart.rkt:4:30`, … between two rules. */
function readCheck(window: LogWindow): Match | undefined {
  if (!VERDICT.test(window.text(0)?.trimEnd() ?? "")) return undefined;
  const above = window.text(-1)?.trimEnd() ?? "";
  const isNamed = !RULE.test(above) && RULE.test(window.text(-2)?.trimEnd() ?? "");
  if (!isNamed && !RULE.test(above)) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => RULE.test(text.trimEnd()));
  if (!RULE.test(window.text(lines.length + 1)?.trimEnd() ?? "")) return undefined;
  const finding: Finding = { severity: "error", message: messageIn(lines) };
  const place = placeIn(lines);
  if (place !== undefined) finding.place = place;
  if (isNamed) finding.test = above;
  return { from: isNamed ? -1 : 0, to: lines.length + 1, findings: [finding] };
}

/** `cart.rkt:2:19: yy: unbound identifier`, `  in: yy`, `  location...:`, `   cart.rkt:2:19`. */
function readUncompiled(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd() !== "  location...:") return undefined;
  const start = lookBack(window, MAX_ABOVE, (text) => !text.startsWith("  "));
  const line = start === undefined ? undefined : parsePlaceLine(window.text(start) ?? "");
  if (start === undefined || line?.isExact !== true || line.text === "") return undefined;
  let to = 1;
  while (to < MAX_ABOVE && window.text(to)?.startsWith("   ") === true) to += 1;
  return {
    from: start,
    to,
    findings: [{ severity: "error", message: line.text.trimEnd(), place: line.place }],
  };
}

/** What was expected and found, else what is said below the fields, else the check's name. */
function messageIn(lines: readonly string[]): string {
  const fields = lines.map((line) => FIELD.exec(line));
  const told = fields.flatMap((field) =>
    field !== null && TOLD.has(field[1] ?? "") ? [`${field[1]}: ${field[2]}`] : [],
  );
  const free = lines.filter((line, index) => fields[index] === null && line.trim() !== "");
  const name = fields.find((field) => field?.[1] === "name")?.[2] ?? "Check failure";
  return (told.length > 0 ? told : free).slice(0, MOST_TOLD).join("\n") || name;
}

/** `location: cart.rkt:4:30`, or as it was written up to Racket 6: `(#<path:/home/shop/cart.rkt> 4 30 1889 69)`. */
function placeIn(lines: readonly string[]): PathClaim | undefined {
  const text = lines.map((line) => FIELD.exec(line)).find((field) => field?.[1] === "location")?.[2] ?? "";
  const [, path, line] = /^\(#<path:([^<>]{1,300})> (\d{1,9}) /.exec(text) ?? [];
  return path === undefined ? parsePlace(text) : { path, line: Number(line) };
}
