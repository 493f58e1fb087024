import { blockLines } from "../block-lines.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = /^✗ (\S.*)$/u;
const SUITE = /^↓ (\S.*)$/u;
/** The value that a fuzz test failed for. */
const GIVEN = "Given ";
const INDENT = 4;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 12;
const MAX_SUITES = 20;

/** Failed tests of elm-test. */
export const elmTest: LogFormat = {
  id: "elm-test",
  title: "elm-test",
  glance: ["✗ "],
  read,
};

/** `↓ CartTest`, `↓ Cart`, `✗ adds two items`, and what was said below, indented. */
function read(window: LogWindow): Match | undefined {
  const name = FAILED.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  const suites = suitesAbove(window);
  if (name === undefined || suites.length === 0) return undefined;
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (text) => text.trim() !== "" && !text.startsWith("    ") && !text.startsWith(GIVEN),
  );
  const message = lines
    .map((line) => (line.startsWith(GIVEN) ? line : line.slice(INDENT)))
    .filter((line) => line !== "")
    .slice(0, MAX_MESSAGE_LINES)
    .join("\n");
  if (message === "") return undefined;
  const test = [...suites, name].join(" > ");
  return {
    from: -suites.length,
    to: lines.length + 1,
    findings: [{ severity: "error", message, test, lines: { from: 0, to: lines.length } }],
  };
}

/** Outermost first. */
function suitesAbove(window: LogWindow): string[] {
  const suites: string[] = [];
  while (suites.length < MAX_SUITES) {
    const suite = SUITE.exec(window.text(-1 - suites.length)?.trimEnd() ?? "")?.[1];
    if (suite === undefined) break;
    suites.unshift(suite);
  }
  return suites;
}
