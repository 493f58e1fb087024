import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { FixerContext } from "../fixer.ts";

/** `Try changing the 'lib' compiler option to 'es2022' or later.`, `… to include 'dom'.` */
const LATER = /[Tt]ry changing the 'lib' compiler option to '(?<library>es\d{4}|esnext)' or later\./;
const INCLUDED = /[Tt]ry changing the 'lib' compiler option to include '(?<library>dom)'\./;
const LIBRARIES = /"lib"\s{0,20}:\s{0,20}\[(?<list>[^\]]{0,1000})\]/;
const EDITION = /"(?<edition>es(?:5|6|\d{4}))"/gi;
const TARGET = /"target"\s{0,20}:\s{0,20}"(?<target>es(?:5|6|\d{4}))"/i;
const CONFIDENCE = 0.9;

/** Whether the compiler says that another library of declarations would know what is asked. */
export function asksForLibrary({ message }: Pick<LocatedProblem, "message">): boolean {
  return LATER.test(message) || INCLUDED.test(message);
}

/** The library that the compiler names, in the configuration of the project that has the file: in its `lib`, else by its `target`. */
export async function library(
  { message, location: { file } }: LocatedProblem,
  { repository, problems = [] }: FixerContext,
): Promise<Omit<Candidate, "origin">[]> {
  if (!isSourceFile(file)) return [];
  const project = (await repository.typescript()).languageService(repository, file);
  const path = project.options["configFilePath"];
  const config = typeof path === "string" ? project.relative(path) : undefined;
  const text = config === undefined ? undefined : repository.read(config)?.text;
  if (config === undefined || text === undefined) return [];
  const later = INCLUDED.test(message) ? undefined : latest(problems.map((problem) => problem.message));
  const edit =
    later === undefined ? included(text, "dom") : (laterLibrary(text, later) ?? laterTarget(text, later));
  if (edit === undefined) return [];
  return [
    {
      title: `Take in the library \`${later ?? "dom"}\` in ${config}`,
      edits: [{ file: config, edits: [edit] }],
      rationale: "the compiler knows from it what is asked",
      confidence: CONFIDENCE,
    },
  ];
}

/** The latest edition that anything in the log asks for. */
function latest(messages: readonly string[]): string | undefined {
  const asked = messages.flatMap((message) => LATER.exec(message)?.groups?.["library"] ?? []);
  return asked.toSorted().at(-1);
}

function included(text: string, name: string): TextEdit | undefined {
  const listed = LIBRARIES.exec(text);
  const list = listed?.groups?.["list"]?.trimEnd();
  if (listed === null || list === undefined || list.includes(`"${name}"`)) return undefined;
  const end = listed.index + listed[0].indexOf("[") + 1 + list.length;
  return { start: end, end, text: list === "" ? `"${name}"` : `, "${name}"` };
}

/** The edition that is listed, as a later one; a list without one gets it. */
function laterLibrary(text: string, later: string): TextEdit | undefined {
  const listed = LIBRARIES.exec(text);
  if (listed === null) return undefined;
  const [edition] = listed[0].matchAll(EDITION);
  const name = edition?.groups?.["edition"];
  if (edition === undefined || name === undefined) return included(text, later);
  const start = listed.index + edition.index + 1;
  return { start, end: start + name.length, text: later };
}

function laterTarget(text: string, later: string): TextEdit | undefined {
  const target = TARGET.exec(text);
  const name = target?.groups?.["target"];
  if (target === null || name === undefined) return undefined;
  const start = target.index + target[0].length - 1 - name.length;
  return { start, end: start + name.length, text: later };
}
