import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { lineAt } from "./line-at.ts";

const NOT_A_FUNCTION = /(?:\.|\b)(?<name>[\w$]{3,60}) is not a function/;
const CONFIDENCE = 0.8;

/** What values of the language have. */
const PROTOTYPES: readonly object[] = [
  String.prototype,
  Number.prototype,
  Array.prototype,
  Map.prototype,
  Set.prototype,
  Promise.prototype,
  Date.prototype,
  RegExp.prototype,
  Object.prototype,
  Object,
  Array,
  Promise,
  JSON,
  Math,
  console,
];

/** A method that no value of the language has, where one of nearly that name is there, for values of unknown type. */
export function misspelledMember(
  { location, message }: LocatedProblem,
  repository: VirtualRepository,
): Candidate[] {
  const { file, line } = location;
  const name = NOT_A_FUNCTION.exec(message)?.groups?.["name"];
  const row = lineAt(repository.read(file)?.text ?? "", line);
  const known = new Set(PROTOTYPES.flatMap((object) => Object.getOwnPropertyNames(object)));
  if (name === undefined || row === undefined || known.has(name)) return [];
  const near = [...known].filter((other) => nameLikeness(other, name) >= ALIKE);
  const places = [...row.text.matchAll(/\.(?<name>[\w$]{3,60})\b/g)].filter(
    (match) => match.groups?.["name"] === name,
  );
  const [only, ...others] = near;
  if (only === undefined || others.length > 0 || places.length === 0) return [];
  return [
    {
      title: `Change spelling to '${only}'`,
      edits: [
        {
          file,
          edits: places.map(({ index }) => {
            const start = row.start + index + 1;
            return { start, end: start + name.length, text: only };
          }),
        },
      ],
      origin: "run-time-error",
      rationale: `nothing in ${posix.basename(file)} tells of a method \`${name}\`, and \`${only}\` is one of the language`,
      confidence: CONFIDENCE,
    },
  ];
}
