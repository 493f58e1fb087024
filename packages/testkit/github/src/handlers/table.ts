import type { Handler } from "../answer.ts";
import type { OperationId } from "../operations.ts";
import { ACTIONS } from "./actions.ts";
import { CHECKS } from "./checks.ts";
import { GIT_DATA } from "./git-data.ts";
import { ISSUES } from "./issues.ts";
import { PULLS } from "./pulls.ts";
import { USERS } from "./users.ts";

/** What answers each operation. */
export const HANDLERS: Readonly<Record<OperationId, Handler>> = {
  ...ACTIONS,
  ...CHECKS,
  ...GIT_DATA,
  ...ISSUES,
  ...PULLS,
  ...USERS,
};
