import type { LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const TOO_MANY = "too many errors";
const MAX_LINES = 24;

/**
 * Reads `internal/cart/cart.go:12:17: undefined: total`, of `go vet` also behind `vet: `, with the lines below that a tab
 * indents: `	T does not implement I (missing method N)`. A broken `go.mod` is told without a column.
 */
export function readCompileError(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const line = parsePlaceLine(text.startsWith("vet: ") ? text.slice("vet: ".length) : text);
  if (line?.isExact !== true || line.text === "") return undefined;
  const { place } = line;
  if (
    !(place.column !== undefined && place.path.endsWith(".go")) &&
    !/(?:^|[\\/])go\.(?:mod|sum|work)$/.test(place.path)
  )
    return undefined;
  if (line.text === TOO_MANY) return { from: 0, to: 1, findings: [] };
  const lines = [line.text.trimEnd()];
  while (lines.length < MAX_LINES && /^\t\S/.test(window.text(lines.length) ?? ""))
    lines.push(window.text(lines.length) ?? "");
  return { from: 0, to: lines.length, findings: [{ severity: "error", message: lines.join("\n"), place }] };
}
