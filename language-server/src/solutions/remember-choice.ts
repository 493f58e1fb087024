import { TextDocument } from "vscode-languageserver-textdocument";
import type { FixFeedback, ProvedSolution } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import type { Folder } from "../workspace/folders.ts";
import type { AppliedFile, AppliedFix, Choice } from "./applied-fixes.ts";
import { currentText } from "./workspace-edit.ts";

/** What is kept of a solution, by the problem that it was made for. */
export function choiceOf({ problemIds, title, description }: ProvedSolution): Choice {
  return { problem: problemIds[0] ?? "", title, description };
}

/**
 * Keeps what the user did with a fix that he chose himself, on this machine alone; `settled`: looks what he made of those that he kept.
 * That it cannot be kept is no failure of what he does.
 */
export async function rememberChoice(
  { prover }: Session,
  { folder, choice, files }: AppliedFix,
  what: "accepted" | "settled",
): Promise<void> {
  if (choice === undefined) return;
  const { problem, title, description } = choice;
  const told: FixFeedback = {
    kind: "accepted",
    problemId: problem,
    title,
    description,
    files: changes(files),
  };
  const asked = { folder: folder.path, ...(what === "settled" ? {} : { told }) };
  await prover.call("remember", asked).catch(() => undefined);
}

/** Keeps that the user does not want these fixes. */
export async function turnDown(
  session: Session,
  folder: Folder,
  solutions: readonly ProvedSolution[],
): Promise<void> {
  for (const { problemIds, title, description, files } of solutions) {
    const [problem] = problemIds;
    if (problem === undefined || files.length === 0) continue;
    const changed = await appliedFiles(session, folder, files);
    const told: FixFeedback = {
      kind: "rejected",
      problemId: problem,
      title,
      description,
      files: changes(changed),
    };
    await session.prover.call("remember", { folder: folder.path, told }).catch(() => undefined);
  }
}

function changes(files: readonly AppliedFile[]): FixFeedback["files"] {
  return files.map(({ file, text, fixed }) => ({ file, before: text, after: fixed }));
}

/** The files of a fix with their texts as they are and as it makes them. */
export async function appliedFiles(
  { documents }: Session,
  folder: Folder,
  files: readonly Pick<ProvedSolution["files"][number], "file" | "before" | "after" | "edits">[],
): Promise<AppliedFile[]> {
  return Promise.all(
    files.map(async ({ file, before, after, edits }) => {
      const text = (await currentText(folder, file, documents)) ?? "";
      const fixed = TextDocument.applyEdits(TextDocument.create(file, "", 0, text), [...edits]);
      return { file, before, after, text, fixed };
    }),
  );
}
