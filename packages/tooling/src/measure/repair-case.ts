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
}

const CASES = fileURLToPath(new URL("../../../testkit/repairs", import.meta.url));
/** `-- src/a.ts --` opens a file as it is, `++ src/a.ts ++` one as it should be. */
const HEADING = /^(?<mark>--|\+\+) (?<path>\S.*\S) \k<mark>$/;
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
 * strict one. Throws on a file that should change and is not there, and where nothing changes.
 */
export function parseRepairCase(id: string, text: string): RepairCase {
  const about: string[] = [];
  const sides = { "--": new Map<string, string>(), "++": new Map<string, string>() };
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
    const side = heading["mark"] === "--" ? sides["--"] : sides["++"];
    const path = heading["path"] ?? "";
    close = () => side.set(path, `${content.join("\n")}\n`);
    lines = content;
  }
  if (lines.at(-1) === "") lines.pop();
  close();
  return checkedCase(id, about.join(" ").trim(), sides["--"], sides["++"]);
}

function checkedCase(
  id: string,
  about: string,
  before: Map<string, string>,
  changed: ReadonlyMap<string, string>,
): RepairCase {
  if (changed.size === 0) throw new Error(`${id}: nothing changes; add a file below "++ path ++"`);
  if (!before.has("tsconfig.json")) before.set("tsconfig.json", DEFAULT_TSCONFIG);
  return { id, about, before, after: new Map([...before, ...changed]) };
}
