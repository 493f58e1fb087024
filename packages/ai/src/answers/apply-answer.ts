import { editsBetween, type FileEdit } from "@hephaestus/core";
import { fileComplaint, leavesOut, sizeComplaint, type AnswerRules } from "./answer-rules.ts";
import type { Found } from "./find-place.ts";
import type { AnswerBlock } from "./parse-answer.ts";
import { replaceLines, type Replaced } from "./replace-lines.ts";
import { lineBreakOf, linesOf } from "./text-lines.ts";

export interface AnswerTools {
  /** The text of a file as it is; undefined where there is none. */
  read: (file: string) => string | undefined;
  /** A model's text with the secrets back that were taken out before it was sent. */
  restore: (text: string) => string;
  /** The names of secrets in a text. */
  namesIn: (text: string) => readonly string[];
}

export interface AppliedAnswer {
  /** Empty where anything of the answer could not be taken. */
  edits: FileEdit[];
  complaints: string[];
}

/** Files longer than this are changed by search and replace. */
const MOST_WHOLE_LINES = 200;

/** What an answer comes to as edits. All of it is taken or nothing: half of a fix is another fix. */
export function applyAnswer(
  blocks: readonly AnswerBlock[],
  rules: AnswerRules,
  tools: AnswerTools,
): AppliedAnswer {
  const texts = new Map<string, string>();
  const files = new Set(blocks.map(({ file }) => file));
  const tooMuch = sizeComplaint(blocks.length, files.size);
  if (tooMuch !== undefined) return { edits: [], complaints: [tooMuch] };
  const seen = new Set<string>();
  const complaints = blocks.flatMap((block, index) => {
    const key = JSON.stringify(block);
    if (seen.has(key)) return [];
    seen.add(key);
    const { file } = block;
    const before = texts.get(file) ?? tools.read(file);
    const refusal =
      fileComplaint(file, rules) ?? (before === undefined ? `${file} cannot be read` : undefined);
    const outcome = refusal ?? blockOutcome(before ?? "", block, tools);
    if (typeof outcome === "string") return [`block ${index + 1} (${file}): ${outcome}`];
    texts.set(file, outcome.text);
    return [];
  });
  if (complaints.length > 0) return { edits: [], complaints };
  const edits = [...texts].map(([file, text]) => ({
    file,
    edits: editsBetween(tools.read(file) ?? "", text),
  }));
  return { edits: edits.filter((edit) => edit.edits.length > 0), complaints: [] };
}

/** The text after a block, or why there is none. */
function blockOutcome(before: string, block: AnswerBlock, tools: AnswerTools): { text: string } | string {
  const [old, fresh] = block.kind === "whole" ? [before, block.text] : [block.search, block.replace];
  const moved = movedSecret(old, fresh, tools);
  if (moved !== undefined) return `${moved} stands for a value that must stay where it is`;
  if (leavesOut(old, fresh)) return "it leaves code out (…); write all of it";
  if (block.kind === "whole") return wholeOutcome(before, tools.restore(block.text));
  const result = replaceLines(before, tools.restore(block.search), tools.restore(block.replace));
  return result.kind === "replaced" ? { text: result.text } : missedWords(result, before);
}

/** The name of a secret that the new text holds more often than the old: it would be written to another place. */
function movedSecret(old: string, fresh: string, { namesIn, restore }: AnswerTools): string | undefined {
  const before = restore(old);
  return namesIn(fresh).find((name) => countOf(name, fresh) > countOf(restore(name), before));
}

function countOf(part: string, text: string): number {
  return text.split(part).length - 1;
}

function wholeOutcome(before: string, text: string): { text: string } | string {
  if (linesOf(before).length > MOST_WHOLE_LINES)
    return `the file has more than ${MOST_WHOLE_LINES} lines; change it by SEARCH and REPLACE`;
  const lineBreak = lineBreakOf(before);
  const broken = text.replaceAll(/\r?\n/g, lineBreak);
  return { text: before.endsWith("\n") || before === "" ? broken : broken.replace(/\r?\n$/, "") };
}

function missedWords(result: Exclude<Replaced, { kind: "replaced" }>, before: string): string {
  if (result.kind === "empty") return "SEARCH is empty; give lines of the file";
  if (result.kind === "ambiguous") {
    const places = result.runs.map(({ from }) => from + 1);
    return `SEARCH fits ${places.length} places (lines ${places.slice(0, 5).join(", ")}); give more lines around the one that is meant`;
  }
  return `SEARCH is not in the file.${nearestWords(result, before)}`;
}

function nearestWords({ nearest }: Extract<Found, { kind: "absent" }>, before: string): string {
  if (nearest === undefined) return " Copy the lines as they are.";
  const { from, count } = nearest;
  const shown = linesOf(before).slice(from, from + count);
  return ` The nearest lines are ${from + 1}-${from + count}:\n${shown.map(({ text }) => text).join("\n")}`;
}
