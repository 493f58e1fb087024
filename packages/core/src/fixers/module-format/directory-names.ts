import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { nodesOf, parseFile } from "./parsed-file.ts";

const NAMES: ReadonlyMap<string, string> = new Map([
  ["__dirname", "import.meta.dirname"],
  ["__filename", "import.meta.filename"],
]);
const CONFIDENCE = 0.85;

/** Takes the paths of an ES module from where it has them. */
export async function directoryNames(
  { location: { file } }: LocatedProblem,
  { repository }: { repository: VirtualRepository },
): Promise<Candidate[]> {
  const parsed = await parseFile(repository, file);
  if (parsed === undefined) return [];
  const uses = nodesOf(parsed, parsed.ts.isIdentifier).filter(({ text }) => NAMES.has(text));
  if (uses.length === 0 || uses.some(({ parent }) => isOther(parsed.ts, parent))) return [];
  return [
    {
      title: `Take \`${uses[0]?.text ?? ""}\` from \`import.meta\``,
      edits: [
        {
          file,
          edits: uses.map((use) => ({
            start: use.getStart(),
            end: use.getEnd(),
            text: NAMES.get(use.text) ?? use.text,
          })),
        },
      ],
      origin: "module-format",
      rationale: "an ES module has these paths in `import.meta`, from Node 20.11 on",
      confidence: CONFIDENCE,
    },
  ];
}

/** A name that is declared, or one of a property. */
function isOther(compiler: typeof ts, parent: ts.Node): boolean {
  return (
    (compiler.isVariableDeclaration(parent) && NAMES.has(parent.name.getText())) ||
    compiler.isShorthandPropertyAssignment(parent) ||
    compiler.isBindingElement(parent)
  );
}
