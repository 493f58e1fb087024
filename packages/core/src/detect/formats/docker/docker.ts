import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { excerptAbove, excerptBelow } from "./excerpt.ts";

const UNSOLVED =
  /^(?:(?:Error: )?buildx failed with: )?(?:ERROR: |error: )?(?:failed to build: )?(?:target [\w.-]{1,100}: )?failed to solve(?: with frontend \S{1,100})?: (.+)$/;
/** What a step's command says is in the lines of the step. */
const COMMAND_FAILED =
  /^(?:#\d{1,5} ERROR: )?(?:process|executor failed running) .{0,4000}(?:did not complete successfully|exit code)|^The command '.{0,4000}' returned a non-zero code: \d{1,5}$/;
const PARSE_ERROR =
  /^(?:Error response from daemon: )?(?:dockerfile|Dockerfile) parse error(?: on)? line (\d{1,9}): (.+)$/;
const DAEMON = /^(?:docker: )?Error response from daemon: (.+)$/;
const NOT_COPIED = /^(?:COPY|ADD) failed: .+$/;
const UNHEALTHY = /^dependency failed to start: (.+)$/;
const WARNINGS = /^ ?\d{1,5} warnings? found(?: \(use docker --debug to expand\))?:$/;
const WARNING = /^ - ([A-Z]\w{2,60}): (.+?)(?: \(line (\d{1,9})\))?$/;
const CHECK = /^(WARNING|ERROR): (\w{3,60}) - https:\/\/docs\.docker\.com\/go\/dockerfile\/rule\/\S{1,100}$/;
const MAX_WARNINGS = 200;

/** What docker says of builds and containers that failed: BuildKit, the builder before it, the daemon, compose. */
export const docker: LogFormat = {
  id: "docker",
  title: "Docker (build, buildx, compose)",
  glance: [
    "failed to solve",
    "did not complete successfully",
    "returned a non-zero code",
    "ockerfile parse error",
    "Error response from daemon: ",
    "COPY failed: ",
    "ADD failed: ",
    "dependency failed to start: ",
    "found (use docker --debug",
    "docs.docker.com/go/dockerfile/rule/",
  ],
  read: (window) =>
    readBuild(window) ?? readWarnings(window) ?? readCheck(window) ?? readLine(window.text(0) ?? ""),
};

/** `Dockerfile:12` and the lines around it, below them `ERROR: failed to solve: process "/bin/sh -c npm test" did not complete successfully: exit code: 1`. */
function readBuild(window: LogWindow): Match | undefined {
  const [, said] = UNSOLVED.exec((window.text(0) ?? "").trim()) ?? [];
  if (said === undefined) return undefined;
  const { from, place } = excerptAbove(window);
  const finding = ofParser(said) ?? { severity: "error", message: said };
  return {
    from,
    to: 1,
    findings: [{ ...asConsequence(finding), ...(place === undefined ? {} : { place }) }],
  };
}

/** ` 2 warnings found (use docker --debug to expand):`, below it ` - UndefinedVar: Usage of undefined variable '$X' (line 24)`. */
function readWarnings(window: LogWindow): Match | undefined {
  if (!WARNINGS.test(window.text(0) ?? "")) return undefined;
  const findings: Finding[] = [];
  let offset = 1;
  for (; offset <= MAX_WARNINGS; offset++) {
    const [, code, message, line] = WARNING.exec(window.text(offset) ?? "") ?? [];
    if (code === undefined || message === undefined) break;
    const place = line === undefined ? {} : { place: { path: "Dockerfile", line: Number(line) } };
    findings.push({ code, severity: "warning", message, ...place, lines: { from: offset, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: 0, to: offset, findings };
}

/** `WARNING: FromAsCasing - https://docs.docker.com/go/dockerfile/rule/from-as-casing/`, the message, `Dockerfile:1` and the lines around it. */
function readCheck(window: LogWindow): Match | undefined {
  const [, level, code] = CHECK.exec(window.text(0) ?? "") ?? [];
  const message = window.text(1)?.trim();
  if (code === undefined || message === undefined || message === "") return undefined;
  const { to, place } = excerptBelow(window, 2);
  const severity = level === "ERROR" ? "error" : "warning";
  return { from: 0, to, findings: [{ code, severity, message, ...(place === undefined ? {} : { place }) }] };
}

function readLine(text: string): Match | undefined {
  const line = text.trim();
  const finding = ofParser(line) ?? ofDaemon(line);
  return finding === undefined ? undefined : { from: 0, to: 1, findings: [asConsequence(finding)] };
}

/** `dockerfile parse error on line 3: unknown instruction: RUNN (did you mean RUN?)` */
function ofParser(text: string): Finding | undefined {
  const [, line, message] = PARSE_ERROR.exec(text) ?? [];
  if (message === undefined) return undefined;
  return { severity: "error", message, place: { path: "Dockerfile", line: Number(line) } };
}

function ofDaemon(text: string): Finding | undefined {
  const message = (DAEMON.exec(text) ?? UNHEALTHY.exec(text))?.[1];
  if (message !== undefined) return { severity: "error", message };
  return NOT_COPIED.test(text) || COMMAND_FAILED.test(text)
    ? { severity: "error", message: text }
    : undefined;
}

function asConsequence(finding: Finding): Finding {
  return COMMAND_FAILED.test(finding.message) ? { ...finding, consequence: true } : finding;
}
