import {
  createReading,
  HephaestusError,
  readConfig,
  withPattern,
  type Config,
  type PatternEntry,
} from "@hephaestus/core";
import { visibleLine } from "../../text/visible.ts";
import { logInputs } from "../log-chunks.ts";
import { logLines } from "../log-lines.ts";
import type { LearntPattern, LogText, ReaderMethods } from "../reader-methods.ts";
import { plainLine } from "../suspicious-lines.ts";
import { patternOfLine, toolOfLine, type Width } from "./pattern-of-line.ts";

type Parameters = ReaderMethods["learn"]["parameters"];

const LONGEST_EXAMPLE = 200;
const MOST_READ = 10_000;

/** The widest first; a carrier may put something before a line that only the reader knows of. */
const TRIES: readonly (readonly [Width, isWhole: boolean])[] = [
  ["wide", true],
  ["wide", false],
  ["narrow", true],
  ["narrow", false],
];

/** Makes a pattern of a line of a log that reads this very line, as the reader itself says. Throws where there is none. */
export async function learnPattern({ log, line, text, name }: Parameters): Promise<LearntPattern> {
  const [raw = ""] = await logLines(logInputs(log, "log"), line, line + 1);
  const example = plainLine(raw);
  if (example === "") throw refusal("The line is empty: select one that tells of a failure.");
  const tool = await uniqueName(name ?? toolOfLine(example), text);
  for (const [width, isWhole] of TRIES) {
    const entry = { name: tool, ...patternOfLine(example, width, isWhole) };
    const learnt = withPattern(text, entry, visibleLine(example, LONGEST_EXAMPLE));
    const reads = await linesRead(log, entry, learnt);
    if (reads.includes(line)) return { name: tool, text: learnt, reads };
  }
  throw refusal(
    "No pattern could be made of this line.",
    "Another parser reads it already, or it has no words of its own.",
  );
}

/** 0-based lines that a pattern reads; none where the file with it has mistakes. Throws where it had mistakes before. */
async function linesRead(log: LogText, { name }: PatternEntry, text: string): Promise<number[]> {
  const pattern = (await patternsOf(text))?.find((each) => each.name === name);
  if (pattern === undefined) return [];
  const reading = createReading([pattern], MOST_READ);
  for await (const { chunks, ...input } of logInputs(log, "log")) {
    const reader = reading.open(input);
    for await (const chunk of chunks) reader.push(chunk);
    reader.end();
  }
  const { findings } = reading.soFar();
  return findings.filter(({ tool }) => tool === name).map(({ evidence }) => evidence.startLine - 1);
}

async function patternsOf(text: string): Promise<Config["patterns"] | undefined> {
  const parsed = await readConfig(Buffer.from(text));
  return "config" in parsed ? parsed.config.patterns : undefined;
}

/** No two patterns may have one name. */
async function uniqueName(name: string, text: string): Promise<string> {
  const patterns = await patternsOf(text);
  if (patterns === undefined) throw refusal("hephaestus.yaml has mistakes.", "Correct the file first.");
  const taken = new Set(patterns.map((pattern) => pattern.name));
  let unique = name;
  for (let count = 2; taken.has(unique); count += 1) unique = `${name}-${count}`;
  return unique;
}

function refusal(message: string, hint?: string): HephaestusError {
  return new HephaestusError("usage", message, hint === undefined ? {} : { hint });
}
