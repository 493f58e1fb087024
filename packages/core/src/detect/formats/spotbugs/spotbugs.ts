import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const MAVEN = /^\[(?:ERROR|WARNING)\] (?:High|Medium|Low): (\S.*)$/;
const TEXT = /^([HML]) (\w) ([A-Z][A-Z0-9_]+) ([A-Z][\w-]{0,8}): (\S.*)$/;
const AT = / At ([\w$.-]{1,200}):\[lines? (\d{1,9})/;
const CLASS = /\[[\w.$]{1,200}\]$/;
const BUG = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;

/** Bugs that SpotBugs (FindBugs before it) tells in text. */
export const spotbugs: LogFormat = {
  id: "spotbugs",
  title: "SpotBugs",
  glance: [".java:[line", ".kt:[line", ".groovy:[line", ".scala:[line"],
  read,
};

/** `[ERROR] High: Null pointer dereference … [shop.Cart] At Cart.java:[line 12] NP_ALWAYS_NULL`, `M D DLS_DEAD_LOCAL_STORE DLS: …  At Cart.java:[line 14]` */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const [, priority, , code, , said] = TEXT.exec(text) ?? [];
  const body = said ?? MAVEN.exec(text)?.[1];
  const at = AT.exec(body ?? "");
  if (body === undefined || at === null) return undefined;
  const last = body.slice(body.lastIndexOf(" ") + 1);
  const rule = code ?? (BUG.test(last) ? last : undefined);
  const finding: Finding = {
    severity: priority === "L" ? "warning" : "error",
    message: body.slice(0, at.index).trimEnd().replace(CLASS, "").trimEnd(),
    place: { path: at[1] ?? "", line: Number(at[2]) },
  };
  return { from: 0, to: 1, findings: [rule === undefined ? finding : { ...finding, code: rule }] };
}
