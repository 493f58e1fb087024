import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { findDiagnostic } from "../../repository/typescript/find-diagnostic.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { missingImportAt } from "./missing-import.ts";
import { exportNames, type ExportName } from "./export-names.ts";
import { renameInFile } from "./rename-in-file.ts";
import { usersOf } from "./users.ts";

/** TS2305/TS2724 no exported member, TS2614 named instead of default import. */
const CODES: ReadonlySet<string | undefined> = new Set(["TS2305", "TS2724", "TS2614"]);
/** A module may export hundreds of names; the likeliest few are worth a proof. */
const MOST_NAMES = 6;

/** An export that is not there any more, but under another name: the new name is carried to every file that uses the old one. */
export const renamedExport: Fixer = {
  id: "renamed-export",
  title: "renamed exports",
  handles: ({ code }) => CODES.has(code),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const { file } = problem.location;
  const engine = await repository.typescript();
  const diagnostic = findDiagnostic(problem, engine.diagnostics(repository, [file]));
  if (diagnostic === undefined) return [];
  const project = engine.languageService(repository, file);
  const missing = missingImportAt(project, diagnostic.start);
  if (missing === undefined) return [];
  const users = usersOf(project, missing);
  return exportNames(project, missing)
    .slice(0, MOST_NAMES)
    .flatMap((name) => {
      const edits: FileEdit[] = [];
      for (const user of users) {
        const path = project.relative(user.fileName);
        if (path !== undefined)
          edits.push({ file: path, edits: renameInFile(project, user, missing, name.text) });
      }
      if (edits.length === 0) return [];
      const where = edits.length === 1 ? (edits[0]?.file ?? file) : `${edits.length} files`;
      const rationale = `${missing.file} exports no \`${missing.name}\`; ${reason(name)}`;
      return [
        {
          title: `Rename \`${missing.name}\` to \`${name.text}\` in ${where}`,
          edits,
          origin: renamedExport.id,
          rationale,
          confidence: name.confidence,
        },
      ];
    });
}

function reason(name: ExportName): string {
  return name.isUnused
    ? `it exports \`${name.text}\`, which nothing imports yet`
    : `it exports \`${name.text}\``;
}
