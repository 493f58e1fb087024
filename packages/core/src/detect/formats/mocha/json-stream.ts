import { z } from "zod";
import type { Finding, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";

/** How the reporter `json-stream` begins the line of a failed test. */
export const STREAM_FAILURE = '["fail",{"';

const failed = z.tuple([
  z.literal("fail"),
  z.object({
    fullTitle: z.string(),
    file: z.string().optional(),
    err: z.string(),
    stack: z.string().nullish(),
  }),
]);

/** Reads `["fail",{"title":"adds","fullTitle":"cart adds","file":"/home/shop/test/cart.js","err":"4 == 5","stack":"AssertionError: 4 == 5\n    at …"}]`. */
export function readStreamed(text: string): Match | undefined {
  const { data } = failed.safeParse(parsed(text));
  if (data === undefined) return undefined;
  const { fullTitle: test, file, err, stack } = data[1];
  const { message, frames, place, code } = readStackFailure((stack ?? err).split("\n"));
  const finding: Finding = { severity: "error", message: message || err, test };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  else if (file !== undefined) finding.place = { path: file, line: 1 };
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: 1, findings: [finding] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trimEnd());
  } catch {
    return undefined;
  }
}
