import type { OperationId } from "./operations.ts";
import type { Grant, Permission, Right } from "./state.ts";

/** Which permissions open an operation; one of them is enough. */
function needed(id: OperationId, method: string): { any: Permission[]; right: Right } {
  const right = method === "GET" ? "read" : "write";
  const [room] = id.split("/");
  if (room === "actions") return { any: ["actions"], right };
  if (room === "checks") return { any: ["checks"], right };
  if (room === "git") return { any: ["contents"], right };
  if (room === "issues") return { any: ["issues", "pull_requests"], right };
  if (room === "pulls") return { any: ["pull_requests"], right };
  return id === "repos/get" || id === "repos/get-collaborator-permission-level" || room === "users"
    ? { any: ["metadata"], right }
    : { any: ["pull_requests", "contents"], right };
}

/** Whether a token may do it. Metadata is readable for every token. */
export function isAllowed({ permissions }: Grant, id: OperationId, method: string): boolean {
  const { any, right } = needed(id, method);
  return any.some((permission) => {
    const own = permission === "metadata" ? "read" : permissions[permission];
    return own === "write" || own === right;
  });
}
