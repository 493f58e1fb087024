import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const PREFIX = "gyp ERR! ";
const STACK = /^(?:stack )?(?:\w{0,40}Error): (\S.*)$/s;
const FAILED = /failed with exit code|^not found: make$/;
const LOADING = /^gyp: (\S.*)$/s;
const MAX_LINES = 120;

/** What node-gyp says when an addon cannot be built; that a compiler or gyp failed is a consequence. */
export const nodeGyp: LogFormat = {
  id: "node-gyp",
  title: "node-gyp",
  glance: [PREFIX, "gyp: "],
  read: (window) => readRun(window) ?? readLoading(window),
};

/** `gyp ERR! build error`, ``gyp ERR! stack Error: `make` failed with exit code: 2`` */
function readRun(window: LogWindow): Match | undefined {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length);
    if (text?.startsWith(PREFIX) !== true) break;
    lines.push(text.slice(PREFIX.length).trim());
  }
  if (lines.length === 0) return undefined;
  const message = lines.map((line) => STACK.exec(line)?.[1]).find((said) => said !== undefined);
  if (message === undefined) return { from: 0, to: lines.length, findings: [] };
  const finding: Finding = { severity: "error", message };
  return {
    from: 0,
    to: lines.length,
    findings: [FAILED.test(message) ? { ...finding, consequence: true } : finding],
  };
}

/** `gyp: binding.gyp not found (cwd: /home/runner/work/shop/shop) while trying to load binding.gyp` */
function readLoading(window: LogWindow): Match | undefined {
  const message = LOADING.exec((window.text(0) ?? "").trimEnd())?.[1];
  if (message === undefined || window.text(1)?.startsWith(PREFIX) !== true) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message }] };
}
