import type { Location } from "../model/location.ts";
import type { Problem } from "../model/problem.ts";
import { findCheckoutRoot } from "../repository/locate/checkout-roots.ts";
import { readClaim } from "../repository/locate/claim.ts";
import { fingerprint, type FailureIdentity } from "./fingerprint.ts";

/** Gives problems their ids. Equal failures of one file are told apart by the order of their lines, not of the log. */
export function assignIds(problems: readonly Problem[]): void {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const first = fingerprint(identityOf(problem), 0);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [problem]);
    else group.push(problem);
  }
  for (const [first, group] of groups) {
    for (const [ordinal, problem] of group.toSorted(byPlace).entries())
      problem.id = ordinal === 0 ? first : fingerprint(identityOf(problem), ordinal);
  }
}

function identityOf({ tool, code = "", location, test = "", message }: Problem): FailureIdentity {
  return { tool, code, file: location === undefined ? "" : portableFile(location), test, message };
}

/** The file as every machine names it, where the place of the checkout is known: `/home/runner/work/a/a/src/x.ts` is `src/x.ts`. */
function portableFile({ file, inWorkspace }: Location): string {
  const claim = inWorkspace ? undefined : readClaim(file);
  const root = claim?.absolute === true ? findCheckoutRoot(claim.segments) : undefined;
  return claim === undefined || root === undefined ? file : claim.segments.slice(root.length).join("/");
}

function byPlace(a: Problem, b: Problem): number {
  return (
    (a.location?.line ?? 0) - (b.location?.line ?? 0) || (a.location?.column ?? 0) - (b.location?.column ?? 0)
  );
}
