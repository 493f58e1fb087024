import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const WORKFLOW = /\.ya?ml$/;
const SAID = /^(\S.*) \[([a-z]{2,20}(?:-[a-z]{2,20}){0,3})\]$/;
const BAR = /^ {2,12}\|$/;
const ROW = /^ {0,9}\d{1,9} \| ?/;
const MARK = /^ {2,12}\| *\^~*$/;
/** Where no excerpt confirms the line, the rule must be one of actionlint's own. */
const RULES: ReadonlySet<string> = new Set(
  "action credentials deprecated-commands env-var events expression glob id if-cond job-needs matrix permissions pyflakes runner-label shell-name shellcheck syntax-check workflow-call".split(
    " ",
  ),
);

/** Problems that actionlint finds in workflow files, with or without the excerpt. */
export const actionlint: LogFormat = {
  id: "actionlint",
  title: "actionlint",
  glance: [".yml:", ".yaml:"],
  read,
};

/** `.github/workflows/ci.yml:4:5: unexpected key "branch" for "push" section. expected one of "branches", … [syntax-check]` */
function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  const [, message, code] = SAID.exec(line?.text ?? "") ?? [];
  if (line?.place.column === undefined || code === undefined || message === undefined) return undefined;
  const to = excerptEnd(window);
  if (!WORKFLOW.test(line.place.path) || (to === 1 && !RULES.has(code))) return undefined;
  return { from: 0, to, findings: [{ code, severity: "error", message, place: line.place }] };
}

function excerptEnd(window: LogWindow): number {
  if (!BAR.test(window.text(1) ?? "") || !ROW.test(window.text(2) ?? "")) return 1;
  return MARK.test(window.text(3) ?? "") ? 4 : 3;
}
