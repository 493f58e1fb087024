import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

const HEAD = /^\d{1,6}\) (\S.*)$/;
const FILE = /^ Test {2}(\S.{0,400}?\.(?:php|feature))(?::(\S.*))?$/;
const STEP = /^ (?:Step|Fail) {2}(.*)$/;
const SCENARIO_STEP = /^ \d{1,4}\. .* at (\S.{0,400}:\d{1,9})$/;
const FRAME = /^#\d{1,4} {2}(\S.{0,400}:\d{1,9})$/;
const END = /^(?:-{9,}$|\d{1,6}\) \S|Tests: \d|FAILURES!|ERRORS!)/;
const MAX_LINES = 200;
const MAX_MESSAGE_LINES = 12;

/** Failed tests of Codeception, from the list at its end. */
export const codeception: LogFormat = {
  id: "codeception",
  title: "Codeception",
  glance: [" Test  "],
  read,
};

/** `1) ListingCept: See a car`, ` Test  tests/acceptance/ListingCept.php:see`, the step, why it failed, the steps up to it and a stack. */
function read(window: LogWindow): Match | undefined {
  const title = HEAD.exec(window.text(-1) ?? "")?.[1];
  const [, path] = FILE.exec(window.text(0) ?? "") ?? [];
  if (title === undefined || path === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text));
  const place = ownPlace(lines, path) ?? { path, line: 1 };
  const message = toMessage(lines) || `${title} failed`;
  const finding: Finding = { severity: "error", message, test: title.replace(": ", " > "), place };
  return { from: -1, to: 1 + lines.length, findings: [finding] };
}

/** Of a scenario what follows `Fail`, of a unit test all that is said above its stack. */
function toMessage(lines: readonly string[]): string {
  const start = lines.findIndex((text) => text.startsWith(" Fail  "));
  const said = lines.slice(Math.max(start, 0));
  const end = said.findIndex((text, index) => FRAME.test(text) || (index > 0 && text === ""));
  return said
    .slice(0, end === -1 ? said.length : end)
    .slice(0, MAX_MESSAGE_LINES)
    .map((text) => STEP.exec(text)?.[1] ?? text)
    .join("\n")
    .trim();
}

/** The last step of the scenario comes first; the stack is the innermost first. */
function ownPlace(lines: readonly string[], path: string): PathClaim | undefined {
  const places = lines.map((text) => parsePlace((SCENARIO_STEP.exec(text) ?? FRAME.exec(text))?.[1] ?? ""));
  return places.find((place) => place !== undefined && place.path.endsWith(path));
}
