import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import { unitsByName } from "../../repository/callees/units-by-name.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const NAMED = 0.6;
/** Names that code has and prose has not: `isUUID4`, `to_json`. */
const IDENTIFIER = /[A-Za-z_$][\w$]{3,60}/g;
const INNER_MARK = /[a-z][A-Z0-9]|_/;
const MOST_OF_A_NAME = 2;
const MOST_NAMES = 12;

/** The functions that the title of a test names as code does: a test made from a table says there what it runs. */
export function titleSeeds(project: ServiceOfFile, title: string): { unit: CodeUnit; weight: number }[] {
  const names = new Set([...title.matchAll(IDENTIFIER)].map(([name]) => name));
  const telling = [...names].filter((name) => INNER_MARK.test(name)).slice(0, MOST_NAMES);
  return telling.flatMap((name) => {
    const units = unitsByName(project).get(name) ?? [];
    return units.length > MOST_OF_A_NAME ? [] : units.map((unit) => ({ unit, weight: NAMED }));
  });
}
