import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A broken project of a few files, and what an expert makes of it. */
export interface RepairCase {
  /** `<group>/<name>`, its place below the folder of cases. */
  id: string;
  /** What is broken, in a clause. */
  about: string;
  /** Text of every file by its path, as the compiler finds it. */
  before: ReadonlyMap<string, string>;
  /** Every file as an expert leaves it; what he did not touch is as before. */
  after: ReadonlyMap<string, string>;
  /** Every file as it was at the commit that the change began at; undefined for a project without a history. */
  base?: ReadonlyMap<string, string>;
}

const CASES = fileURLToPath(new URL("../../../testkit/repairs", import.meta.url));
/** `-- src/a.ts --` opens a file as it is, `++ src/a.ts ++` one as it should be, `== src/a.ts ==` one as it was before the change. */
const HEADING = /^(?<mark>--|\+\+|==) (?<path>\S.*\S) \k<mark>$/;
const DEFAULT_TSCONFIG = `{
  "compilerOptions": {
    "strict": true,
    "noEmit": true,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": []
  }
}
`;

/** Every case below a folder, by id. */
export function readRepairCases(folder: string = CASES): RepairCase[] {
  const paths = globSync("*/*.txt", { cwd: folder }).toSorted();
  return paths.map((path) => {
    const id = `${basename(dirname(path))}/${basename(path, ".txt")}`;
    return parseRepairCase(id, readFileSync(join(folder, path), "utf8"));
  });
}

/**
 * Reads a case: what is broken, in a clause, then its files, each below a heading. A project without a tsconfig.json gets a
 * strict one. A project with files as they were has a history: what it does not name was as it is, and what is empty was not there.
 * Throws on a file that should change and is not there, and where nothing changes.
 */
export function parseRepairCase(id: string, text: string): RepairCase {
  const about: string[] = [];
  const sides: Record<string, Map<string, string>> = { "--": new Map(), "++": new Map(), "==": new Map() };
  let lines = about;
  let close = (): void => undefined;
  for (const line of text.split("\n")) {
    const heading = HEADING.exec(line)?.groups;
    if (heading === undefined) {
      lines.push(line);
      continue;
    }
    close();
    const content: string[] = [];
    const side = sides[heading["mark"] ?? ""];
    const path = heading["path"] ?? "";
    close = () => side?.set(path, `${content.join("\n")}\n`);
    lines = content;
  }
  if (lines.at(-1) === "") lines.pop();
  close();
  const { "--": before = new Map(), "++": changed = new Map(), "==": earlier = new Map() } = sides;
  if (changed.size === 0) throw new Error(`${id}: nothing changes; add a file below "++ path ++"`);
  if (!before.has("tsconfig.json")) before.set("tsconfig.json", DEFAULT_TSCONFIG);
  const repairCase = { id, about: about.join(" ").trim(), before, after: new Map([...before, ...changed]) };
  return earlier.size === 0 ? repairCase : { ...repairCase, base: baseOf(before, earlier) };
}

function baseOf(
  before: ReadonlyMap<string, string>,
  earlier: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map([...before, ...earlier].filter(([path]) => earlier.get(path)?.trim() !== ""));
}
