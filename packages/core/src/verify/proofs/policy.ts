import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import { ANY_TYPE } from "../../repository/typescript/any-type.ts";
import { countRepeatedAny } from "../repeated-any.ts";

/** Refuses edits that silence a problem instead of solving it. */
export const policy: ProofCheck = {
  kind: "policy",
  applies: ({ candidate }) => candidate.edits.some(({ file }) => isSourceFile(file)),
  run,
};

async function run(input: ProofInput): Promise<ProofOutcome> {
  const { candidate, before, after } = input;
  const engine = await before.typescript();
  for (const { file } of candidate.edits.filter((edit) => isSourceFile(edit.file))) {
    const known = engine.silencers(file, before.read(file)?.text ?? "");
    const now = engine.silencers(file, after.read(file)?.text ?? "");
    const added = [...now].find(([kind, count]) => {
      const more = count - (known.get(kind) ?? 0);
      return more > 0 && (kind !== ANY_TYPE || more > repeatedAny(input, engine, file));
    });
    if (added !== undefined) return { status: "failed", detail: `adds ${added[0]} to ${file}` };
  }
  return { status: "passed", detail: "silences nothing" };
}

/** An `any` that the project already says of the same thing is no new silence. */
function repeatedAny({ candidate, after }: ProofInput, engine: TypeScriptEngine, file: string): number {
  const edits = candidate.edits.find((edit) => edit.file === file)?.edits ?? [];
  return engine.knows(after, file) ? countRepeatedAny(engine.languageService(after, file), edits) : 0;
}
