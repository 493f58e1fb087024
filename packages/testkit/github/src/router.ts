import type { Description } from "./description.ts";
import { OPERATIONS, type OperationId } from "./operations.ts";

export interface Route {
  id: OperationId;
  path: Record<string, string>;
}

/** Finds the operation behind method and path; undefined where the double knows none. */
export type Router = (method: string, path: string) => Route | undefined;

/** `ref` may hold slashes, everything else is one part of the path. */
export function createRouter({ operations }: Description): Router {
  const routes = OPERATIONS.flatMap((id) => {
    const operation = operations[id];
    if (operation === undefined) return [];
    const source = operation.route.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      name === "ref" ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    );
    return [{ id, method: operation.method, pattern: new RegExp(`^${source}$`) }];
  });
  return (method, path) => {
    for (const { id, method: own, pattern } of routes) {
      const match = own === method ? pattern.exec(path) : null;
      if (match === null) continue;
      const parts = Object.entries(match.groups ?? {}).map(([name, part]) => [
        name,
        decodeURIComponent(part),
      ]);
      return { id, path: Object.fromEntries(parts) };
    }
    return undefined;
  };
}
