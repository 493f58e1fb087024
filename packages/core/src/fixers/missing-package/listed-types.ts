import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { foldersUp } from "../commands/manifest.ts";

const TYPES = /"types"\s{0,20}:\s{0,20}\[(?<list>[^\]]{0,1000})\]/;
const OPTIONS = /"compilerOptions"\s{0,20}:\s{0,20}\{(?<space>\s{0,40})/;
const CONFIDENCE = 0.85;

/** Adds types that are declared to the ones that the nearest tsconfig.json takes in. */
export function listTypes(repository: VirtualRepository, file: string, name: string): Candidate[] {
  const config = foldersUp(posix.dirname(file))
    .map((folder) => posix.join(folder, "tsconfig.json"))
    .find((path) => repository.files.includes(path));
  const text = config === undefined ? undefined : repository.read(config)?.text;
  const edit = text === undefined ? undefined : typesEdit(text, name.replace(/^@types\//, ""));
  if (config === undefined || edit === undefined) return [];
  return [
    {
      title: `Take in the types of \`${name}\` in ${config}`,
      edits: [{ file: config, edits: [edit] }],
      origin: "missing-package",
      rationale: `\`${name}\` is declared, and ${config} lists the types that it takes in without it`,
      confidence: CONFIDENCE,
    },
  ];
}

function typesEdit(text: string, entry: string): TextEdit | undefined {
  const listed = TYPES.exec(text);
  if (listed !== null) {
    const list = listed.groups?.["list"] ?? "";
    if (list.includes(`"${entry}"`)) return undefined;
    const end = listed.index + listed[0].length - 1 - (list.length - list.trimEnd().length);
    return { start: end, end, text: list.trim() === "" ? `"${entry}"` : `, "${entry}"` };
  }
  const options = OPTIONS.exec(text);
  if (options === null) return undefined;
  const start = options.index + options[0].length;
  return { start, end: start, text: `"types": ["${entry}"],${options.groups?.["space"] ?? " "}` };
}
