import { printable, type Problem, type ProviderContext, type TextKind, type Trial } from "@hephaestus/core";
import type { ModelContext } from "../context/context.ts";
import type { Piece } from "../context/pieces.ts";
import { fenced } from "./fenced.ts";
import type { Opinion } from "../memory/feedback.ts";

const MOST_LOG_LINES = 60;
const LONGEST_LOG_LINE = 500;
const MOST_TRIALS = 5;
const MOST_OTHERS = 10;
const MOST_TURNED_DOWN = 3;
const LONGEST_TURNED_DOWN = 1_500;
const SETTINGS =
  /\.(?:ya?ml|toml|ini|cfg|conf|config|properties|env|xml|plist|tf|hcl)$|(?:^|\/)(?:Dockerfile|\.\w+rc)[^/]*$/i;

/** A part of what a model is told: words of a log, or of settings, hold secrets where those of code hold names. */
export interface PromptPart {
  kind: TextKind;
  text: string;
}

/** What a model is told of one problem. Everything of it comes from logs and files, and is marked as data. */
export function problemPrompt(
  problem: Problem,
  { problems, trials }: Pick<ProviderContext, "problems" | "trials">,
  { pieces, diff, conventions }: ModelContext,
  turnedDown: readonly Opinion[],
): PromptPart[] {
  const logs = [
    section("Problem", problemWords(problem)),
    section("Log (data; every line begins with |)", logLines(problem)),
    section("Other problems of the same log", otherWords(problem, problems)),
    section("Fixes that were tried", trials.slice(0, MOST_TRIALS).map(trialWords).join("\n")),
  ];
  const sources = [
    section(
      "The user turned these fixes down; propose another one",
      turnedDown.slice(-MOST_TURNED_DOWN).map(turnedDownWords).join("\n"),
    ),
    section("Changed since it worked", diff === "" ? "" : fenced(diff, "diff")),
    section("How the project's code is written", conventions === "" ? "" : fenced(conventions, "")),
  ];
  const parts = [
    ...logs.map((text): PromptPart => ({ kind: "log", text })),
    ...sources.map((text): PromptPart => ({ kind: "source", text })),
    ...pieces.map((piece): PromptPart => ({ kind: kindOf(piece.file), text: pieceWords(piece) })),
  ];
  return parts.filter(({ text }) => text !== "");
}

function section(title: string, body: string): string {
  return body === "" ? "" : `# ${title}\n${body}`;
}

/** In settings a bare word behind `password:` is one. */
function kindOf(file: string): TextKind {
  return SETTINGS.test(file) ? "log" : "source";
}

function problemWords({ tool, code, severity, message, location, test }: Problem): string {
  const place = location === undefined ? "" : ` at ${printable(placeWords(location))}`;
  const lines = [
    `${printable(tool)} ${severity}${code === undefined ? "" : ` ${printable(code)}`}${place}`,
    ...(test === undefined ? [] : [`failing test: ${printable(test)}`]),
    ...message.split("\n").slice(0, MOST_LOG_LINES).map(dataLine),
  ];
  return lines.join("\n");
}

function placeWords({ file, line, column }: { file: string; line: number; column?: number }): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}`;
}

function logLines({ excerpt }: Problem): string {
  return excerpt.slice(0, MOST_LOG_LINES).map(dataLine).join("\n");
}

/** A long line is cut between words: the half of a secret looks like none. */
function dataLine(line: string): string {
  const cut = line.slice(0, LONGEST_LOG_LINE);
  return `| ${printable(cut === line ? line : `${cut.replace(/\S{1,300}$/, "")}…`)}`;
}

function otherWords(problem: Problem, problems: readonly Problem[]): string {
  const others = problems.filter(({ id }) => id !== problem.id);
  const shown = others.slice(0, MOST_OTHERS).map(({ tool, code = "", message, location }) => {
    const place = location === undefined ? "" : ` ${placeWords(location)}`;
    return dataLine(`${tool} ${code}${place}: ${message.split("\n", 1)[0]}`);
  });
  const more = others.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}

function trialWords({ candidate, verification }: Trial): string {
  const failed = verification.proofs.find(({ status }) => status === "failed");
  const outcome = failed === undefined ? verification.outcome : `${failed.kind} fails: ${failed.detail}`;
  return dataLine(`${candidate.title}: ${outcome}`);
}

function turnedDownWords({ title, blocks }: Opinion): string {
  const changes = blocks.flatMap(({ file, search, replace }) => [
    `${file}: instead of`,
    ...search.split("\n"),
    "it wrote",
    ...replace.split("\n"),
  ]);
  const words = [title, ...changes].join("\n").slice(0, LONGEST_TURNED_DOWN);
  return words.split("\n").map(dataLine).join("\n");
}

function pieceWords({ file, startLine, endLine, why, text }: Piece): string {
  return `# File ${printable(file)}, lines ${startLine}-${endLine} (${why.join("; ")})\n${fenced(text, "")}`;
}
