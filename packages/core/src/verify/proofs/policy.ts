import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";
import type { TextEdit } from "../../model/edit.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { ProgramOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { newTestComplaint } from "../new-test/new-test-complaint.ts";
import { loosened } from "../loosened-settings.ts";
import { countRepeatedAny } from "../repeated-any.ts";
import { silenceAdded } from "../silence-added.ts";

/** Refuses edits that silence a problem instead of solving it, or that ask for less. */
export const policy: ProofCheck = {
  kind: "policy",
  applies: ({ candidate }) => candidate.edits.length > 0,
  run,
};

async function run(input: ProofInput): Promise<ProofOutcome> {
  for (const edit of input.candidate.edits) {
    const { file } = edit;
    const complaint = edit.created === true ? await newTestComplaint(input.before, edit) : undefined;
    const said = complaint ?? (await refused(input, file));
    if (said !== undefined) return { status: "failed", detail: `${said}, in ${file}` };
  }
  return { status: "passed", detail: "silences nothing" };
}

async function refused(input: ProofInput, file: string): Promise<string | undefined> {
  const [before, after] = [input.before.read(file)?.text ?? "", input.after.read(file)?.text ?? ""];
  if (!isSourceFile(file)) return loosened(before, after);
  const engine = await input.before.typescript();
  return silenceAdded(engine, { file, before, after }, () => repeatedAny(input, engine, file));
}

/** An `any` that the project already says of the same thing is no new silence. */
function repeatedAny(
  { candidate, before, after }: ProofInput,
  engine: TypeScriptEngine,
  file: string,
): number {
  const edits = candidate.edits.find((edit) => edit.file === file)?.edits ?? [];
  if (edits.every(isSign)) return Number.POSITIVE_INFINITY;
  const projectOf = (view: VirtualRepository): ProgramOfFile | undefined =>
    engine.knows(view, file) ? engine.program(view, file) : undefined;
  const compiler = (projectOf(before) ?? projectOf(after))?.ts;
  if (compiler === undefined) return 0;
  return countRepeatedAny(compiler, { file, text: after.read(file)?.text ?? "", edits }, () =>
    projectOf(after),
  );
}

/** A quote, comma or bracket says no `any` itself: what was not read as one, for the want of it, was written before. */
function isSign({ start, end, text }: TextEdit): boolean {
  return start === end && /^["'`,()[\]{}]$/.test(text);
}
