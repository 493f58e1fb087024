import type { Finding, LogWindow, Match } from "../format.ts";
import { gcc } from "../gcc/gcc.ts";
import { lineWindow } from "../line-window.ts";
import { python } from "../python/python.ts";
import { shell } from "../shell/shell.ts";

const RAN = /^( *)× (\S.* did not run successfully\.)$/;
const OUTPUT = /^ *╰─> \[\d+ lines of output\]$/;
const OLD = /^ *Complete output (?:from command (\S.*):|\(\d+ lines\):)$/;
const END = /^ *(?:\[end of output\]|-{20,})$/;
/** What only says that a build failed. */
const CONSEQUENCE =
  /^ *(?:ERROR: |× )?((?:Command errored out with exit status|Failed building wheel for|Could not build wheels for|Failed to build installable wheels for|Encountered error while|Command ".{1,1000}" failed with error code) ?.*)$/;
/** What stands above the output of a build, which tells more. */
const HEAD = /^ *(?:ERROR: )?Command errored out with exit status \d{1,3}:$/;
const LINES_OF_HEAD = 6;
/** `error: invalid command 'bdist_wheel'` */
const SAID = /^(?:error|fatal): (?!subprocess-exited-with-error)\S.*$/;
const READERS = [python, gcc, shell];
const MAX_LINES = 480;

/** Reads the output of a build that failed, which pip indents, and the lines that only say so. */
export function readBuild(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const [, , ran] = RAN.exec(text) ?? [];
  if (ran !== undefined) return readOutput(window, outputStart(window), ran);
  const old = OLD.exec(text);
  if (old !== null) return readOutput(window, 1, `${old[1] ?? "Command"} failed`);
  if (isHead(window, text)) return { from: 0, to: 1, findings: [] };
  const message = CONSEQUENCE.exec(text)?.[1];
  if (message === undefined) return undefined;
  const finding: Finding = { severity: "error", message: message.trimEnd(), consequence: true };
  return { from: 0, to: 1, findings: [finding] };
}

function isHead(window: LogWindow, text: string): boolean {
  if (!HEAD.test(text)) return false;
  return Array.from({ length: LINES_OF_HEAD }, (_, index) => window.text(index + 1) ?? "").some((line) =>
    OLD.test(line),
  );
}

function outputStart(window: LogWindow): number {
  for (let offset = 1; offset < 4; offset++) if (OUTPUT.test(window.text(offset) ?? "")) return offset + 1;
  return 1;
}

/** What Python and compilers say inside is what failed; without it, that the command failed. */
function readOutput(window: LogWindow, from: number, message: string): Match {
  let to = from;
  while (to < MAX_LINES && window.text(to) !== undefined && !END.test(window.text(to) ?? "")) to += 1;
  const lines = Array.from({ length: to - from }, (_, index) => window.text(from + index) ?? "");
  const findings = readInside(lines).map((finding): Finding => {
    const { from: first, to: last } = finding.lines ?? { from: 0, to: 0 };
    return { ...finding, lines: { from: from + first, to: from + last } };
  });
  const failed: Finding = { severity: "error", message, lines: { from: 0, to: 0 } };
  if (findings.length > 0) failed.consequence = true;
  return {
    from: 0,
    to: window.text(to) === undefined ? to : Math.min(to + 1, MAX_LINES),
    findings: [...findings, failed],
  };
}

function readInside(indented: readonly string[]): Finding[] {
  const depth = Math.min(...indented.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  const lines = indented.map((line) => line.slice(Math.min(depth, line.length)));
  const findings: Finding[] = [];
  for (let at = 0; at < lines.length; at++) {
    const match = readAt(lines, at);
    if (match === undefined) continue;
    for (const finding of match.findings) {
      const own = finding.lines ?? { from: match.from, to: match.to - 1 };
      findings.push({ ...finding, lines: { from: at + own.from, to: at + own.to } });
    }
    at += Math.max(match.to, 1) - 1;
  }
  return findings.length > 0 ? findings : lastSaid(lines);
}

function lastSaid(lines: readonly string[]): Finding[] {
  const at = lines.findLastIndex((line) => SAID.test(line));
  const message = lines[at]?.trimEnd();
  return message === undefined ? [] : [{ severity: "error", message, lines: { from: at, to: at } }];
}

function readAt(lines: readonly string[], at: number): Match | undefined {
  const text = lines[at] ?? "";
  for (const reader of READERS) {
    if (!reader.glance.some((literal) => text.includes(literal))) continue;
    const match = reader.read(lineWindow(lines, at), undefined);
    if (match !== undefined) return match;
  }
  return undefined;
}
