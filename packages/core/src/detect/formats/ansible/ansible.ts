import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readResult, type TaskResult } from "./result.ts";
import { errorPlace } from "./error-place.ts";

const FAILED = /^(?:fatal|failed): \[.{1,200}\]:? (?:\(item=.{0,400}\) |FAILED! |UNREACHABLE! )?=> /;
const ERROR = /^(?:ERROR! |\[ERROR\]: )(\S.*)$/;
const HOST = /^(?:fatal|failed): \[([^\s\]]{1,200})/;
const RECAP = /^(\S{1,200}) +: ok=\d{1,6} +changed=\d{1,6} +(?:unreachable=0 +failed=0\b|(unreachable=))/;
const MAX_AHEAD = 500;
const IGNORED = "...ignoring";
const MAX_ERROR_LINES = 16;
const DRAWN = /^(?:The offending line appears to be:|The error appears to be in '|Origin: )/;

/** Tasks of Ansible that failed, and playbooks that it cannot read. */
export const ansible: LogFormat = {
  id: "ansible",
  title: "Ansible",
  glance: ["FAILED! => ", "UNREACHABLE! => ", "failed: [", "ERROR! ", "[ERROR]: "],
  read: (window) => readTask(window) ?? readError(window),
};

/** `fatal: [web1]: FAILED! => {"changed": true, "msg": "non-zero return code", "rc": 3, "stderr": "it broke"}` */
function readTask(window: LogWindow): Match | undefined {
  const head = FAILED.exec(window.text(0) ?? "")?.[0];
  const result = head === undefined ? undefined : readResult(window, head.length);
  if (result === undefined) return undefined;
  if (window.text(result.to)?.trim() === IGNORED) return { from: 0, to: result.to + 1, findings: [] };
  if (isRescued(window, result.to)) return { from: 0, to: result.to, findings: [] };
  return { from: 0, to: result.to, findings: [toFinding(result)] };
}

/** Whether the recap says of the host that no task of it failed: `web1 : ok=3 changed=2 unreachable=0 failed=0 rescued=1`. */
function isRescued(window: LogWindow, from: number): boolean {
  const host = HOST.exec(window.text(0) ?? "")?.[1];
  for (let offset = from; offset < MAX_AHEAD; offset++) {
    const text = window.text(offset);
    if (text === undefined) return false;
    const [, name, failed] = RECAP.exec(text) ?? [];
    if (name !== undefined && name === host) return failed === undefined;
  }
  return false;
}

/** What the command wrote tells more than its code does. */
function toFinding({ message, stderr }: TaskResult): Finding {
  const lines = message.split("\n");
  const end = lines.findIndex((line) => DRAWN.test(line));
  const said = (end === -1 ? lines : lines.slice(0, end)).join("\n").trim();
  const place = errorPlace(lines);
  const whole = stderr === "" ? said : `${said}\n${stderr}`;
  return { severity: "error", message: whole, ...(place === undefined ? {} : { place }) };
}

/** `ERROR! conflicting action statements: debug, copy`, below it `The error appears to be in '/srv/site.yml': line 3, column 7, but may`. */
function readError(window: LogWindow): Match | undefined {
  const first = ERROR.exec(window.text(0) ?? "")?.[1];
  if (first === undefined) return undefined;
  const lines = [first];
  for (
    let text = window.text(1);
    text !== undefined && lines.length < MAX_ERROR_LINES;
    text = window.text(lines.length)
  )
    lines.push(text);
  const drawn = lines.findIndex((line) => DRAWN.test(line));
  if (drawn === -1) return undefined;
  const message = lines.slice(0, drawn).join("\n").trim();
  const place = errorPlace(lines.slice(drawn, drawn + 1));
  return {
    from: 0,
    to: drawn + 1,
    findings: [{ severity: "error", message, ...(place === undefined ? {} : { place }) }],
  };
}
