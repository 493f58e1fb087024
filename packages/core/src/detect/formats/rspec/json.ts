import { z } from "zod";
import type { Finding, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

/** What each example of a report has. */
export const JSON_GLANCE = '"full_description":"';

const REPORT = /^\{"(?:version|examples|messages)":/;
const MAX_MESSAGE_LINES = 4;

const example = z.object({
  full_description: z.string(),
  status: z.literal("failed"),
  file_path: z.string(),
  line_number: z.number(),
  exception: z.object({
    class: z.string().optional(),
    message: z.string(),
    backtrace: z.array(z.string()).nullish(),
  }),
});
const report = z.object({ examples: z.array(z.unknown()) });

/** Reads the formatter `json`, which writes a whole report on one line; what it printed outside of examples is left out. */
export function readJson(text: string): Match | undefined {
  const data = REPORT.test(text) ? report.safeParse(parsePartialJson(text)).data : undefined;
  if (data === undefined) return undefined;
  const failed = data.examples.map((each) => example.safeParse(each).data);
  return { from: 0, to: 1, findings: failed.filter((each) => each !== undefined).map(toFinding) };
}

function toFinding(failed: z.infer<typeof example>): Finding {
  const { exception } = failed;
  const frames = (exception.backtrace ?? []).map(parseRubyFrame).filter((frame) => frame !== undefined);
  const declared = { path: failed.file_path.replace(/^\.\//, ""), line: failed.line_number };
  const lines = exception.message.split("\n").filter((line) => line.trim() !== "");
  const code = exception.class?.startsWith("RSpec::") === true ? undefined : exception.class;
  const message = lines.slice(0, MAX_MESSAGE_LINES).join("\n");
  return {
    severity: "error",
    message: code === undefined ? message : `${code}: ${message}`,
    ...(code === undefined ? {} : { code }),
    test: failed.full_description,
    place: ownRubyPlace(frames) ?? declared,
    ...(frames.length > 0 ? { frames } : {}),
    lines: { from: 0, to: 0 },
  };
}
