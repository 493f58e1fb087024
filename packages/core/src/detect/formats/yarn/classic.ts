import { parseCompilerError } from "../compiler-error.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";
import { isV8Frame } from "../v8-frame.ts";

const START = "error ";
const FAILED = /^(?:Command failed(?: with exit code \d{1,9})?|Found incompatible module)\.$/;
/** Such errors have no advice below them. */
const INCOMPATIBLE = / is incompatible with this module\. Expected version "[^"]{1,80}"\. Got "[^"]{1,80}"$/;
const INFO = "info Visit https://yarnpkg.com/";
const POSITION = /\(line (\d{1,9}) column (\d{1,9})\)$/;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 20;

/** What its errors begin with, so that no line is looked at that merely talks of an error. */
export const CLASSIC_GLANCE: readonly string[] = [
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ"@/', (first) => START + first),
  ...["http", "package", "workspace", "yarn"].map((first) => START + first),
  ': The engine "',
  ': The platform "',
  ': The CPU architecture "',
];

/**
 * Reads an error of Yarn 1, known by the advice below it: `error Couldn't find any versions for "is-odd" that matches "^99.0.0"`,
 * `info Visit https://yarnpkg.com/en/docs/cli/install for documentation about this command.`
 */
export function readClassic(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  if (!text.startsWith(START)) return undefined;
  const said = text.slice(START.length);
  const lines = linesToAdvice(window);
  const isFailed = FAILED.test(said);
  if (INCOMPATIBLE.test(said)) return { from: 0, to: 1, findings: [{ severity: "error", message: said }] };
  if (lines === undefined) return isFailed ? { from: 0, to: 1, findings: [failed(said)] } : undefined;
  const finding = isFailed ? failed(said) : toFinding(said, lines);
  return { from: 0, to: 1 + lines.length, findings: [finding] };
}

function failed(message: string): Finding {
  return { severity: "error", message, consequence: true };
}

function toFinding(said: string, lines: readonly string[]): Finding {
  const end = lines.findIndex((line) => isV8Frame(line) || line.startsWith("info "));
  const output = lines.slice(0, end === -1 ? lines.length : end).filter((line) => line.trim() !== "");
  const [, line, column] = POSITION.exec(said) ?? [];
  const compiled = line === undefined ? undefined : parseCompilerError(said);
  const message = [compiled?.message ?? said, ...output].slice(0, MAX_MESSAGE_LINES).join("\n");
  const finding: Finding = { severity: "error", message };
  if (compiled?.place !== undefined) finding.place = claim(compiled.place.path, Number(line), Number(column));
  return finding;
}

/** The lines below the error, the advice included; undefined when another error stands between. */
function linesToAdvice(window: LogWindow): string[] | undefined {
  const lines: string[] = [];
  for (let offset = 1; offset <= MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text.startsWith(START)) return undefined;
    lines.push(text.trimEnd());
    if (text.startsWith(INFO)) return lines;
  }
  return undefined;
}
