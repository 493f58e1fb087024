import { z } from "zod";
import { stripEscapes } from "../../../logs/clean.ts";
import type { Finding, LogFormat, LogWindow } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { parsePartialJson } from "../partial-json.ts";
import { readStackFailure } from "../stack-failure.ts";
import { findTransformFailure } from "../vitest/transform.ts";
import { wholeText } from "../whole-text.ts";

const RESULTS = '"testResults":[';
const START = /\{"num\w{1,40}":\d/;
/** What Jest, and Vitest with a second reporter, print for people above the report. */
const TOLD = /^(?:Ran all test suites\b| *Tests {1,8}.*\d{1,9} (?:failed|total))/;
const TITLE = /^ *● Test suite failed to run$/;
const SUITE_FAILED = "  ● Test suite failed to run\n";
const MAX_ABOVE = 40;
const report = z.object({ testResults: z.array(z.unknown()) });
const suite = z.object({ name: z.string(), message: z.string(), assertionResults: z.array(z.unknown()) });
const assertion = z.object({
  ancestorTitles: z.array(z.string()),
  title: z.string(),
  status: z.literal("failed"),
  failureMessages: z.array(z.string()),
});

/** The reports in JSON of `jest --json` and of Vitest's reporter `json`, on one line, where nothing else tells the failures. */
export const jestJson: LogFormat = {
  id: "jest-json",
  title: "JSON report of Jest and Vitest",
  glance: [RESULTS],
  read(window) {
    const text = wholeText(window);
    const start = START.exec(text)?.index;
    if (start === undefined || !text.includes(RESULTS)) return undefined;
    const { data } = report.safeParse(parsePartialJson(text.slice(start)));
    if (data === undefined) return undefined;
    const findings = isTold(window) ? [] : data.testResults.flatMap(suiteFindings);
    return { from: 0, to: 1, findings };
  },
};

function isTold(window: LogWindow): boolean {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) if (TOLD.test(window.text(offset) ?? "")) return true;
  return false;
}

/** Jest prints it as for people: `  ● Test suite failed to run`, below it all is indented. */
function withoutTitle(message: string): string {
  const [first = "", ...rest] = message.split("\n");
  if (!TITLE.test(first)) return message;
  return rest
    .map((line) => line.replace(/^ {4}/, ""))
    .join("\n")
    .trim();
}

/** A file that could not be loaded has no tests, and says why itself. */
function suiteFindings(value: unknown): Finding[] {
  const { data } = suite.safeParse(value);
  if (data === undefined) return [];
  const failed = data.assertionResults.flatMap((each) => assertion.safeParse(each).data ?? []);
  if (data.assertionResults.length === 0 && data.message !== "")
    return [toFinding(withoutTitle(data.message), data.name)];
  const tests = failed.flatMap(({ ancestorTitles, title, failureMessages }) => {
    const test = [...ancestorTitles, title].join(" > ");
    return [...new Set(failureMessages)].map((message) => ({ ...toFinding(message, data.name), test }));
  });
  return [...tests, ...outsideTests(stripEscapes(data.message), data.name)];
}

/** What failed outside any test, such as `afterAll`, is only told below the tests of the file's message. */
function outsideTests(message: string, file: string): Finding[] {
  const at = message.indexOf(SUITE_FAILED);
  return at === -1 ? [] : [toFinding(withoutTitle(message.slice(at)), file)];
}

function toFinding(printed: string, file: string): Finding {
  const lines = stripEscapes(printed).split("\n");
  const { message, code, place, frames } = readStackFailure(lines);
  const transform = findTransformFailure(lines);
  const told = transform?.message === undefined ? message : `${message}\n${transform.message}`;
  const finding: Finding = { severity: "error", message: told };
  finding.place = transform?.place ?? place ?? parseImporter(message) ?? { path: file, line: 1 };
  if (code !== undefined) finding.code = code;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}
