import type { Problem } from "../model/problem.ts";
import type { Proof, ProofKind, VerdictLevel } from "../model/verdict.ts";
import { VERDICT_LEVELS } from "../model/verdict.ts";
import { isLintReport } from "../repository/linters/is-lint-report.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { ProofCheck, ProofInput, ProofOutcome } from "./proof.ts";
import { PROOFS } from "./table.ts";

/** What all checks of one candidate say, before rivals are weighed. */
export interface Verification {
  /** `passed`: the reporting tool's own check is content. `open`: no check spoke against it, but the deciding one could not run. */
  outcome: "passed" | "follow-ups" | "open" | "refuted";
  level: VerdictLevel;
  proofs: Proof[];
  resolved: string[];
  /** The complaints that come up instead, where the target is gone. */
  followUps: readonly TypeDiagnostic[];
  /** Whether some test runs the edited code: what compiles may still fail there. */
  isTested: boolean;
  /** Whether a file that the candidate edits does not parse yet. */
  isBroken?: boolean;
  /** Why a pass may not be called proved. */
  weakness?: string;
  /** The compiler's error behind a failure at run time that is gone, and its place. */
  clears?: string;
}

/** Milliseconds of a monotonic clock. */
export type Clock = () => number;

/** What a command would do is known only after it ran, and none is run unasked. */
const UNPROVED: Verification = {
  outcome: "open",
  level: "none",
  proofs: [],
  resolved: [],
  followUps: [],
  isTested: false,
};

/** `after` is given where the view holds more than the candidate's edits, of which its files feel nothing. */
export type VerifyInput = Omit<ProofInput, "after"> & Partial<Pick<ProofInput, "after">>;

/** The one door for proof: every candidate, whoever made it, passes the same checks. */
export async function verify(
  input: VerifyInput,
  clock: Clock,
  checks: readonly ProofCheck[] = PROOFS,
): Promise<Verification> {
  if (input.candidate.command !== undefined) return UNPROVED;
  const started = clock();
  const own = applied(input);
  if (typeof own === "string")
    return refuted([{ kind: "applies", status: "failed", detail: own, ms: clock() - started }], []);
  const after = input.after ?? own;
  const proofs: Proof[] = [
    { kind: "applies", status: "passed", detail: appliedDetail(input), ms: clock() - started },
  ];
  const resolved = new Set<string>();
  let weakness: string | undefined;
  let isTested = false;
  let isBroken = false;
  const followUps: TypeDiagnostic[] = [];
  for (const check of checks) {
    if (!check.applies({ ...input, after })) continue;
    const { proof, outcome } = await timed(check, { ...input, after }, clock);
    proofs.push(proof);
    weakness ??= outcome.weakness;
    isTested ||= outcome.isTested === true;
    isBroken ||= outcome.isBroken === true;
    followUps.push(...(outcome.followUps ?? []));
    if (proof.status === "failed" && outcome.bearable !== true)
      return { ...refuted(proofs, [...resolved]), followUps };
    for (const id of outcome.resolved ?? []) resolved.add(id);
  }
  const deciding = proofs.find(({ kind }) => kind === ownCheck(input));
  const passed = deciding?.status === "passed" && resolved.has(input.target.id);
  return {
    outcome: followUps.length > 0 ? "follow-ups" : passedOrOpen(passed),
    level: levelOf(proofs),
    proofs,
    resolved: [...resolved],
    followUps,
    isTested,
    ...(isBroken ? { isBroken } : {}),
    ...(weakness === undefined ? {} : { weakness }),
  };
}

function passedOrOpen(passed: boolean): Verification["outcome"] {
  return passed ? "passed" : "open";
}

function applied({ before, candidate }: VerifyInput): VirtualRepository | string {
  try {
    const after = before.with(candidate.edits);
    const isChanged = candidate.edits.some(({ file }) => before.read(file)?.text !== after.read(file)?.text);
    return isChanged ? after : "it changes nothing";
  } catch (error) {
    return error instanceof RangeError ? error.message : "the edit cannot be applied";
  }
}

function appliedDetail({ candidate }: VerifyInput): string {
  return candidate.edits.length === 1 ? "edits 1 file" : `edits ${candidate.edits.length} files`;
}

async function timed(
  check: ProofCheck,
  input: ProofInput,
  clock: Clock,
): Promise<{ proof: Proof; outcome: ProofOutcome }> {
  const started = clock();
  const outcome = await outcomeOf(check, input);
  const { status, detail, before, after } = outcome;
  const counts = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  return { proof: { kind: check.kind, status, detail, ...counts, ms: clock() - started }, outcome };
}

/** A check that breaks speaks against the candidate: what cannot be checked is not proved. */
async function outcomeOf(check: ProofCheck, input: ProofInput): Promise<ProofOutcome> {
  try {
    return await check.run(input);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: "failed", detail: `the check broke: ${reason.split("\n", 1)[0]}` };
  }
}

function refuted(proofs: Proof[], resolved: string[]): Verification {
  return { outcome: "refuted", level: levelOf(proofs), proofs, resolved, followUps: [], isTested: false };
}

/** Which check decides for the tool that reported the problem; other tools have only their own command. */
function ownCheck({ target }: { target: Problem }): ProofKind {
  if (/^TS\d+$/.test(target.code ?? "")) return "types";
  return isLintReport(target) ? "lint" : "command";
}

function levelOf(proofs: readonly Proof[]): VerdictLevel {
  const passed = new Set<string>(proofs.filter(({ status }) => status === "passed").map(({ kind }) => kind));
  return VERDICT_LEVELS.findLast((level) => passed.has(level)) ?? "none";
}
