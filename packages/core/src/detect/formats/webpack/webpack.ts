import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { isV8Frame } from "../v8-frame.ts";
import { readBlock, type Block } from "./block.ts";
import { isDrawn, readReasons, undrawn } from "./drawing.ts";
import { settleSassPlace } from "../sass-place.ts";
import { ownFrame, readSaid } from "./said.ts";

const CLI = /^\[(?:webpack|rspack)-cli\] (?:✖ |Error: )?(.*)$/s;
const RSPACK_FAILED = "[rspack] CLI failed:";
const DRAWN = /^ERROR in × (.*)$/s;
/** Assets that are large fail nothing, unless hints are errors. */
const ADVICE = /^(?:asset size limit|entrypoint size limit|webpack performance recommendations): /;
const RECOMMENDED = "webpack performance recommendations:";
/** Plugins that print what another tool says, in that tool's own layout. */
const HANDED_ON = ["[eslint]", "[stylelint]"];
const MAX_CLI_LINES = 60;

/** Errors and warnings of webpack, its loaders and its command, and of Rspack, which prints them alike. */
export const webpack: LogFormat = {
  id: "webpack",
  title: "webpack and Rspack",
  glance: [
    "ERROR",
    "WARNING",
    " error  in ",
    " warning  in ",
    "[webpack-cli] ",
    "[rspack-cli] ",
    RSPACK_FAILED,
  ],
  read: (window) =>
    readModuleless(window) ?? readProblem(window) ?? readCommand(window) ?? readThrown(window),
};

/** Rspack: `ERROR in × Module not found: Can't resolve './src/nothing.js' in '/home/runner/work/shop/shop'` */
function readModuleless(window: LogWindow): Match | undefined {
  const message = DRAWN.exec(window.text(0) ?? "")?.[1]?.trimEnd();
  return message === undefined ? undefined : { from: 0, to: 1, findings: [{ severity: "error", message }] };
}

function readProblem(window: LogWindow): Match | undefined {
  const drawn = isDrawn([window.text(1) ?? ""]);
  const block = readBlock(window, drawn);
  if (block === undefined || HANDED_ON.includes(block.subject)) return undefined;
  const findings = drawn ? drawnFindings(block) : toFindings(block);
  return findings.length === 0 ? undefined : { from: 0, to: block.to, findings };
}

function toFindings(block: Block): Finding[] {
  const { severity, subject } = block;
  if (ADVICE.test(`${subject} `)) return [toAdvice(severity, subject.trim())];
  const said = readSaid(block.lines);
  const place = said.place === undefined ? block.place : settleSassPlace(said.place, block.place?.path);
  if (said.message === "") return [];
  return [{ severity, ...said, ...(place === undefined ? {} : { place }) }];
}

/** What is recommended follows from the sizes told above it. */
function toAdvice(severity: Finding["severity"], message: string): Finding {
  const isRecommended = severity === "error" && message.startsWith(RECOMMENDED);
  return isRecommended ? { severity, message, consequence: true } : { severity, message };
}

function drawnFindings(block: Block): Finding[] {
  const { severity, place } = block;
  const loader = undrawn(block.lines);
  if (loader !== undefined) return toFindings({ ...block, lines: loader });
  return readReasons(block.lines, place).map(({ line: _, ...reason }) => ({ severity, ...reason }));
}

/** `[webpack-cli] ✖ Invalid configuration object. …`; below `Failed to load '…' config` stands the reason. */
function readCommand(window: LogWindow): Match | undefined {
  const message = CLI.exec((window.text(0) ?? "").trimEnd())?.[1];
  if (HANDED_ON.some((name) => message?.endsWith(name))) return { from: 0, to: 1, findings: [] };
  if (message === undefined || !/fail|invalid|error|cannot|unknown/i.test(message)) return undefined;
  const [, path] = /^Failed to load '([^']{1,400})' config/.exec(message) ?? [];
  const details: string[] = [];
  for (let offset = 1; offset < MAX_CLI_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || !/^(?: |▶|$)/.test(text)) break;
    details.push(text.trim());
  }
  const reason = details.find((line) => /^(?:\w{0,60}Error|- configuration)/.test(line));
  const finding: Finding = {
    severity: "error",
    message: reason === undefined ? message : `${message}\n${reason}`,
  };
  const place = path === undefined ? ownFrame(details) : configPlace(details, path);
  if (place !== undefined) finding.place = place;
  return { from: 0, to: 1 + details.length, findings: [finding] };
}

function configPlace(details: readonly string[], path: string): PathClaim {
  const behind = details.map((text) => text.slice(text.indexOf(`${path}:`) + path.length + 1));
  const digits = behind.find((text, index) => /^\d{1,9}$/.test(text) && details[index]?.includes(path));
  if (digits !== undefined) return { path, line: Number(digits) };
  const frame = ownFrame(details);
  return frame?.path.endsWith(path) === true ? frame : { path, line: 1 };
}

/** Below `[rspack] CLI failed:` stands the error with its stack: `ReferenceError: x is not defined` */
function readThrown(window: LogWindow): Match | undefined {
  const message = window.text(1)?.trimEnd() ?? "";
  if (window.text(0)?.trimEnd() !== RSPACK_FAILED || message === "") return undefined;
  const stack: string[] = [];
  for (let offset = 2; offset < MAX_CLI_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || !isV8Frame(text)) break;
    stack.push(text);
  }
  const finding: Finding = { severity: "error", message };
  const place = ownFrame(stack);
  if (place !== undefined) finding.place = place;
  return { from: 0, to: 2 + stack.length, findings: [finding] };
}
