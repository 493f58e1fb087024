import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { nameLikeness, sharedWords } from "../name-likeness.ts";
import { notAFunction, requiresIn, type Required } from "./requires-in.ts";

const EXPORTED_OBJECT = /\bmodule\.exports ?= ?\{(?<names>[^{}]{0,2000})\}/;
const EXPORTED_NAME = /\bexports\.(?<name>[\w$]{1,60}) ?=/g;
const EXPORTED_WHOLE = /\bmodule\.exports ?= ?(?:class |(?:async )?function\*? )?(?<name>[\w$]{1,60})/;
const OTHER_KIND = 0.9;
const RENAMED = 0.6;
const LEAST_LIKENESS = 0.3;

/** A name that is required from a module which exports it in another way, or by another name. */
export function requiredName(
  { location: { file }, message }: LocatedProblem,
  repository: VirtualRepository,
): Candidate[] {
  const name = notAFunction(message);
  if (name === undefined) return [];
  return requiresIn(repository, file).flatMap((required): Candidate[] => {
    const { bound, start, path } = required;
    const answer = answerFor(name, required, repository.read(required.module)?.text ?? "");
    if (answer === undefined) return [];
    const edit = { start, end: start + bound.length, text: answer.bound };
    return [candidate(file, edit, { path, confidence: answer.confidence })];
  });
}

function candidate(
  file: string,
  edit: TextEdit,
  { path, confidence }: { path: string; confidence: number },
): Candidate {
  return {
    title: `Require \`${edit.text}\` from '${path}'`,
    edits: [{ file, edits: [edit] }],
    origin: "run-time-error",
    rationale: `'${path}' exports it that way`,
    confidence,
  };
}

function answerFor(
  name: string,
  { bound, listed = [] }: Required,
  module: string,
): { bound: string; confidence: number } | undefined {
  const names = exportedNames(module);
  if (bound === name)
    return names.includes(name) ? { bound: `{ ${name} }`, confidence: OTHER_KIND } : undefined;
  if (!listed.includes(name) || names.includes(name)) return undefined;
  if (listed.length === 1 && EXPORTED_WHOLE.exec(module)?.groups?.["name"] === name)
    return { bound: name, confidence: OTHER_KIND };
  const near = names.filter((other) => !listed.includes(other) && likeness(other, name) >= LEAST_LIKENESS);
  const further = near.filter((other) => other.startsWith(name) || name.startsWith(other));
  const [only, ...others] = further.length > 0 ? further : near;
  if (only === undefined || others.length > 0) return undefined;
  const parts = listed.map((part) => (part === name ? `${only}: ${name}` : part));
  return { bound: `{ ${parts.join(", ")} }`, confidence: RENAMED };
}

function likeness(a: string, b: string): number {
  return Math.max(nameLikeness(a, b), sharedWords(a, b));
}

/** What a CommonJS module exports by a name, as its text tells. */
export function exportedNames(module: string): string[] {
  const object = EXPORTED_OBJECT.exec(module)?.groups?.["names"] ?? "";
  const listed = object.split(",").map((part) => /^[\w$]+/.exec(part.trim())?.[0] ?? "");
  const named = [...module.matchAll(EXPORTED_NAME)].map((match) => match.groups?.["name"] ?? "");
  return [...listed, ...named].filter((name) => name !== "");
}
