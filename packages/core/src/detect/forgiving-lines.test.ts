import { expect, it } from "vitest";
import { detectText } from "./detect.ts";
import { createGeneralSearch } from "./general/general-search.ts";

const MISSING = "ls: cannot access 'dist': No such file or directory";
const TYPE_ERROR = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.";

function told(...lines: string[]): string[] {
  return detectText(`${lines.join("\n")}\n`, { general: createGeneralSearch() }).findings.map(
    ({ tool }) => tool,
  );
}

it("says nothing of what a command printed whose failure make or SCons ignores", () => {
  const tool = "make: ./lint: No such file or directory";
  expect(told("./lint src", tool, "make: [Makefile:3: lint] Error 127 (ignored)", "cc -o t t.c")).toEqual([]);
  expect(told("ls dist", MISSING, "scons: [x] Error 2 (ignored)", "cc -o t t.c")).toEqual([]);
  expect(told("tsc", TYPE_ERROR, TYPE_ERROR, "make: [lint] Error 2 (ignored)", "cc -o t t.c")).toEqual([]);
  const fatal = ["gcc -c gone.c", "cc1: fatal error: gone.c: No such file or directory"];
  const end = ["compilation terminated.", "make: [Makefile:5: opt] Error 1 (ignored)", "cc -o t t.c"];
  expect(told(...fatal, ...end)).toEqual([]);
  expect(told("ls dist", MISSING, "make: *** [Makefile:3: x] Error 2")).toEqual(["shell", "make"]);
});

it.each([
  "lint failed (2), continuing",
  "no dist yet, skipping",
  "nothing built; ignoring it",
  "not there (expected)",
  "the old folder is refused, as it should be",
  "no cache: falling back to a full build",
])("says nothing of an error of a command that a script goes on after: %s", (line) => {
  expect(told(MISSING, MISSING, line, "row 12 of 12")).toEqual([]);
  expect(told(TYPE_ERROR, line, "row 12 of 12")).toEqual(["tsc"]);
  expect(told(MISSING, "row 1 of 12", line)).toEqual(["shell"]);
});

it("shows what a job failed for after an error that a script went on after", () => {
  const end = "##[error]Process completed with exit code 1.";
  expect(told(MISSING, "no dist yet, skipping", "no licence header: src/pay.ts", end)).toEqual([
    "github-actions",
    "general",
  ]);
});
