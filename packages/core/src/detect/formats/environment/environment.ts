import type { LogEntry } from "../../../model/log.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import type { EnvironmentKind } from "./environment-kind.ts";
import { ENVIRONMENT_KINDS } from "./kinds.ts";

const LONGEST_MESSAGE = 400;
/** Below a line of code that a caret points into stands what a program threw: that is for the format of its runtime. */
const CARET = /^ *\^$/;
/** Bun prints an error of the code it runs so. */
const BUN_ERROR = /^error: (?:connect|getaddrinfo|listen|read|write) E/;
/** `Error: `, `fatal: `, `HttpError: `, `docker: Error response from daemon: `, `psql: error: `, `ERROR: `, `E: ` */
const HEAD =
  /^(?:[\w.+-]{1,40}(?:\[\d{1,9}\])?: )?(?:[A-Z]\w{0,40}(?:Error|Exception)|[Ee]rror|ERROR|[Ff]atal|FATAL|fatal error|panic|E)(?: response from daemon| \[\w{1,40}\]|\[\w{1,40}\])?: /;
/** Programs that name themselves before what they complain of. */
const PROGRAM =
  /^(?:\S{1,200}\/)?(?:apt|apt-get|bash|cp|curl|dd|dial tcp|docker|fork|gcc|git|go|gzip|mv|podman|rsync|scp|sh|ssh|tar|tee|unzip|wget): /;

/** Wget alone puts the time before a message; a carrier may have taken it. */
const TIME_OF_WGET = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?=ERROR \d{3}: )/;

/** Failures of the machine, the network and the services around the code. They have an explanation, never a code fix. */
export const environment: LogFormat = {
  id: "environment",
  title: "Environment (memory, disk, network, secrets, runner)",
  glance: [...new Set(ENVIRONMENT_KINDS.flatMap(({ literals }) => literals))],
  read,
};

/** `fatal: unable to access 'https://git.example/a.git/': Could not resolve host: git.example` */
function read(window: LogWindow): Match | undefined {
  const entry = window.at(0);
  if (entry === undefined || CARET.test(window.text(-1)?.trimEnd() ?? "")) return undefined;
  const line = entry.text.trim().replace(TIME_OF_WGET, "");
  const isHeaded = isMarked(entry) || (HEAD.test(line) && !BUN_ERROR.test(line)) || PROGRAM.test(line);
  const kind = ENVIRONMENT_KINDS.find((each) => matches(each, line, isHeaded));
  return kind === undefined ? undefined : { from: 0, to: 1, findings: [toFinding(kind, line)] };
}

function isMarked({ marker }: LogEntry): boolean {
  return marker === "error" || marker === "warning";
}

function matches(
  { literals, sentences, phrases }: EnvironmentKind,
  line: string,
  isHeaded: boolean,
): boolean {
  if (!literals.some((literal) => line.includes(literal))) return false;
  if (sentences.some((pattern) => pattern.test(line))) return true;
  return isHeaded && phrases.some((pattern) => pattern.test(line));
}

function toFinding({ code, severity, explanation, consequence }: EnvironmentKind, line: string): Finding {
  const message = `${line.slice(0, LONGEST_MESSAGE)}\n${explanation}`;
  return { code, severity, message, ...(consequence === undefined ? {} : { consequence }) };
}
