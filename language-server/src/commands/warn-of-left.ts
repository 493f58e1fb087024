import { tell } from "../show/tell.ts";
import type { ApplyResult } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";

/** Says what was not applied, and why: an action that does nothing is never silent. */
export function warnOfLeft({ connection }: Session, { left }: ApplyResult): void {
  const [first] = left;
  if (first === undefined) return;
  const more = left.length > 1 ? ` (and ${left.length - 1} more)` : "";
  tell({ connection }, "warning", `Not applied: ${first.title}. ${first.reason}${more}`);
}
