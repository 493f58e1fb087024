import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { writesStub } from "../written-stub.ts";
import { actionConfidence } from "./action-confidence.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { importTarget } from "./import-target.ts";
import { withAllKinds } from "./with-all-kinds.ts";
import { withComma } from "./with-comma.ts";
import { withEnumValue } from "./with-enum-value.ts";
import { withInitialValues } from "./with-initial-values.ts";
import { withOwnComment } from "./with-own-comment.ts";
import { withSuperArguments } from "./with-super-arguments.ts";
import { withoutGap } from "./without-gap.ts";

export const ORIGIN = "typescript-code-fix";
const STUB_TOLD = " (throws until written)";
const TIDYING: Readonly<Record<string, typeof withoutGap>> = {
  fixMissingProperties: withComma,
  fixImplicitThis: withoutGap,
  unusedIdentifier: withOwnComment,
};
/** Ways to write one thing: the value is returned or awaited, the function async, the module imported, the character shown, the type said. */
const SAME_MEANING =
  /^(?:returnValueCorrect|invalidImportSyntax|addMissingAsync$|addMissingAwait$|fixInvalidJsxCharacters|add-annotation|add-type-assertion|extract-expression|fixUnreferenceableDecoratorMetadata|convertToTypeOnlyImport)/;

/** Fixes of exports without a type, which is said in this place or that. */
const SAYS_TYPE: ReadonlySet<string> = new Set([
  "add-annotation",
  "add-type-assertion",
  "extract-expression",
]);

/** A code fix as a candidate; undefined where it is none: it edits nothing of the workspace, or is refused. */
export function readAction(
  action: ts.CodeFixAction,
  site: CodeFixSite,
  actions: readonly ts.CodeFixAction[],
): Candidate | undefined {
  const confidence = actionConfidence(action, site, actions);
  const written = editsOf(action, site.project);
  if (confidence === undefined || written === undefined) return undefined;
  const edits = written.map((edit) => tidied(edit, action, site));
  const meaning = meaningOf(action, site);
  const candidate: Candidate = {
    title: titleOf(action, site),
    edits,
    origin: ORIGIN,
    rationale: `TypeScript's answer to ${site.diagnostic.code} (${action.fixName})`,
    confidence,
    ...(meaning === undefined ? {} : { meaning }),
  };
  const completed = withInitialValues(withAllKinds(candidate, action, site), action, site);
  return withSuperArguments(withEnumValue(completed, action, site), action, site);
}

/** Nothing is left behind where something is taken away in the file of the error. */
function tidied(
  { file, edits }: FileEdit,
  { fixName }: ts.CodeFixAction,
  { diagnostic, sourceFile: { text } }: CodeFixSite,
): FileEdit {
  const tidy = file === diagnostic.file ? TIDYING[fixName] : undefined;
  return { file, edits: tidy === undefined ? edits : edits.map((edit) => tidy(edit, text)) };
}

/** TypeScript names the module alone; what is imported is what a reader looks for. */
function titleOf(action: ts.CodeFixAction, { sourceFile, diagnostic }: CodeFixSite): string {
  const { fixName, description } = action;
  const module = /^(?:Add|Update) import from "(?<module>[^"]+)"$/.exec(description)?.groups?.["module"];
  const name = sourceFile.text.slice(diagnostic.start, diagnostic.start + diagnostic.length);
  return fixName === "import" && module !== undefined && /^[\w$]+$/.test(name)
    ? `Import \`${name}\` from '${module}'`
    : `${description}${writesStub(action) ? STUB_TOLD : ""}`;
}

/** Undefined when the fix installs packages, makes files or leaves the workspace: those are no edits. */
function editsOf(action: ts.CodeFixAction, project: ServiceOfFile): FileEdit[] | undefined {
  if ((action.commands?.length ?? 0) > 0 || action.changes.length === 0) return undefined;
  return fileEdits(action.changes, project);
}

/** Undefined where a change makes a file, or leaves the workspace. */
export function fileEdits(
  changes: readonly ts.FileTextChanges[],
  project: ServiceOfFile,
): FileEdit[] | undefined {
  const edits: FileEdit[] = [];
  for (const change of changes) {
    const file = project.relative(change.fileName);
    if (file === undefined || change.isNewFile === true || file.includes("node_modules/")) return undefined;
    edits.push({
      file,
      edits: change.textChanges.map(({ span, newText }) => ({
        start: span.start,
        end: span.start + span.length,
        text: newText,
      })),
    });
  }
  return edits;
}

/** Imports of one declaration mean the same. */
function meaningOf(action: ts.CodeFixAction, site: CodeFixSite): string | undefined {
  const [meaning] = SAME_MEANING.exec(action.fixName) ?? [];
  if (meaning !== undefined) return SAYS_TYPE.has(meaning) ? "says the type" : meaning;
  return importTarget(action, site)?.declaration;
}
