import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit, TextEdit } from "../../model/edit.ts";
import type { Problem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

const MODULE = /Module "(?<url>[^"\n]{1,1000}\.json)" needs an import attribute of "type: json"/;
const STATIC =
  /\b(?:from|import)[ \t]{0,4}(?<quote>["'])(?<path>\.{1,2}\/[^"'\n]{1,300}\.json)\k<quote>(?![ \t]{0,4}(?:with|assert)\b)/g;
const CONFIDENCE = 0.95;

/** Says of every import of a JSON module that it is one, as Node asks for. */
export async function jsonAttribute(
  { message }: Problem,
  { repository }: { repository: VirtualRepository },
): Promise<Candidate[]> {
  const module = moduleOf(message, repository.files);
  if (module === undefined) return [];
  const edits = repository.files
    .filter(isSourceFile)
    .flatMap((file) => importersEdits(repository, file, module));
  if (edits.length === 0) return [];
  return [
    {
      title: `Import ${module} with { type: "json" }`,
      edits,
      origin: "module-format",
      rationale: "Node takes a JSON module only where the import says that it is one",
      confidence: CONFIDENCE,
    },
  ];
}

/** The file of the workspace that ends as the path does, the longest first. */
function moduleOf(message: string, files: readonly string[]): string | undefined {
  const url = MODULE.exec(message)?.groups?.["url"];
  const ends = files.filter((file) => url?.endsWith(`/${file}`) === true);
  return ends.toSorted((a, b) => b.length - a.length)[0];
}

function importersEdits(repository: VirtualRepository, file: string, module: string): FileEdit[] {
  const text = repository.read(file)?.text ?? "";
  if (!text.includes(posix.basename(module))) return [];
  const edits = [...text.matchAll(STATIC)].flatMap((match): TextEdit[] => {
    const { quote = '"', path = "" } = match.groups ?? {};
    if (posix.join(posix.dirname(file), path) !== module) return [];
    const end = match.index + match[0].length;
    return [{ start: end, end, text: ` with { type: ${quote}json${quote} }` }];
  });
  return edits.length === 0 ? [] : [{ file, edits }];
}
