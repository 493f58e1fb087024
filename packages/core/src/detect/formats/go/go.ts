import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readCompileError } from "./compile-error.ts";
import { readGotestsum } from "./gotestsum.ts";
import { readJson } from "./json-output.ts";
import { readPanic } from "./panic.ts";
import { readRace } from "./race.ts";
import { readTests } from "./tests.ts";

const PACKAGE_FAILED = /^FAIL\t(\S+)(?:\t[\d.]+s| (\[(?:build|setup) failed\]))$/;

/** What `go build`, `go vet` and `go test` report, and panics of Go programs. */
export const go: LogFormat = {
  id: "go",
  title: "Go",
  glance: [
    ".go:",
    "go.mod:",
    "panic: ",
    "fatal error: ",
    "--- FAIL",
    "=== RUN",
    "=== FAIL",
    "FAIL\t",
    "DATA RACE",
    '"Action":"',
  ],
  read: (window, previous) => readText(window, previous) ?? readJson(window, readText),
};

function readText(window: LogWindow, previous?: Match): Match | undefined {
  return (
    readCompileError(window) ??
    readGotestsum(window, previous) ??
    readTests(window) ??
    readPanic(window, 0) ??
    readRace(window) ??
    readPackage(window.text(0) ?? "")
  );
}

/** `FAIL	example.com/shop/internal/cart	0.014s` */
function readPackage(text: string): Match | undefined {
  const [, path, reason] = PACKAGE_FAILED.exec(text) ?? [];
  if (path === undefined) return undefined;
  const message = reason === undefined ? `FAIL ${path}` : `FAIL ${path} ${reason}`;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
