import { TEST_ROLES, type TestRole } from "../prompt/test-prompt.ts";

/** What a model of a composition does. */
export type Duty = "find" | "propose" | "test" | "describe";

/** The duty that a role's name tells; a name of the user's own tells none, and its place among the others does. */
function namedDuty(name: string): Duty | undefined {
  if (isTestRole(name)) return "test";
  if (name === "doc-writer") return "describe";
  if (/(?:^|-)analy[sz]er$/.test(name)) return "find";
  return /(?:^|-)fixer$/.test(name) ? "propose" : undefined;
}

/** Whether a name is that of a role that writes tests. */
export function isTestRole(name: string): name is TestRole {
  return TEST_ROLES.some((role) => role === name);
}

/** What everybody of a composition does: who is needed by others that look into the problem finds out, others propose. */
export function dutiesOf(
  models: readonly { name: string; needs: ReadonlySet<string> }[],
): ReadonlyMap<string, Duty> {
  const solving = models.filter(({ name }) => !["test", "describe"].includes(namedDuty(name) ?? ""));
  const needed = new Set(solving.flatMap(({ needs }) => [...needs]));
  return new Map(
    models.map(({ name }) => [name, namedDuty(name) ?? (needed.has(name) ? "find" : "propose")]),
  );
}
