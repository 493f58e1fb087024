import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import { ANY_TYPE } from "../../repository/typescript/any-type.ts";
import { loosened } from "../loosened-settings.ts";
import { countRepeatedAny } from "../repeated-any.ts";

/** Refuses edits that silence a problem instead of solving it, or that ask for less. */
export const policy: ProofCheck = {
  kind: "policy",
  applies: ({ candidate }) => candidate.edits.length > 0,
  run,
};

async function run(input: ProofInput): Promise<ProofOutcome> {
  const { candidate, before, after } = input;
  for (const { file } of candidate.edits) {
    const said = isSourceFile(file)
      ? await silenced(input, file)
      : loosened(before.read(file)?.text ?? "", after.read(file)?.text ?? "");
    if (said !== undefined) return { status: "failed", detail: `${said}, in ${file}` };
  }
  return { status: "passed", detail: "silences nothing" };
}

async function silenced(input: ProofInput, file: string): Promise<string | undefined> {
  const engine = await input.before.typescript();
  const [before, after] = [input.before.read(file)?.text ?? "", input.after.read(file)?.text ?? ""];
  const known = engine.silencers(file, before);
  const added = [...engine.silencers(file, after)].find(([kind, count]) => {
    const more = count - (known.get(kind) ?? 0);
    return more > 0 && (kind !== ANY_TYPE || more > repeatedAny(input, engine, file));
  });
  if (added !== undefined) return `adds ${added[0]}`;
  const left = engine.safeguards(file, after);
  const removed = [...engine.safeguards(file, before)].find(([kind, count]) => count > (left.get(kind) ?? 0));
  return removed === undefined ? undefined : `takes ${removed[0]} away`;
}

/** An `any` that the project already says of the same thing is no new silence. */
function repeatedAny({ candidate, after }: ProofInput, engine: TypeScriptEngine, file: string): number {
  const edits = candidate.edits.find((edit) => edit.file === file)?.edits ?? [];
  return engine.knows(after, file) ? countRepeatedAny(engine.languageService(after, file), edits) : 0;
}
