import { indentOf } from "../block-lines.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";
import { parseScriptFrame } from "./script-frame.ts";
import { readListed } from "./listed.ts";

const HEAD =
  /^ *\[-\] (\S.{0,600}?)(?: \d[\d.,]{0,12}(?:ms|s|m)(?: \([\d.,]{1,12}m?s\|[\d.,]{1,12}m?s\))?)?$/;
const TIMED = /\d(?:ms|s|m)(?: \([^()]{1,40}\))?$/;
const SUITE = /^( *)(?:Describing|Context) (\S.*)$/;
const SOURCE = /^\d{1,6}: /;
const PASSED = /^ *\[[+!?]\] /;
const END = /^ *\[[-+!?]\] |^ *(?:Describing|Context) |^(?:Tests completed|Running tests|Test Summary)/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 8;
const MAX_BLOCK = 400;
const MOST_SUITES = 12;

/** A part of a run, with the blocks that are open below it. */
interface PesterMatch extends Match {
  readonly suites: readonly Suite[];
}

interface Suite {
  name: string;
  indent: number;
}

/** Failed tests of PowerShell's Pester. */
export const pester: LogFormat = {
  id: "pester",
  title: "Pester",
  glance: ["[-] ", "Describing ", "stack-trace:"],
  read: (window, previous) => readBlock(window, previous) ?? readListed(window),
};

/** `Describing Cart`, `  Context Total`, `    [-] adds two items 25ms`, down to what is no part of it. */
function readBlock(window: LogWindow, previous: Match | undefined): Match | undefined {
  let suites = isPester(previous) ? previous.suites : [];
  const findings: Finding[] = [];
  let to = 0;
  while (to < MAX_BLOCK) {
    const text = window.text(to);
    if (text === undefined) break;
    const [, indent, name] = SUITE.exec(text) ?? [];
    const test = readTest(window, to);
    if (indent !== undefined && name !== undefined) suites = opened(suites, { name, indent: indent.length });
    else if (test !== undefined) findings.push(inSuites(test.finding, suites, indentOf(text)));
    else if (!PASSED.test(text) && (to === 0 || text.trim() !== "")) break;
    to = test?.to ?? to + 1;
  }
  const match: PesterMatch = { from: 0, to, findings, suites };
  return to === 0 ? undefined : match;
}

function opened(suites: readonly Suite[], suite: Suite): Suite[] {
  return [...suites.filter(({ indent }) => indent < suite.indent), suite].slice(0, MOST_SUITES);
}

function inSuites(finding: Finding, suites: readonly Suite[], indent: number): Finding {
  const names = suites.filter((suite) => suite.indent < indent).map(({ name }) => name);
  return { ...finding, test: [...names, finding.test].join(" > ") };
}

/** `  [-] adds two items 25ms (24ms|1ms)`, what was expected, then `at <ScriptBlock>, Cart.Tests.ps1:9`. */
function readTest(window: LogWindow, at: number): { finding: Finding; to: number } | undefined {
  const text = window.text(at) ?? "";
  const name = HEAD.exec(text)?.[1];
  if (name === undefined) return undefined;
  const { said, frames, to } = readBody(window, at + 1);
  if (said.length === 0 || (frames.length === 0 && !TIMED.test(text))) return undefined;
  const message = said.slice(0, MAX_MESSAGE_LINES).join("\n");
  const finding: Finding = { severity: "error", message, test: name, lines: { from: at, to: to - 1 } };
  const [first] = frames;
  if (first !== undefined) finding.place = placeOfFrame(first);
  if (frames.length > 0) finding.frames = frames;
  return { finding, to };
}

function readBody(window: LogWindow, from: number): { said: string[]; frames: FrameClaim[]; to: number } {
  const said: string[] = [];
  const frames: FrameClaim[] = [];
  let to = from;
  for (; to < from + MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || text.trim() === "" || END.test(text)) break;
    const line = text.trim();
    const frame = parseScriptFrame(line);
    if (frame !== undefined) frames.push(frame);
    else if (frames.length > 0 && !line.startsWith("at ")) break;
    else if (!line.startsWith("at ") && !SOURCE.test(line)) said.push(line);
  }
  return { said, frames, to };
}

function isPester(match: Match | undefined): match is PesterMatch {
  return match !== undefined && "suites" in match;
}
