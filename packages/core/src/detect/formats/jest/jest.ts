import type { Finding, LogFormat, LogWindow, PathClaim } from "../format.ts";
import { lineWindow } from "../line-window.ts";
import { tsc } from "../tsc/tsc.ts";
import { isV8Frame } from "../v8-frame.ts";
import { readAnnotations } from "./annotations.ts";
import {
  isBullet,
  isCodeFrame,
  isOtherPart,
  readBullet,
  SUITE_FAILED,
  testName,
  type Bullet,
} from "./bullet.ts";
import { CONSOLE_HEAD, readConsoleOutput } from "./console-output.ts";
import { parseFailHeader } from "./fail-header.ts";
import { readFailure } from "./failure.ts";
import { isFileMatch, type FileMatch } from "./file-match.ts";
import { NOTICE_GLANCE, readNotice } from "./notice.ts";

const EXIT = "process.exit called with";
/** A test goes on when all have ended: Jest fails for it. */
const LATE = "Cannot log after tests are done.";
const MAX_LINES = 480;

/** Failed tests and suites, thresholds and configuration errors of Jest. */
export const jest: LogFormat = {
  id: "jest",
  title: "Jest",
  glance: ["FAIL ", "::error ", "Errors thrown in ", LATE, CONSOLE_HEAD, ...NOTICE_GLANCE],
  markers: ["error"],
  read(window, previous) {
    const file = isFileMatch(previous) ? previous : undefined;
    return (
      readHeader(window) ??
      readFailed(window, file) ??
      readConsoleOutput(window) ??
      readAnnotations(window, file?.file) ??
      readNotice(window)
    );
  },
};

/** Claims the headline of a test file and the tree of its tests, down to the first failure. */
function readHeader(window: LogWindow): FileMatch | undefined {
  const file = parseFailHeader(window.text(0) ?? "");
  if (file === undefined) return undefined;
  for (let to = 1; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (isBullet(text)) return { from: 0, to, findings: [], file };
    if (text === undefined || (/^\S/.test(text) && (to === 1 || isOtherPart(text)))) break;
  }
  return undefined;
}

function readFailed(window: LogWindow, previous: FileMatch | undefined): FileMatch | undefined {
  if (!isBullet(window.text(0))) return undefined;
  const bullet = readBullet(window);
  const isProved = bullet.lines.some((line) => isV8Frame(line) || isCodeFrame(line));
  if (previous === undefined && !isProved) return undefined;
  const lines = { from: 0, to: bullet.last };
  const findings = toFindings(bullet, previous?.file).map((finding) => ({ lines, ...finding }));
  return { from: 0, to: bullet.to, findings, file: previous?.file };
}

function toFindings({ title, lines }: Bullet, file: PathClaim | undefined): Finding[] {
  const test = testName(title);
  if (test !== undefined) return [{ ...readFailure(lines, file), test }];
  if (title === SUITE_FAILED) {
    const diagnostics = readDiagnostics(lines);
    return diagnostics.length > 0 ? diagnostics : [readFailure(lines, file)];
  }
  const said = title.trim();
  if (said.startsWith(LATE)) return [readFailure([said, ...lines.map((line) => line.trim())], file)];
  return said.startsWith(EXIT) ? [readFailure([said, "", ...lines], file)] : [];
}

/** `ts-jest` prints the compiler's own diagnostics. */
function readDiagnostics(lines: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  for (let start = 0; start < lines.length;) {
    const match = tsc.read(lineWindow(lines, start), undefined);
    for (const finding of match?.findings ?? [])
      findings.push({ ...finding, lines: { from: start + 1, to: start + (match?.to ?? 1) } });
    start += match?.to ?? 1;
  }
  return findings;
}
