import { isSourceFile } from "../repository/source-file.ts";
import { ANY_TYPE } from "../repository/typescript/any-type.ts";
import type { TypeScriptEngine } from "../repository/typescript/engine.ts";
import { loosened } from "./loosened-settings.ts";

/** A file as it was and as it would be; without byte order marks. */
export interface FileTexts {
  file: string;
  before: string;
  after: string;
}

/** What a text says that silences, and what it says that guards. */
export type TextChecks = Pick<TypeScriptEngine, "silencers" | "safeguards">;

/**
 * How a source silences a problem instead of solving it, e.g. `adds a suppressing comment`; undefined where it does not.
 * `repeatedAny` is asked how many `any` only say again what the project says of the same thing.
 */
export function silenceAdded(
  checks: TextChecks,
  { file, before, after }: FileTexts,
  repeatedAny: () => number,
): string | undefined {
  const known = checks.silencers(file, before);
  const added = [...checks.silencers(file, after)].find(([kind, count]) => {
    const more = count - (known.get(kind) ?? 0);
    return more > 0 && (kind !== ANY_TYPE || more > repeatedAny());
  });
  if (added !== undefined) return `adds ${added[0]}`;
  const left = checks.safeguards(file, after);
  const removed = [...checks.safeguards(file, before)].find(([kind, count]) => count > (left.get(kind) ?? 0));
  return removed === undefined ? undefined : `takes ${removed[0]} away`;
}

/**
 * Why a change is refused by its texts alone, as `adds a skipped test` or `breaks its syntax`; undefined where it is not.
 * The rules are those of the policy proof, asked without a project: it cannot tell that an `any` is no new one. Texts may
 * be hostile; what cannot be read is refused.
 */
export async function refuseTexts(texts: FileTexts): Promise<string | undefined> {
  const { file, before, after } = texts;
  if (!isSourceFile(file)) return loosened(before, after);
  const { countSafeguards, countSilencers, countSyntaxErrors } =
    await import("../repository/typescript/text-checks.ts");
  try {
    if (countSyntaxErrors(file, after) > countSyntaxErrors(file, before)) return "breaks its syntax";
    return silenceAdded({ silencers: countSilencers, safeguards: countSafeguards }, texts, () => 0);
  } catch {
    return "is nothing that a compiler can read";
  }
}
