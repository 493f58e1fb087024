import { parseBabelPlace } from "../babel-place.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const OOPS = "Oops...we found an error preparing this test file:";
const REASON = "The error was:";
const END = "This occurred while Cypress was compiling and bundling your test code.";
const HEAD = "Error: Webpack Compilation Error";
const IMPORTER = /^ ?@ (\.\/\S+) (\d{1,9}):/;
const MAX_LINES = 120;

/** Test files that Cypress cannot bundle; its failed tests are read as Mocha's. */
export const cypress: LogFormat = {
  id: "cypress",
  title: "Cypress",
  glance: [OOPS],
  read(window) {
    return window.text(0)?.startsWith(OOPS) === true ? readUnprepared(window) : undefined;
  },
};

/** The file, `The error was:`, what the bundler says, and advice. */
function readUnprepared(window: LogWindow): Match | undefined {
  const path = window.text(2)?.trim() ?? "";
  let to = 1;
  while (to < MAX_LINES && window.text(to) !== undefined && window.text(to)?.startsWith(END) !== true)
    to += 1;
  const lines = Array.from({ length: to }, (_, offset) => window.text(offset)?.trimEnd() ?? "");
  const reason = lines.indexOf(REASON);
  if (reason === -1 || path === "") return undefined;
  const told = lines.slice(reason + 1).filter((line) => line !== "");
  const finding: Finding = { severity: "error", message: messageOf(told), place: placeOf(told, path) };
  return { from: 0, to, findings: [finding] };
}

/** `./cypress/support/index.js` names the module; the reason stands below it. */
function messageOf(told: readonly string[]): string {
  const isModule = told[0] === HEAD && told[1]?.startsWith("./") === true;
  return told[isModule ? 2 : 0] ?? REASON;
}

/** ` @ ./cypress/support/index.js 3:0-27`, else what Babel names, else the test file. */
function placeOf(told: readonly string[], path: string): PathClaim {
  for (const line of told) {
    const [, importer, number] = IMPORTER.exec(line) ?? [];
    if (importer !== undefined) return { path: importer.slice(2), line: Number(number) };
    const place = parseBabelPlace(line);
    if (place !== undefined) return place;
  }
  return { path, line: 1 };
}
