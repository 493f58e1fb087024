import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const GROUP = /^ {1,8}\d{1,6}x (\S+)(?: at (\S.*?))?(?: \(local\))?$/;
const ISSUE = /^ {6}([✘!]) (\S.*)$/s;
const CODE = /^(.*) \(([A-Z][A-Za-z]{2,60})\)(?: \(local\))?$/s;
const MARKS: Readonly<Record<string, Severity>> = { "✘": "error", "!": "warning" };
const MAX_ISSUES = 400;

/** Versions and formats of `package.json` files that Syncpack does not accept. */
export const syncpack: LogFormat = {
  id: "syncpack",
  title: "Syncpack",
  glance: ["✘", " ! "],
  read: readGroup,
};

/**
 * Reads the issues below a dependency or a package, ` 2x lodash`:
 * `      ✘ 4.17.20 → ^4.17.21 in packages/a/package.json at .dependencies (DiffersToHighestOrLowestSemver)`.
 */
function readGroup(window: LogWindow): Match | undefined {
  const [, name, file] = GROUP.exec(window.text(-1)?.trimEnd() ?? "") ?? [];
  if (name === undefined) return undefined;
  const findings: Finding[] = [];
  while (findings.length < MAX_ISSUES) {
    const [, mark, text] = ISSUE.exec(window.text(findings.length)?.trimEnd() ?? "") ?? [];
    const severity = MARKS[mark ?? ""];
    if (severity === undefined || text === undefined) break;
    const lines = { from: findings.length, to: findings.length };
    findings.push({ severity, ...toIssue(name, text, file), lines });
  }
  return findings.length === 0 ? undefined : { from: -1, to: findings.length, findings };
}

function toIssue(name: string, text: string, file: string | undefined): Omit<Finding, "severity"> {
  const [, said = text, code] = CODE.exec(text) ?? [];
  const path = fileIn(said) ?? file;
  const issue: { message: string; code?: string; place?: PathClaim } = { message: `${name} ${said}` };
  if (code !== undefined) issue.code = code;
  if (path !== undefined) issue.place = { path, line: 1 };
  return issue;
}

/** `4.17.20 → ^4.17.21 in packages/a/package.json at .dependencies` */
function fileIn(text: string): string | undefined {
  const start = text.lastIndexOf(" in ");
  const end = text.lastIndexOf(" at .");
  return start === -1 || end < start ? undefined : text.slice(start + " in ".length, end);
}
