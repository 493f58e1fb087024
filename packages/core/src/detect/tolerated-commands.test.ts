import { expect, it } from "vitest";
import { detectText } from "./detect.ts";
import { createGeneralSearch } from "./general/general-search.ts";

const LINT = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.";
const MISSING = "cat: list.txt: No such file or directory";

function told(...lines: string[]): string[] {
  return detectText(`${lines.join("\n")}\n`, { general: createGeneralSearch() }).findings.map(
    ({ tool }) => tool,
  );
}

it.each([
  "$ tsc || true",
  "$ tsc -p . 2>&1 | tee log || true",
  "+ tsc || echo 'not typed'",
  "$ tsc || exit 0",
])("says nothing of what a command printed that may fail: %s", (command) => {
  expect(told(command, LINT, "Found 1 error.", "$ npm test", "ok")).toEqual([]);
  expect(told(command, LINT, "$ cat list.txt", MISSING)).toEqual(["shell"]);
});

it.each([["$ tsc"], ["$ tsc || true && tsc"], ["$ tsc; true"], ["$ lint || true; tsc"], ["$ tsc || exit 1"]])(
  "keeps what others printed: %s",
  (command) => {
    expect(told(command, LINT, "$ npm test", "ok")).toEqual(["tsc"]);
  },
);

it("keeps what is below a step that begins, or ends with a failure that nobody tells of", () => {
  expect(told("$ lint || true", "##[group]Run tsc", "##[endgroup]", LINT, "$ npm test")).toEqual(["tsc"]);
  const end = "error Command failed with exit code 2.";
  expect(told("$ yarn lint && tsc", "$ lint || true", LINT, end, "$ jest")).toContain("tsc");
  expect(told("$ lint || true", "ok", LINT)).toEqual(["tsc"]);
});
