import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^\[(?:ERROR|FATAL)\] (?:\[(?:ERROR|FATAL)\] )?(\S.*)$/;
const OWN =
  /^(?:Failed to execute goal|Non-parseable POM|Non-resolvable|Unknown lifecycle phase|No plugin found|No goals have been specified|Could not (?:find|resolve)|Plugin \S+ or one of its dependencies|Malformed POM|'\S+' (?:for|is) |Error resolving version|The goal you specified requires)/;
const CONSEQUENCE =
  /There (?:are|were) (?:some )?test (?:failures|errors)|: Compilation failure|: Some Enforcer rules have failed|^The build could not read /;
const POM = /^(?:Non-parseable POM|Malformed POM) ([^\s:]+):/;
const POSITION = / @ (?:(\S+), )?line (\d{1,9}), column (\d{1,9})$/;
const MAX_LINES = 100;

/** Reads why Maven gave up; what only sums up tests or compiler errors is a consequence. */
export function readBuildError(window: LogWindow): Match | undefined {
  const text = HEAD.exec(window.text(0) ?? "")?.[1]
    ?.replace(/ -> \[Help \d+\]$/, "")
    .trimEnd();
  if (text === undefined) return undefined;
  if (CONSEQUENCE.test(text))
    return {
      from: 0,
      to: blockEnd(window),
      findings: [{ severity: "error", message: text, consequence: true }],
    };
  if (!OWN.test(text)) return undefined;
  const position = POSITION.exec(text);
  const path = POM.exec(text)?.[1] ?? position?.[1];
  const finding: Finding = {
    severity: "error",
    message: position === null ? text : text.slice(0, position.index).trimEnd(),
  };
  if (path !== undefined)
    finding.place =
      position === null
        ? { path, line: 1 }
        : { path, line: Number(position[2]), column: Number(position[3]) };
  return { from: 0, to: blockEnd(window), findings: [finding] };
}

/** The errors are repeated and explained below. */
function blockEnd(window: LogWindow): number {
  let offset = 1;
  while (offset < MAX_LINES && window.text(offset)?.startsWith("[ERROR]") === true) offset += 1;
  return offset;
}
