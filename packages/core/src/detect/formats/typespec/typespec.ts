import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

/** `main.tsp:1:21 - error invalid-ref: Unknown identifier Lin` */
const HEAD = /^(\S.{0,300}\.tsp:\d{1,9}:\d{1,9}) - (error|warning) ([\w@/.-]{1,100}): (\S.*)$/;
const CODE = /^>? {1,8}\d{0,9} \| /;

/** Diagnostics of TypeSpec's compiler. */
export const typespec: LogFormat = { id: "typespec", title: "TypeSpec", glance: [".tsp:"], read };

function read(window: LogWindow): Match | undefined {
  const [, target = "", level, code = "", message = ""] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  const place = parsePlace(target);
  if (place === undefined) return undefined;
  let to = 1;
  while (to < 4 && CODE.test(window.text(to) ?? "")) to += 1;
  const severity = level === "error" ? "error" : "warning";
  return { from: 0, to, findings: [{ severity, code, message, place }] };
}
