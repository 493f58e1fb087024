import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

/** The linter stands behind the message, of staticcheck alone its check: `(errcheck)`, `(SA4006)`. */
const SAID = /^(\S.*) \(([a-z][a-z\d-]{2,24}|[A-Z]{1,2}\d{4})\)$/;
const CARET = /^\s*\^\s*$/;
/** `level=error msg="…"` of a log that is no terminal, else `ERRO […] …`. */
const LOGGED = /^(?:level=(?:error|fatal) msg="(.+)"|ERRO (\S.*)|Error: (can't load config: .+))$/;
const PART = /^\[\w+(?:[/ ]\w+)*\] /;

/** Issues of golangci-lint and of staticcheck, and what ends it. */
export const golangciLint: LogFormat = {
  id: "golangci-lint",
  title: "golangci-lint and staticcheck",
  glance: [".go:", "level=error msg=", "level=fatal msg=", "ERRO ", "can't load config: "],
  read: (window) => readIssue(window) ?? readLogged(window.text(0) ?? ""),
};

/** Reads `cart/cart.go:88:2: ineffectual assignment to rows (ineffassign)` with the marked code below. */
function readIssue(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  if (line?.isExact !== true || !line.place.path.endsWith(".go")) return undefined;
  const [, message, code] = SAID.exec(line.text.trimEnd()) ?? [];
  if (message === undefined || code === undefined) return undefined;
  const to = CARET.test(window.text(2) ?? "") ? 3 : 1;
  return { from: 0, to, findings: [{ code, severity: "error", message, place: line.place }] };
}

/** Reads `level=error msg="Running error: context loading failed: no go files to analyze"`. */
function readLogged(text: string): Match | undefined {
  const [, quoted, plain, config] = LOGGED.exec(text) ?? [];
  const said = quoted?.replaceAll('\\"', '"') ?? plain ?? config;
  if (said === undefined || !/^(?:\[|Running error|can't load config|Timeout exceeded|Can't)/.test(said))
    return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: said.replace(PART, "") }] };
}
