import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";
import { isSourceFile } from "../../repository/source-file.ts";

/** Refuses edits that silence a problem instead of solving it. */
export const policy: ProofCheck = {
  kind: "policy",
  applies: ({ candidate }) => candidate.edits.some(({ file }) => isSourceFile(file)),
  run,
};

async function run({ candidate, before, after }: ProofInput): Promise<ProofOutcome> {
  const engine = await before.typescript();
  for (const { file } of candidate.edits.filter((edit) => isSourceFile(edit.file))) {
    const known = engine.silencers(file, before.read(file)?.text ?? "");
    const now = engine.silencers(file, after.read(file)?.text ?? "");
    const added = [...now].find(([kind, count]) => count > (known.get(kind) ?? 0));
    if (added !== undefined) return { status: "failed", detail: `adds ${added[0]} to ${file}` };
  }
  return { status: "passed", detail: "silences nothing" };
}
