import type { Candidate } from "../../model/candidate.ts";
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
    const brought = namesBrought(candidate);
    const isNothing = (error: TypeDiagnostic): boolean =>
      isJavaScript(error.file) &&
      edited.has(error.file) &&
      !brought.some((name) => lacksMember(after.read(error.file)?.text ?? "", error, name)) &&
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

const BRINGS =
  /\b(?:import|const|let|var) \{? ?(?<name>[\w$]{1,80}) ?\}?(?: from |[ \t]{0,8}= ?require\()["'](?<module>[^."'\n][^"'\n]{0,200})["']/g;
const NO_MEMBER = /^TS(?:2339|2551)$/;

/** What a candidate takes from packages or from Node. */
function namesBrought({ edits }: Candidate): string[] {
  return edits.flatMap((edit) =>
    edit.edits.flatMap(({ text }) => [...text.matchAll(BRINGS)].map(({ groups }) => groups?.["name"] ?? "")),
  );
}

/** Whether it is such a name of which a member is asked that it does not have. */
function lacksMember(text: string, { code, start }: TypeDiagnostic, name: string): boolean {
  const before = text.slice(Math.max(0, start - name.length - 1), start);
  return NO_MEMBER.test(code) && before === `${name}.`;
}
