import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { packageFolderOf } from "../commands/manifest.ts";

const TYPE = /"type"\s{0,10}:\s{0,10}"commonjs"/;
const ESM = /^(?:import\s[^(]|export\s)/m;
const COMMONJS = /\brequire\s?\(|\bmodule\.exports\b/;
const SURE = 0.85;
const UNSURE = 0.4;
const MOST_FILES = 200;

/** Says in package.json that the package's files are ES modules, as surely as the others of its files are. */
export async function moduleType(
  { location: { file } }: LocatedProblem,
  { repository }: { repository: VirtualRepository },
): Promise<Candidate[]> {
  const folder = packageFolderOf(repository, file);
  if (folder === undefined || !/\.jsx?$/.test(file)) return [];
  const manifest = posix.join(folder, "package.json");
  const edit = typeEdit(repository.read(manifest)?.text ?? "");
  if (edit === undefined) return [];
  return [
    {
      title: `Make the package in ${folder || "the root"} one of ES modules`,
      edits: [{ file: manifest, edits: [edit] }],
      origin: "module-format",
      rationale: `${posix.basename(file)} is written as an ES module, and package.json does not say so`,
      confidence: requiresSomething(repository, folder) ? UNSURE : SURE,
    },
  ];
}

/** Other files of the package would stop working. */
function requiresSomething(repository: VirtualRepository, folder: string): boolean {
  const own = repository.files.filter(
    (file) => /\.jsx?$/.test(file) && (folder === "" || file.startsWith(`${folder}/`)),
  );
  return own.slice(0, MOST_FILES).some((file) => {
    const text = repository.read(file)?.text ?? "";
    return COMMONJS.test(text) && !ESM.test(text);
  });
}

function typeEdit(text: string): TextEdit | undefined {
  const written = TYPE.exec(text);
  if (written !== null)
    return {
      start: written.index,
      end: written.index + written[0].length,
      text: written[0].replace("commonjs", "module"),
    };
  if (/"type"\s{0,10}:/.test(text)) return undefined;
  const before =
    /^\{(?<space>\s{0,20})(?:"name"\s{0,10}:\s{0,10}"[^"]{0,200}",(?<after>\s{0,20})(?:"version"\s{0,10}:\s{0,10}"[^"]{0,50}",\s{0,20})?)?/.exec(
      text,
    );
  if (before === null) return undefined;
  const start = before[0].length;
  return { start, end: start, text: `"type": "module",${before.groups?.["space"] ?? " "}` };
}
