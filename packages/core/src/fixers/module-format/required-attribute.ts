import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { FixerContext } from "../fixer.ts";

/** `Importing a JSON file into an ECMAScript module requires a 'type: "json"' import attribute when 'module' is set to 'NodeNext'.` */
export const REQUIRED_ATTRIBUTE = "TS1543";

const IMPORT = /(?<quote>["'])[^"'\n]{1,300}\.json\k<quote>(?![ \t]{0,4}(?:with|assert)\b)/;
const CONFIDENCE = 0.95;

/** Says of the import at the place that it is one of JSON. */
export async function requiredAttribute(
  { location }: LocatedProblem,
  { repository }: FixerContext,
): Promise<Candidate[]> {
  const { file, line } = location;
  const lines = (repository.read(file)?.text ?? "").split("\n");
  const match = IMPORT.exec(lines[line - 1] ?? "");
  if (match === null) return [];
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const end = start + match.index + match[0].length;
  const quote = match.groups?.["quote"] ?? '"';
  return [
    {
      title: `Import it with { type: ${quote}json${quote} }`,
      edits: [{ file, edits: [{ start: end, end, text: ` with { type: ${quote}json${quote} }` }] }],
      origin: "module-format",
      rationale: "Node takes a JSON module only where the import says that it is one",
      confidence: CONFIDENCE,
    },
  ];
}
