import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parseCommand } from "../workflow-command.ts";

/** Lines that say which task or run failed; what failed stands above, with the task's prefix. */
const CONSEQUENCES = [
  /^(?:\S{1,200}#\S{1,200}: {1,2})?ERROR:? {1,2}(?:command finished with error: )?command \(/,
  /^ERROR:? {1,2}run failed: /,
  /^command \(\S.* exited \(-?\d{1,9}\)$/,
];
const CAUSE = /^ {2}(?:`->|╰─▶) {1,3}[x×] (\S.*)$/s;
const TITLE = /^ {2}[x×] (\S.*)$/s;
const OPENS = [",-[", "╭─["];
const MAX_DRAWING = 16;

/** What Turborepo itself says: failed tasks, which are consequences, and mistakes in turbo.json or the command. */
export const turbo: LogFormat = {
  id: "turbo",
  title: "Turborepo",
  glance: ["ERROR", "`->", "╰─▶", "::error::command ("],
  markers: ["error"],
  read: (window) => readConsequence(window) ?? readMistake(window),
};

/** `api#build:  ERROR  command (/home/runner/work/shop/shop/packages/api) /usr/bin/npm run build exited (2)` */
function readConsequence(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trim();
  const message = parseCommand(text)?.message ?? text;
  if (!CONSEQUENCES.some((pattern) => pattern.test(message))) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}

/** `  x Failed to parse turbo.json.`, ``  `->   x Found an unknown key `x`.``, `         ,-[turbo.json:1:47]` */
function readMistake(window: LogWindow): Match | undefined {
  const cause = CAUSE.exec((window.text(0) ?? "").trimEnd())?.[1];
  const title = TITLE.exec((window.text(-1) ?? "").trimEnd())?.[1];
  if (cause === undefined || title === undefined || !/turbo\.json|tasks? |packages?|workspace/i.test(title))
    return undefined;
  const finding: Finding = { severity: "error", message: `${title}\n${cause}` };
  const opening = parseOpening(window.text(1) ?? "");
  if (opening === undefined) return { from: -1, to: 1, findings: [finding] };
  return { from: -1, to: drawingEnd(window), findings: [{ ...finding, place: opening }] };
}

function parseOpening(text: string): PathClaim | undefined {
  const open = OPENS.find((each) => text.includes(each));
  const line = text.trimEnd();
  return open === undefined || !line.endsWith("]")
    ? undefined
    : parsePlace(line.slice(line.indexOf(open) + open.length, -1).trim());
}

function drawingEnd(window: LogWindow): number {
  let end = 2;
  while (end < MAX_DRAWING && window.text(end)?.startsWith("  ") === true) end += 1;
  return end;
}
