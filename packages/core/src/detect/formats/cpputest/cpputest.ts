import { blockLines } from "../block-lines.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

const CPPUTEST = /^(\S.{0,300}?):? error: Failure in (?:IGNORE_)?TEST\((\w{1,200}), ?(\w{1,200})\)$/;
const UNITTEST = /^(\S.{0,300}?):? error: Failure in (\w{1,200}): (\S.*)$/;
const MAX_LINES = 20;

/** Failures of CppUTest, and of UnitTest++ which prints the like: both as a compiler prints errors. */
export const cpputest: LogFormat = {
  id: "cpputest",
  title: "CppUTest",
  glance: [" error: Failure in "],
  read,
};

/** `test/cart.cpp:12: error: Failure in TEST(Cart, total)` with why below it; `cart.cpp:12:1: error: Failure in Total: Expected 4 but was 3`. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const [, path = "", group, name] = CPPUTEST.exec(text) ?? [];
  if (name === undefined || group === undefined) return readUnitTest(text);
  const lines = blockLines(window, 1, MAX_LINES, (line) => !line.startsWith("\t"));
  const place = parseEitherPlace(path);
  const message = lines.map((line) => line.trim()).join("\n") || `Failure in TEST(${group}, ${name})`;
  const finding = { severity: "error" as const, message, test: `${group} > ${name}` };
  return { from: 0, to: lines.length + 1, findings: [place === undefined ? finding : { ...finding, place }] };
}

function readUnitTest(text: string): Match | undefined {
  const [, path = "", test, message] = UNITTEST.exec(text) ?? [];
  if (test === undefined || message === undefined) return undefined;
  const place = parseEitherPlace(path);
  const finding = { severity: "error" as const, message, test };
  return { from: 0, to: 1, findings: [place === undefined ? finding : { ...finding, place }] };
}
