import { l10n } from "vscode";
import type {
  LogAlarm,
  NothingFound,
  ProblemItem,
  SolutionItem,
  SourceSummary,
  Status,
} from "@hephaestus/language-server";

type Counts = Pick<Status | SourceSummary, "errors" | "warnings" | "proved" | "plausible">;

/** `14 errors, 1 warning · 1 proved fix` */
export function countsText(counts: Counts): string {
  const problems = [errorsText(counts.errors), warningsText(counts.warnings)].filter((part) => part !== "");
  const fixes = fixesText(counts);
  const what = problems.length === 0 ? l10n.t("no problem") : problems.join(", ");
  return fixes === "" ? what : `${what} · ${fixes}`;
}

/** `1 root cause` */
export function causesText(count: number): string {
  return count === 1 ? l10n.t("1 root cause") : l10n.t("{0} root causes", count);
}

/** `1 proved fix`, `2 fixes, 1 proved`, or nothing. */
function fixesText({ proved, plausible }: Pick<Counts, "proved" | "plausible">): string {
  const all = proved + plausible;
  if (all === 0) return "";
  if (plausible === 0) return proved === 1 ? l10n.t("1 proved fix") : l10n.t("{0} proved fixes", proved);
  const fixes = all === 1 ? l10n.t("1 fix") : l10n.t("{0} fixes", all);
  return proved === 0 ? fixes : l10n.t("{0}, {1} proved", fixes, proved);
}

/** What a problem is called in lists: the tool's code first. */
export function problemText({ tool, code, message }: Pick<ProblemItem, "tool" | "code" | "message">): string {
  const line = message.split("\n", 1)[0] ?? "";
  return code === undefined ? `${tool}: ${line}` : `${code}: ${line}`;
}

/** How far a fix is proved, in a word. */
export function verdictText({ verdict, isAi }: Pick<SolutionItem, "verdict" | "isAi">): string {
  const word = verdict === "proved" ? l10n.t("proved") : l10n.t("plausible");
  return isAi ? l10n.t("{0}, written by a model", word) : word;
}

/** `5 within 1m: ERROR order <*> failed` */
export function alarmText({ kind, count, span, text }: LogAlarm): string {
  if (kind === "first-seen") return l10n.t("never seen before: {0}", text);
  if (kind === "rate") return l10n.t("{0} within {1}, far more than usual: {2}", count, span, text);
  return count === 1 ? text : l10n.t("{0} within {1}: {2}", count, span, text);
}

/** `3 suspicious lines.` */
export function suspiciousText({ lines, more }: NothingFound): string {
  const count = lines.length + more;
  if (count === 0) return l10n.t("No line looks suspicious.");
  return count === 1 ? l10n.t("1 suspicious line.") : l10n.t("{0} suspicious lines.", count);
}

function errorsText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? l10n.t("1 error") : l10n.t("{0} errors", count);
}

function warningsText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", count);
}
