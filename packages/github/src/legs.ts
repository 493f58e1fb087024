import { codeSpan } from "@hephaestus/core";
import type { Run } from "./forge.ts";

/** What jobs of a run tell in the one comment of their workflow. Those that tell the same share it. */
export interface LegsPart {
  run: number;
  sha: string;
  /** Their names, in the order people read them in. */
  legs: string[];
  /** Markdown, which begins with a heading. */
  body: string;
  /** Whether there was no room for more than the heading. */
  isCut: boolean;
}

/** What GitHub takes for a comment, less a margin. */
const MOST_BYTES = 60_000;
const NAMED = 12;
const MARK = /^<!-- hephaestus:legs:(\d+):([0-9a-f]+):(\S+?)(:cut)? -->$/;
const OWN = "<!-- hephaestus:";
const CUT = "There is no room for the rest here: the summary of the job has it.";
const MORE = "More jobs failed than there is room for: their summaries have the rest.";
const ORDER = new Intl.Collator("en", { numeric: true });

/** The parts of a comment; none where it tells of a run as a whole. */
export function partsOf(comment: string): LegsPart[] {
  const parts: (LegsPart & { lines: string[] })[] = [];
  for (const line of comment.split("\n")) {
    const [mark, run, sha = "", names = "", end] = MARK.exec(line) ?? [];
    if (mark === undefined) parts.at(-1)?.lines.push(line);
    else {
      const legs = names.split(",").map((name) => decoded(name));
      parts.push({ run: Number(run), sha, legs, body: "", isCut: end !== undefined, lines: [] });
    }
  }
  // The first lines name the legs, which the mark tells.
  return parts.map(({ lines, ...part }) => ({ ...part, body: lines.slice(2).join("\n").trim() }));
}

/**
 * What a comment says once a leg tells this of its run. What the leg told before goes, and so does what others told of another
 * commit: they tell anew where they fail again.
 */
export function withLeg(
  comment: string | undefined,
  { id, sha }: Pick<Run, "id" | "sha">,
  { leg, body }: { leg: string; body: string },
): string {
  const others = partsOf(comment ?? "").filter((part) => part.sha === sha);
  const safe = body.replaceAll(OWN, "<!-- hephaestus :").trim();
  return written([...without(others, leg), { run: id, sha, legs: [leg], body: safe, isCut: false }]);
}

/**
 * The same once a leg passed; undefined where nothing is left. What it told in another run of this commit holds still, and so
 * does what others told, until they tell something else.
 */
export function withoutLeg(
  comment: string,
  { id, sha }: Pick<Run, "id" | "sha">,
  leg: string,
): string | undefined {
  const left = partsOf(comment).flatMap((part) =>
    part.run === id || part.sha !== sha ? without([part], leg) : [part],
  );
  return left.length === 0 ? undefined : written(left);
}

/** What is left of a comment where a whole run passed; undefined where that is nothing. */
export function withoutRun(comment: string, { id, sha }: Pick<Run, "id" | "sha">): string | undefined {
  const left = partsOf(comment).filter((part) => part.run !== id && part.sha === sha);
  return left.length === 0 ? undefined : written(left);
}

function without(parts: readonly LegsPart[], leg: string): LegsPart[] {
  return parts
    .map((part) => ({ ...part, legs: part.legs.filter((each) => each !== leg) }))
    .filter(({ legs }) => legs.length > 0);
}

/** Always in the same order, whoever told first; from the first part that has no room on, headings alone. */
function written(parts: readonly LegsPart[]): string {
  const texts: string[] = [];
  const all = folded(parts);
  let room = MOST_BYTES - all.reduce((sum, part) => sum + bytesOf(textOf(cut(part))), 0);
  let isFull = false;
  for (const part of all) {
    room -= bytesOf(textOf(part)) - bytesOf(textOf(cut(part)));
    isFull ||= part.isCut || room < 0;
    texts.push(textOf(isFull ? cut(part) : part));
  }
  return bounded(texts);
}

/** With hundreds of jobs that all tell something else not even the headings have room. */
function bounded(texts: readonly string[]): string {
  if (bytesOf(texts.join("")) <= MOST_BYTES) return texts.join("");
  let text = `${MORE}\n\n`;
  for (const next of texts) {
    if (bytesOf(text + next) > MOST_BYTES) break;
    text += next;
  }
  return text;
}

function folded(parts: readonly LegsPart[]): LegsPart[] {
  const groups = Map.groupBy(parts, ({ run, sha, body }) => JSON.stringify([run, sha, body]));
  return [...groups.values()]
    .map((same) => merged(same))
    .toSorted((a, b) => ORDER.compare(a.legs[0] ?? "", b.legs[0] ?? "") || a.run - b.run);
}

function merged(same: readonly LegsPart[]): LegsPart {
  const [{ run, sha, body, isCut } = { run: 0, sha: "", body: "", isCut: false }] = same;
  const legs = [...new Set(same.flatMap((part) => part.legs))].toSorted((a, b) => ORDER.compare(a, b));
  return { run, sha, legs, body, isCut };
}

function cut(part: LegsPart): LegsPart {
  if (part.isCut) return part;
  const [heading = ""] = part.body.split("\n");
  return { ...part, body: `${heading}\n\n${CUT}`, isCut: true };
}

function textOf({ run, sha, legs, body, isCut }: LegsPart): string {
  const names = legs.map((leg) => encoded(leg)).join(",");
  const shown = legs.slice(0, NAMED).map((leg) => codeSpan(leg));
  const more = legs.length > NAMED ? ` and ${legs.length - NAMED} more` : "";
  const mark = `<!-- hephaestus:legs:${run}:${sha}:${names}${isCut ? ":cut" : ""} -->`;
  return `${mark}\nIn ${shown.join(", ")}${more}:\n\n${body}\n\n`;
}

/** Within a comment of HTML no two hyphens follow one another. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll("-", "%2D");
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
