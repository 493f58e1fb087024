import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import { renameInFile } from "./rename-in-file.ts";
import type { Renaming } from "./renamed-declaration.ts";
import { usersOf } from "./users.ts";

interface Workspace {
  engine: TypeScriptEngine;
  repository: VirtualRepository;
}

/** A renaming within a file; files that import the old name from there, as tests beside the tsconfig do, take the new one with it. */
export function carriedRename(
  { from, to, edits: own, ...answer }: Renaming,
  { project, checker, sourceFile, diagnostic }: ErrorSite,
  workspace: Workspace,
): Omit<Candidate, "origin"> {
  const { file } = diagnostic;
  const module = checker.getSymbolAtLocation(sourceFile);
  const missing = module && { name: from, module, path: sourceFile.fileName, file, isMember: false };
  const users = missing === undefined ? [] : usersOf(project, missing, workspace);
  const edits: FileEdit[] = [
    { file, edits: own },
    ...users.map((user) => ({ file: user.file, edits: renameInFile(user, to) })),
  ];
  const where = edits.length === 1 ? "" : ` in ${edits.length} files`;
  return { ...answer, title: `Rename \`${from}\` to \`${to}\`${where}`, edits };
}
