import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const PREFIX =
  /^(?:(?:\S{0,300}\/)?(?:[\w.-]{1,60}-)?ld(?:64)?(?:[.-][\w.-]{1,60})?|collect2|lld(?:-link)?|mold): /;
const CANNOT =
  /^(?:error: )?(cannot find \S.*|undefined symbol: \S.*|duplicate symbol: \S.*|unable to find library \S.*)$/;
const REFERENCED = /^>>> referenced by (?:\S+ \((\S.*:\d+)\)|(\S.*))$/;
/** Of Apple's linker: `Undefined symbols for architecture arm64:`, and `  "_total", referenced from:` for each. */
const UNDEFINED = /^Undefined symbols for architecture \S+:$/;
const SYMBOL = /^ {2}"(.+)", referenced from:$/;
const SYMBOL_FAULT = /(?:undefined reference to |multiple definition of )/;
const MAX_LINES = 200;
const DRIVER =
  /^(?:\S*[/\\])?(?:cc1|cc1plus|collect2|(?:[\w.-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d+)?(?:\.exe)?): (?:fatal )?error: (\S.*)$/;
const CONSEQUENCE = /^(?:ld returned \d+ exit status|linker command failed with exit code \d+)/;

/** Reads what a linker misses: `/usr/bin/ld: link.c:(.text+0xa): undefined reference to `helper'`. */
export function readLinker(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (UNDEFINED.test(text)) return readUndefined(window);
  const rest = text.replace(PREFIX, "");
  if (text === rest && !SYMBOL_FAULT.test(rest)) return undefined;
  const cannot = CANNOT.exec(rest)?.[1];
  if (cannot !== undefined)
    return toMatch({ severity: "error", message: cannot, ...placed(referencedAt(window)) });
  const at = rest.search(SYMBOL_FAULT);
  if (at === -1) return undefined;
  const line = parsePlaceLine(rest.slice(0, at));
  const isSource =
    line !== undefined && /\.\w{1,4}$/.test(line.place.path) && !line.place.path.endsWith(".o");
  return toMatch({
    severity: "error",
    message: rest.slice(at),
    ...placed(isSource ? line.place : undefined),
  });
}

/** Reads what a compiler says of no file: `cc1: fatal error: src/nothing.c: No such file or directory`. */
export function readDriver(text: string): Match | undefined {
  const message = DRIVER.exec(text)?.[1];
  if (message === undefined) return undefined;
  const finding: Finding = { severity: "error", message };
  return toMatch(CONSEQUENCE.test(message) ? { ...finding, consequence: true } : finding);
}

function readUndefined(window: LogWindow): Match {
  const findings: Finding[] = [];
  let to = 1;
  for (; to < MAX_LINES && window.text(to)?.startsWith("  ") === true; to++) {
    const symbol = SYMBOL.exec(window.text(to) ?? "")?.[1];
    if (symbol === undefined) continue;
    findings.push({ severity: "error", message: `undefined symbol: ${symbol}`, lines: { from: to, to } });
  }
  return { from: 0, to, findings };
}

/** LLD names places below: `>>> referenced by link.c:2`. */
function referencedAt(window: LogWindow): PathClaim | undefined {
  const [, exact, plain = ""] = REFERENCED.exec(window.text(1) ?? "") ?? [];
  const line = parsePlaceLine(`${exact ?? plain}: `);
  return line?.isExact === true ? line.place : undefined;
}

function placed(place: PathClaim | undefined): Pick<Finding, "place"> {
  return place === undefined ? {} : { place };
}

function toMatch(finding: Finding): Match {
  return { from: 0, to: 1, findings: [finding] };
}
