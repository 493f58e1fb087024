import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { nameLikeness, sharedWords } from "../name-likeness.ts";

const NOT_A_FUNCTION = /(?:^|[\s:])(?<name>[A-Za-z_$][\w$]{0,60}) is not a (?:function|constructor)/;
const REQUIRED =
  /\b(?:const|let|var) (?<bound>\{[^}\n]{1,300}\}|[\w$]{1,60}) = require\(["'](?<path>\.{1,2}\/[^"'\n]{1,200})["']\)/g;
const EXPORTED_OBJECT = /\bmodule\.exports ?= ?\{(?<names>[^{}]{0,2000})\}/;
const EXPORTED_NAME = /\bexports\.(?<name>[\w$]{1,60}) ?=/g;
const EXPORTED_WHOLE = /\bmodule\.exports ?= ?(?:class |(?:async )?function\*? )?(?<name>[\w$]{1,60})/;
const EXTENSIONS = ["", ".js", ".cjs", "/index.js"];
const OTHER_KIND = 0.9;
const RENAMED = 0.6;
const LEAST_LIKENESS = 0.3;

/** A name that is required from a module which exports it in another way, or by another name. */
export function requiredName(
  { location: { file }, message }: LocatedProblem,
  repository: VirtualRepository,
): Candidate[] {
  const name = NOT_A_FUNCTION.exec(message)?.groups?.["name"];
  const text = repository.read(file)?.text ?? "";
  if (name === undefined) return [];
  return [...text.matchAll(REQUIRED)].flatMap((match): Candidate[] => {
    const { bound = "", path = "" } = match.groups ?? {};
    const module = moduleText(repository, file, path);
    const answer = module === undefined ? undefined : answerFor(name, bound, module);
    if (answer === undefined) return [];
    const start = match.index + match[0].indexOf(bound);
    return [
      candidate(
        file,
        { start, end: start + bound.length, text: answer.bound },
        { path, confidence: answer.confidence },
      ),
    ];
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

function moduleText({ read }: VirtualRepository, importer: string, path: string): string | undefined {
  const target = posix.join(posix.dirname(importer), path);
  return EXTENSIONS.map((extension) => read(target + extension)?.text).find((text) => text !== undefined);
}

function answerFor(
  name: string,
  bound: string,
  module: string,
): { bound: string; confidence: number } | undefined {
  const names = exportedNames(module);
  if (bound === name)
    return names.includes(name) ? { bound: `{ ${name} }`, confidence: OTHER_KIND } : undefined;
  const listed = bound.startsWith("{")
    ? bound
        .slice(1, -1)
        .split(",")
        .map((part) => part.trim())
    : [];
  if (!listed.includes(name) || names.includes(name)) return undefined;
  if (listed.length === 1 && EXPORTED_WHOLE.exec(module)?.groups?.["name"] === name)
    return { bound: name, confidence: OTHER_KIND };
  const near = names.filter((other) => !listed.includes(other) && likeness(other, name) >= LEAST_LIKENESS);
  const [only, ...others] = near;
  if (only === undefined || others.length > 0) return undefined;
  const parts = listed.map((part) => (part === name ? `${only}: ${name}` : part));
  return { bound: `{ ${parts.join(", ")} }`, confidence: RENAMED };
}

function likeness(a: string, b: string): number {
  return Math.max(nameLikeness(a, b), sharedWords(a, b));
}

function exportedNames(module: string): string[] {
  const object = EXPORTED_OBJECT.exec(module)?.groups?.["names"] ?? "";
  const listed = object.split(",").map((part) => /^[\w$]+/.exec(part.trim())?.[0] ?? "");
  const named = [...module.matchAll(EXPORTED_NAME)].map((match) => match.groups?.["name"] ?? "");
  return [...listed, ...named].filter((name) => name !== "");
}
