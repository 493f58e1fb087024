import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { TypeDiagnostic } from "../../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isJavaScript } from "../checked-view.ts";
import { isOfName } from "../errors-behind.ts";
import { isInRemark } from "../is-in-remark.ts";
import type { Verified } from "../weigh.ts";

/** Candidates to which only types of scripts object: no compiler looks at these but in `view`, where they are read for their names. */
export function passedInScripts(
  verified: readonly Verified[],
  view: VirtualRepository,
  engine: TypeScriptEngine,
): Verified[] {
  const edited = view.edited();
  return verified.map((one) => {
    const { candidate, targets, verification } = one;
    const { followUps, outcome, proofs, resolved } = verification;
    if (outcome === "passed" || followUps.length === 0) return one;
    const after = view.with(candidate.edits);
    const isNothing = (error: TypeDiagnostic): boolean =>
      isJavaScript(error.file) &&
      edited.has(error.file) &&
      (!isOfName(error) || isInRemark(engine.languageService(after, error.file), error.start));
    const others = proofs.filter(({ kind }) => kind !== "types");
    if (others.some(({ status }) => status === "failed") || !followUps.every(isNothing)) return one;
    const ids = [...new Set([...resolved, ...targets.map(({ id }) => id)])];
    return {
      ...one,
      verification: { ...verification, outcome: "passed", proofs: others, resolved: ids, followUps: [] },
    };
  });
}
