import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const FAIL = "FAIL: //";
const TIMEOUT = "TIMEOUT: //";
const STOPPED = "Build did NOT complete successfully";

const ERROR = /^ERROR: ((?:[A-Za-z]:)?[^\s:][^:]{0,300}:\d{1,9}:\d{1,9}): (\S.*)$/s;
const ACTION = / failed(?:: | )\(Exit \d{1,4}\)/;
const TEST = /^(FAIL|TIMEOUT): (\/\/\S{1,300}) \(/;
const ROW = /^(@?[\w.~+-]{0,100}\/\/\S{1,300}) +(FAILED|TIMEOUT) in \d/;
const MAX_LOGS = 40;

/** Rules, actions and tests of Bazel that failed. */
export const bazel: LogFormat = {
  id: "bazel",
  title: "Bazel",
  glance: [
    "ERROR: /",
    "BUILD:",
    "BUILD.bazel:",
    ".bzl:",
    FAIL,
    TIMEOUT,
    STOPPED,
    " FAILED in ",
    " TIMEOUT in ",
  ],
  read: (window) => readError(window) ?? readTest(window) ?? readRow(window) ?? readStopped(window),
};

/**
 * `ERROR: /home/shop/src/BUILD:12:8: Compiling src/cart.cc failed: (Exit 1): gcc failed: …`: what the action printed tells more.
 */
function readError(window: LogWindow): Match | undefined {
  const [, target, text] = ERROR.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  const place = target === undefined ? undefined : parsePlace(target);
  if (place === undefined || text === undefined) return undefined;
  const end = ACTION.exec(text);
  const message = end === null ? text : text.slice(0, end.index + end[0].length);
  const finding: Finding = { severity: "error", message, place };
  return { from: 0, to: 1, findings: [end === null ? finding : { ...finding, consequence: true }] };
}

/** `FAIL: //src/cart:cart_test (see /home/shop/…/test.log)`; attempts of one test repeat it. */
function readTest(window: LogWindow): Match | undefined {
  const [, verdict, test] = TEST.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  return verdict === undefined || test === undefined ? undefined : toMatch(test, verdict, 1);
}

/** A row of the summary, the places of its logs below it: `//src/cart:cart_test     FAILED in 0.3s`. */
function readRow(window: LogWindow): Match | undefined {
  const [, test, verdict] = ROW.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (test === undefined || verdict === undefined) return undefined;
  let to = 1;
  while (to < MAX_LOGS && window.text(to)?.startsWith("  ") === true) to += 1;
  return toMatch(test, verdict, to);
}

function toMatch(test: string, verdict: string, to: number): Match {
  const message = `${test} ${verdict === "TIMEOUT" ? "timed out" : "failed"}`;
  return { from: 0, to, findings: [{ severity: "error", message, test }] };
}

function readStopped(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (!/^(?:ERROR|FAILED): Build did NOT complete successfully/.test(text)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text, consequence: true }] };
}
