import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const LINE = /^lerna ERR! (\S.*)$/s;
const FAILED = /^(?:.{1,200} exited -?\d{1,9} in '|Received non-zero exit code )/;
const ECHO = /^.{1,200} std(?:out|err):$/;
const CODE = /^(E[A-Z]{2,40}) (\S.*)$/s;

/** What Lerna itself says: scripts that failed, which are consequences, and mistakes in the workspace or the command. */
export const lerna: LogFormat = { id: "lerna", title: "Lerna", glance: ["lerna ERR! "], read };

/** `lerna ERR! npm run build exited 2 in 'api'`, `lerna ERR! ENOLERNA 'lerna.json' does not exist` */
function read(window: LogWindow): Match | undefined {
  const said = LINE.exec((window.text(0) ?? "").trimEnd())?.[1];
  if (said === undefined || ECHO.test(said)) return undefined;
  if (FAILED.test(said))
    return { from: 0, to: 1, findings: [{ severity: "error", message: said, consequence: true }] };
  const [, code, message = said] = CODE.exec(said) ?? [];
  const finding: Finding = { severity: "error", message };
  if (code !== undefined) finding.code = code;
  return { from: 0, to: 1, findings: [finding] };
}
