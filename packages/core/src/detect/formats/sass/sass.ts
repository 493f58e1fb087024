import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseSassPlace } from "../sass-place.ts";

const HEAD =
  /^(?:((?:DEPRECATION )?WARNING|Deprecation Warning|Warning)(?: \[([a-z-]{1,60})\])?|Error): (\S.*)$/s;
const OPEN = /^ *[╷,]$/;
const CLOSE = /^ *[╵']$/;
const MAX_LINES = 40;

/** Errors and warnings of Sass. */
export const sass: LogFormat = {
  id: "sass",
  title: "Sass",
  glance: ["Error: ", "WARNING", "Warning"],
  read,
};

/** `Error: Undefined variable.`, an excerpt between `╷` and `╵`, `  src/css/b.scss 1:13  root stylesheet` */
function read(window: LogWindow): Match | undefined {
  const [, warning, code, first] = HEAD.exec((window.text(0) ?? "").trimEnd()) ?? [];
  if (first === undefined) return undefined;
  const said = [first];
  let isExcerpt = false;
  let isDetail = false;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined || (isExcerpt && text === "")) return undefined;
    const place =
      isExcerpt && !CLOSE.test(window.text(offset - 1)?.trimEnd() ?? "") ? undefined : parseSassPlace(text);
    if (place !== undefined) {
      const severity: Severity = warning === undefined ? "error" : "warning";
      const finding: Finding = { severity, message: said.join("\n"), place };
      if (code !== undefined) finding.code = code;
      return { from: 0, to: offset + 1, findings: [finding] };
    }
    isExcerpt ||= OPEN.test(text);
    isDetail ||= text === "";
    if (!isExcerpt && !isDetail) said.push(text);
    if (!isExcerpt && HEAD.test(text)) return undefined;
  }
  return undefined;
}
