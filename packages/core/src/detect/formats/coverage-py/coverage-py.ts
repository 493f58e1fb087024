import type { LogFormat, LogWindow, Match } from "../format.ts";

const LINE = /^(?:FAIL |ERROR: )?(Coverage failure: total of [\d.]+ is less than fail-under=.*)$/;

/** A project whose coverage is below what is asked for; that of pytest-cov is read by `pytest`. */
export const coveragePy: LogFormat = {
  id: "coverage-py",
  title: "coverage.py",
  glance: ["Coverage failure: total of "],
  read,
};

/** Reads `Coverage failure: total of 33 is less than fail-under=99`. */
function read(window: LogWindow): Match | undefined {
  const message = LINE.exec(window.text(0) ?? "")?.[1];
  return message === undefined
    ? undefined
    : { from: 0, to: 1, findings: [{ severity: "error", message: message.trimEnd() }] };
}
