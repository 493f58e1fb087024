import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readErrorBlock } from "./error-block.ts";

const LIFECYCLE = "Lifecycle script `";
const TEST_FAILED = "Test failed.  See above for more details.";
const COMMAND_FAILED = "command failed";
const COMPLETE_LOG = "A complete log of this run";
const UNKNOWN_COMMAND = /^Unknown command: "[^"]{1,100}"$/;
/** npm 11 names no path. */
const INVALID_MANIFEST = " Invalid package.json: ";
const MAX_MESSAGE_LINES = 20;
/** Lines that describe the failure for machines. */
const PROPERTY = /^(?:code|errno|syscall|signal|path|file|dest|cwd|workspace|location|command) /;
/** Words that npm repeats at the start of lines. */
const KEYWORD = /^(?:ERESOLVE|notarget|notsup|enoent|network|engine|need auth|404 ?|JSON\.parse)(?: |$)/;
/** Where advice begins. */
const ADVICE =
  /^(?:A complete log of this run|For a full report see|To see a list of|Did you mean|Failed at the |Fix the upstream|In most cases you)/;
const POSITION = /\(line (\d{1,9}) column (\d{1,9})\)/;

/** Errors of npm itself, and its note that a script failed, which is a consequence. */
export const npm: LogFormat = {
  id: "npm",
  title: "npm",
  glance: [
    "npm error",
    "npm ERR!",
    LIFECYCLE,
    COMPLETE_LOG,
    COMMAND_FAILED,
    "ELIFECYCLE",
    "ERESOLVE",
    "EUSAGE",
    "ETARGET",
    "EJSONPARSE",
    'Unknown command: "',
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const block = readErrorBlock(window);
  if (block === undefined) return readUnknownCommand(window);
  return { from: block.from, to: block.to, findings: [toFinding(block.lines)] };
}

/** `Unknown command: "runn"`, which npm prints without its prefix, above the advice to run `npm help`. */
function readUnknownCommand(window: LogWindow): Match | undefined {
  const message = window.text(0) ?? "";
  if (!UNKNOWN_COMMAND.test(message)) return undefined;
  for (let to = 1; to < MAX_MESSAGE_LINES; to++)
    if (window.text(to) === "  npm help")
      return { from: 0, to: to + 1, findings: [{ severity: "error", message }] };
  return undefined;
}

function toFinding(lines: readonly string[]): Finding {
  const code = property(lines, "code");
  const output = commandOutput(lines) ?? missingScript(lines);
  const finding: Finding = { severity: "error", message: output ?? messageOf(lines) };
  if (code !== undefined && /^E[A-Z0-9]+$/.test(code)) finding.code = code;
  const place = jsonPlace(lines, code);
  if (place !== undefined) finding.place = place;
  if (output === undefined && isScriptFailure(lines, code)) finding.consequence = true;
  return finding;
}

function isScriptFailure(lines: readonly string[], code: string | undefined): boolean {
  return (
    code === "ELIFECYCLE" ||
    lines.some((line) => line.startsWith(LIFECYCLE) || line === COMMAND_FAILED || line === TEST_FAILED)
  );
}

/** The output of an install script is only shown here, behind the command: then it is no consequence. */
function commandOutput(lines: readonly string[]): string | undefined {
  const command = lines.findIndex((line) => line.startsWith("command ") && line !== COMMAND_FAILED);
  const end = lines.findIndex((line) => line.startsWith(COMPLETE_LOG));
  if (command === -1) return undefined;
  const output = lines
    .slice(command + 1, end === -1 ? lines.length : end)
    .filter((line) => line.trim() !== "");
  if (output.length === 0 || output.some(isOfAnother)) return undefined;
  const headline = `${COMMAND_FAILED}: ${lines[command]?.slice("command ".length) ?? ""}`;
  return [headline, ...output].slice(0, MAX_MESSAGE_LINES).join("\n");
}

/** Two processes that fail at once print between each other's lines. */
function isOfAnother(line: string): boolean {
  return line === COMMAND_FAILED || line.startsWith(LIFECYCLE) || line.startsWith("command sh -c ");
}

/** In workspaces, a script that a package lacks is told like one that failed: `Error: Missing script: "lint"`. */
function missingScript(lines: readonly string[]): string | undefined {
  return lines
    .map((line) => line.replace(/^Error: /, ""))
    .find((line) => line.startsWith("Missing script: "));
}

/** What went wrong, without properties, advice and usage. */
function messageOf(lines: readonly string[]): string {
  const said = lines.filter((line) => !PROPERTY.test(line)).map((line) => line.replace(KEYWORD, ""));
  const usage = said.indexOf("Usage:");
  const description = said.lastIndexOf("", Math.max(0, usage - 2));
  const body = usage === -1 ? said : said.slice(0, Math.max(1, description));
  const advice = body.findIndex((line) => ADVICE.test(line));
  const message = body.slice(0, advice < 1 ? body.length : advice).filter((line) => line.trim() !== "");
  return message.slice(0, MAX_MESSAGE_LINES).join("\n");
}

/** A broken package.json is named with its position, when npm can tell it. */
function jsonPlace(lines: readonly string[], code: string | undefined): PathClaim | undefined {
  const manifest = lines.some((line) => line.includes(INVALID_MANIFEST)) ? "package.json" : undefined;
  const path = property(lines, "path") ?? property(lines, "file") ?? manifest;
  if (code !== "EJSONPARSE" || path?.endsWith(".json") !== true) return undefined;
  const [, line, column] = POSITION.exec(lines.join("\n")) ?? [];
  return line === undefined ? { path, line: 1 } : { path, line: Number(line), column: Number(column) };
}

function property(lines: readonly string[], name: string): string | undefined {
  return lines
    .find((line) => line.startsWith(`${name} `))
    ?.slice(name.length + 1)
    .trim();
}
