import type { Path } from "./mistake.ts";

/** What plain data holds at a path, or undefined. Own properties only. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.getOwnPropertyDescriptor(value, step)?.value;
  }, data);
}
