import type { ts } from "ts-morph";
import { addedMembers, isOnlyValue } from "./added-members.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether the members that a code fix adds to an object have one possible value each, as `kind: "circle"` has. */
export function areOnlyValues(action: ts.CodeFixAction, site: CodeFixSite): boolean {
  const added = addedMembers(action, site);
  return added !== undefined && added.every(({ type }) => isOnlyValue(site.project.ts, type));
}
