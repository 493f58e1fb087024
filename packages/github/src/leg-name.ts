import { createHash } from "node:crypto";
import { printable } from "@hephaestus/core";

const LONGEST = 80;
const HASH = 8;

/**
 * What people call a job: its id, and behind it what tells it from others with the same steps. That is the values of its matrix
 * as JSON, `null` where it has none, or a name: `build (22, linux)`. Two that are long and not the same stay so.
 */
export function legName(job: string, rest: string): string {
  const values = valuesOf(rest).join(", ");
  const name = printable(values === "" ? job : `${job} (${values})`).toWellFormed();
  if (name.length <= LONGEST) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, HASH);
  return `${name.slice(0, LONGEST - HASH - 2).toWellFormed()}… ${hash}`;
}

function valuesOf(rest: string): string[] {
  try {
    return scalarsIn(JSON.parse(rest));
  } catch {
    return rest === "" ? [] : [rest];
  }
}

/** All that is in a value, in its order; of an object what its keys have. */
function scalarsIn(value: unknown): string[] {
  if (value === null) return [];
  if (typeof value === "object") return Object.values(value).flatMap((each) => scalarsIn(each));
  return [typeof value === "string" ? value : JSON.stringify(value)];
}
