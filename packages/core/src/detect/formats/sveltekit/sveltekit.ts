import { parseErrorHead } from "../error-head.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { ownPlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";

const HEAD = /^\[500\] GET (\/\S*)$/;
const MAX_LINES = 60;
/** What Node prints above the error that ends the build. */
const MAX_BETWEEN = 8;
const BUILT = /(?:^|[\\/])\.svelte-kit[\\/]/;

/** An error that a page threw while SvelteKit prerendered it. What ends the build then only tells the page: `Error: 500 /`. */
export const sveltekit: LogFormat = {
  id: "sveltekit",
  title: "SvelteKit (prerendering)",
  glance: ["[500] GET /"],
  read,
};

/** `[500] GET /`, the error with its stack, and what ends the build. Without that end the error is only logged. */
function read(window: LogWindow): Match | undefined {
  const page = HEAD.exec(window.text(0)?.trim() ?? "")?.[1];
  if (page === undefined || parseErrorHead(window.text(1) ?? "") === undefined) return undefined;
  const lines: string[] = [];
  while (lines.length < MAX_LINES && (window.text(lines.length + 1) ?? "").trim() !== "")
    lines.push(window.text(lines.length + 1) ?? "");
  const end = findEnd(window, lines.length + 1, page);
  if (end === undefined) return undefined;
  return { from: 0, to: end, findings: [{ ...toFinding(lines), lines: { from: 0, to: lines.length } }] };
}

/** `Error: 500 /`, the advice below it, its stack and Node's version. */
function findEnd(window: LogWindow, from: number, page: string): number | undefined {
  for (let offset = from; offset < from + MAX_BETWEEN; offset++) {
    if (!isEnd(window.text(offset) ?? "", page)) continue;
    let to = offset + 1;
    while (
      to < offset + MAX_LINES &&
      /^(?: {4}at |To suppress or |$|Node\.js v)/.test(window.text(to) ?? "-")
    )
      to += 1;
    return to;
  }
  return undefined;
}

function isEnd(text: string, page: string): boolean {
  const told = `Error: 500 ${page}`;
  return text.trimEnd() === told || text.startsWith(`${told} (linked from `);
}

/** What was built is no source: a place in it says nothing. */
function toFinding(lines: readonly string[]): Finding {
  const { message, code, frames } = readStackFailure(lines);
  const finding: Finding = { severity: "error", message };
  const place = ownPlace(frames.filter(({ path }) => !BUILT.test(path)));
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  return frames.length === 0 ? finding : { ...finding, frames };
}
