import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parseCommand } from "../workflow-command.ts";
import { isOxlintRule } from "./rule.ts";

const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const PLACE = /:\d{1,9}:\d{1,9}: (?!error\b|warning\b)/;

/**
 * Reads the workflow commands that oxlint prints on GitHub. A syntax error has the title `oxlint`:
 * `::warning file=src/cart.ts,line=7,endLine=7,col=5,endColumn=14,title=eslint(no-debugger)::src/cart.ts:7:5: …`;
 * the runner leaves `##[warning]src/cart.ts:7:5: …` of it.
 */
export function readAnnotation(window: LogWindow): Match | undefined {
  const entry = window.at(0);
  const finding = entry?.marker === undefined ? fromCommand(entry?.text ?? "") : fromMessage(entry.text);
  if (finding === undefined) return undefined;
  const severity = entry?.marker === "warning" ? "warning" : finding.severity;
  return { from: 0, to: 1, findings: [{ ...finding, severity }] };
}

function fromCommand(text: string): Finding | undefined {
  const command = parseCommand(text);
  const { title, place } = command ?? {};
  if (command === undefined || title === undefined || place === undefined) return undefined;
  if (title !== "oxlint" && !isOxlintRule(title)) return undefined;
  const message = fromMessage(command.message)?.message ?? command.message;
  const finding: Finding = { severity: command.level, message, place };
  return title === "oxlint" ? finding : { ...finding, code: title };
}

function fromMessage(text: string): Finding | undefined {
  const found = PLACE.exec(text);
  if (found === null) return undefined;
  const end = found.index + found[0].length;
  const place: PathClaim | undefined = parsePlace(text.slice(0, end - 2));
  if (place === undefined || !SOURCE.test(place.path)) return undefined;
  return { severity: "error", message: text.slice(end).trimEnd(), place };
}
