import type { LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const TOO_MANY = "too many errors";
const MAX_LINES = 24;
/** Compilers up to Go 1.8 told no column, nor did `go vet` up to 1.11. */
const KNOWN =
  /^(?:undefined: |imported and not used|syntax error: |cannot use |missing return|cannot find package |no required module |undefined \(type |.* declared (?:and|but) not used|.* redeclared in this block|.* used as value|(?:not enough|too many) arguments |invalid operation: |non-name |unreachable code$|.* format %\w (?:has|reads) arg|(?:.* )?arg \S+ for printf verb|.*possible formatting directive)/;

/**
 * Reads `internal/cart/cart.go:12:17: undefined: total`, of `go vet` also behind `vet: `, with the lines below that a tab
 * indents: `	T does not implement I (missing method N)`. A broken `go.mod` is told without a column.
 */
export function readCompileError(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const line = parsePlaceLine(text.startsWith("vet: ") ? text.slice("vet: ".length) : text);
  if (line?.isExact !== true || line.text === "") return undefined;
  const { place } = line;
  const isKnown = place.column !== undefined || isOfPackage(window, line.text);
  if (!(isKnown && place.path.endsWith(".go")) && !/(?:^|[\\/])go\.(?:mod|sum|work)$/.test(place.path))
    return undefined;
  if (line.text === TOO_MANY) return { from: 0, to: 1, findings: [] };
  const lines = [line.text.trimEnd()];
  while (lines.length < MAX_LINES && /^\t\S/.test(window.text(lines.length) ?? ""))
    lines.push(window.text(lines.length) ?? "");
  return { from: 0, to: lines.length, findings: [{ severity: "error", message: lines.join("\n"), place }] };
}

/** Whether the line stands below the package that does not build, or says what compilers say. */
function isOfPackage(window: LogWindow, text: string): boolean {
  const isVet = window.text(0)?.startsWith("vet: ") === true;
  return isVet || /^# \S/.test(window.text(-1) ?? "") || KNOWN.test(text);
}
