import { planFix, printable, type FixPlan } from "@hephaestus/core";
import { chooseSolutions } from "./choose-solutions.ts";
import type { Io } from "./io.ts";
import type { Session } from "./open-session.ts";
import { openPrompt } from "./prompt.ts";

/** Asks whether a plan is to be carried out, or which part of it. Undefined: not, or there is nobody to ask. */
export async function choosePlan(
  session: Session,
  plan: FixPlan,
  { io, line, all }: { io: Io; line: string; all: boolean },
): Promise<FixPlan | undefined> {
  if (plan.changes.length === 0) return undefined;
  using prompt = openPrompt(io);
  if (prompt === undefined) return undefined;
  const fixes = `${counted(plan.taken.length, "fix", "fixes")} in ${counted(plan.changes.length, "file")}`;
  const question = `\nApply ${fixes} and run \`${printable(line)}\` again? [y/N, i: one by one] `;
  const answer = (await prompt.ask(question))?.toLowerCase();
  if (answer === "y" || answer === "yes") return plan;
  if (answer !== "i") return undefined;
  const { accepted } = await chooseSolutions(session, prompt, { io, all });
  await session.remember({ accepted, rejected: [] });
  const only = accepted.map(({ id }) => id);
  if (only.length === 0) return undefined;
  const request = { all, only, commands: [], folder: "", commandTimeoutMs: 0, signal: io.signal };
  const chosen = await planFix(session.engine, session.analysis, request);
  return chosen.changes.length === 0 ? undefined : chosen;
}

function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
