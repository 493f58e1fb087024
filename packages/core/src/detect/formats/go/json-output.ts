import type { Finding, LogWindow, Match } from "../format.ts";
import { lineWindow } from "../line-window.ts";

const EVENT = /^\{"(?:Time|Action|ImportPath)":".*"Action":"([a-z-]+)"/;
const ENDED = /"Action":"(?:pass|fail|skip)"/;
const SUB_TEST = /"Test":"[^"]*\//;
const MAX_LINES = 500;

/** What one package printed, with the offset of the event that each line came in. */
interface Output {
  lines: string[];
  offsets: number[];
  isOpen: boolean;
}

/**
 * Reads a run of events of `go test -json`: `{"Time":"…","Action":"output","Package":"shop/cart","Output":"--- FAIL: …\n"}`.
 * Packages are tested side by side, so the text of each is read on its own.
 */
export function readJson(
  window: LogWindow,
  readText: (window: LogWindow) => Match | undefined,
): Match | undefined {
  if (!EVENT.test(window.text(0) ?? "")) return undefined;
  const to = endOf(window);
  const packages = new Map<string, Output>();
  for (let offset = 0; offset < to; offset++) addEvent(packages, window.text(offset) ?? "", offset);
  const findings = [...packages.values()].flatMap((output) => readOutput(output, readText));
  return { from: 0, to, findings };
}

/** A longer run is cut below the end of a test. */
function endOf(window: LogWindow): number {
  let last = 0;
  for (let offset = 0; offset < MAX_LINES; offset++) {
    const text = window.text(offset) ?? "";
    if (!EVENT.test(text)) return offset;
    if (ENDED.test(text) && !SUB_TEST.test(text)) last = offset + 1;
  }
  return last === 0 ? MAX_LINES : last;
}

function addEvent(packages: Map<string, Output>, text: string, offset: number): void {
  const { name, said } = parseEvent(text);
  if (said === "") return;
  const output = packages.get(name) ?? { lines: [], offsets: [], isOpen: false };
  packages.set(name, output);
  for (const [index, part] of said.replace(/\n$/, "").split("\n").entries()) {
    if (index === 0 && output.isOpen) {
      output.lines.push(`${output.lines.pop() ?? ""}${part}`);
      continue;
    }
    output.lines.push(part.trimEnd());
    output.offsets.push(offset);
  }
  output.isOpen = !said.endsWith("\n");
}

function parseEvent(text: string): { name: string; said: string } {
  try {
    const event: unknown = JSON.parse(text);
    const name = field(event, "Package") ?? field(event, "ImportPath");
    return { name: name ?? "", said: field(event, "Output") ?? "" };
  } catch {
    return { name: "", said: "" };
  }
}

function field(event: unknown, name: string): string | undefined {
  if (typeof event !== "object" || event === null) return undefined;
  const value: unknown = Reflect.get(event, name);
  return typeof value === "string" ? value : undefined;
}

function readOutput(
  { lines, offsets }: Output,
  readText: (window: LogWindow) => Match | undefined,
): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < lines.length; at++) {
    const match = readText(lineWindow(lines, at));
    if (match === undefined) continue;
    for (const finding of match.findings) {
      const own = finding.lines ?? { from: match.from, to: match.to - 1 };
      const from = offsets[at + own.from] ?? 0;
      findings.push({ ...finding, lines: { from, to: offsets[at + own.to] ?? from } });
    }
    at += Math.max(match.to, 1) - 1;
  }
  return findings;
}
