import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { wholeText } from "../whole-text.ts";

export const JSON_START = '{"issues":[';
/** The titles of Knip's own sections by the keys of its report. */
const TITLES = {
  files: "Unused files",
  dependencies: "Unused dependencies",
  devDependencies: "Unused devDependencies",
  optionalPeerDependencies: "Referenced optional peerDependencies",
  unlisted: "Unlisted dependencies",
  binaries: "Unlisted binaries",
  unresolved: "Unresolved imports",
  exports: "Unused exports",
  types: "Unused exported types",
  nsExports: "Exports in used namespace",
  nsTypes: "Exported types in used namespace",
  enumMembers: "Unused exported enum members",
  classMembers: "Unused exported class members",
  catalog: "Unused catalog entries",
} as const;
const Item = z.object({ name: z.string(), line: z.number().optional(), col: z.number().optional() });
const Issue = z.looseObject({ file: z.string() });
const Report = z.object({ issues: z.array(z.unknown()) });

/** Reads what the reporter `json` prints, all on one line: `{"issues":[{"file":"src/a.ts","exports":[{"name":"b","line":1,"col":14}]}]}`. */
export function readJson(window: LogWindow): Match | undefined {
  const text = wholeText(window);
  const start = text.indexOf(JSON_START);
  const report = start === -1 ? undefined : Report.safeParse(parsePartialJson(text.slice(start))).data;
  if (report === undefined) return undefined;
  return { from: 0, to: 1, findings: report.issues.flatMap(findingsOf) };
}

function findingsOf(value: unknown): Finding[] {
  const issue = Issue.safeParse(value).data;
  if (issue === undefined) return [];
  return Object.entries(TITLES).flatMap(([key, title]) =>
    itemsOf(issue[key]).map(({ name, line = 1, col }) => ({
      severity: "error",
      message: `${title}: ${name}`,
      place: claim(issue.file, line, col),
    })),
  );
}

function itemsOf(value: unknown): z.infer<typeof Item>[] {
  return Array.isArray(value) ? value.flatMap((each) => Item.safeParse(each).data ?? []) : [];
}
