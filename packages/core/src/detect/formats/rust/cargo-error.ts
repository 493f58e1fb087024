import type { Finding, LogWindow, Match } from "../format.ts";
import { readRustPanic, type RustPanic } from "../rust-trace.ts";

const HEAD = /^error: (\S.*)$/;
/** What only sums up errors told before. */
const CONSEQUENCES = [
  /^[Cc]ould not compile `/,
  /^aborting due to /,
  /^(?:doc)?test failed(?:$|, to rerun )/,
  /^\d+ targets? failed:$/,
  /^[Pp]rocess didn't exit successfully: /,
  /^build failed/,
  /^test run failed$/,
];
const OWN = [
  /^no matching package /,
  /^failed to (?:parse|select|get|load|download|run|fetch|read|resolve|verify|determine|open|query|write|prepare|publish|compile) /,
  /^no such (?:command|subcommand): /,
  /^the lock file /,
  /^cannot update the lock file /,
  /^no (?:test|example|bin|bench) target /,
  /^package `/,
  /^could not find `Cargo\.toml`/,
  /^toolchain '/,
  /^the '.*' component which provides the command /,
  /^unable to update /,
  /^unexpected argument '/,
  /^unrecognized subcommand '/,
  /^the following required arguments were not provided:/,
  /^[\w-]+@\d[\w.+-]*: /,
  /^package ID specification `/,
  /^a bin target must be available for `/,
  /^`cargo run` could not determine which binary to run\./,
  /^the package '[^']{1,200}' does not contain th(?:is|ese) features?: /,
  /^profile `[^`]{1,200}` is not defined$/,
  /^manifest path `[^`]{1,400}` does not exist$/,
  /^the `-Z` flag is only accepted on the nightly channel of Cargo/,
];
const BUILD_SCRIPT = "failed to run custom build command for ";
const MAX_LINES = 40;
const MAX_SCRIPT_LINES = 400;

/** Reads an error of Cargo itself: `error: no matching package named `serdee` found`. */
export function readCargoError(window: LogWindow): Match | undefined {
  const message = HEAD.exec(window.text(0) ?? "")?.[1];
  if (message === undefined) return undefined;
  if (CONSEQUENCES.some((pattern) => pattern.test(message)))
    return toMatch(1, { severity: "error", message, consequence: true });
  if (message.startsWith(BUILD_SCRIPT)) return readBuildScript(window, message);
  return OWN.some((pattern) => pattern.test(message)) ? readOwn(window, message) : undefined;
}

/** Causes follow below `Caused by:`, indented. */
function readOwn(window: LogWindow, head: string): Match {
  const lines = [head];
  let to = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset) ?? "";
    const isCause = text === "Caused by:" || text.startsWith("  ");
    if (isCause && text.startsWith("  ")) lines.push(text.trim());
    if (isCause) to = offset + 1;
    else if (text !== "") break;
  }
  return toMatch(to, { severity: "error", message: lines.join("\n") });
}

/** What the script printed follows, indented by two: its panic is why it failed. */
function readBuildScript(window: LogWindow, head: string): Match {
  const line = (offset: number): string | undefined => window.text(offset)?.replace(/^ {2}/, "");
  const finding: Finding = { severity: "error", message: head };
  let to = 1;
  for (let offset = 1; offset < MAX_SCRIPT_LINES; offset++) {
    const text = window.text(offset);
    const panic = readRustPanic(line, offset);
    if (panic !== undefined) return toMatch(panic.to, ofPanic(finding, panic));
    if (text?.startsWith("  ") === true || text === "Caused by:") to = offset + 1;
    else if (text === undefined || !/^(?:note: .*)?$/.test(text)) break;
  }
  return toMatch(to, finding);
}

function ofPanic(finding: Finding, { message, place, frames }: RustPanic): Finding {
  const told = { ...finding, message: `${finding.message}\n${message}`, frames };
  return place === undefined ? told : { ...told, place };
}

function toMatch(to: number, finding: Finding): Match {
  return { from: 0, to, findings: [finding] };
}
