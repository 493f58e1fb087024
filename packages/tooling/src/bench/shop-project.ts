import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Slip } from "./slip.ts";

/** What a file of a generated project says, by its path. */
export type ProjectFiles = ReadonlyMap<string, string>;

/** One folder of 16 files for each; whatever a folder imports lies in those of its other and its third noun. */
const NOUNS =
  "account adapter agency asset audit badge batch bonus branch budget bundle campaign carrier catalog channel claim contract coupon courier credit customer dealer delivery deposit device discount dispute employee estimate expense factory forecast gift invoice label lease ledger license loan machine manifest market member merchant meter notice offer order parcel partner payment permit pledge policyholder product quota quote rebate receipt refund region".split(
    " ",
  );
const TEMPLATES = join(import.meta.dirname, "shop");
const NOUNS_PER_AREA = 6;
const CONFIG = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023"],
    module: "esnext",
    moduleResolution: "bundler",
    strict: true,
    noEmit: true,
    noImplicitOverride: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
  },
  include: ["src"],
};

/** A connected project of about a thousand files and fifty thousand lines, without errors; always the same. */
export async function shopProject(): Promise<ProjectFiles> {
  const shared = await readTemplates("shared");
  const module = await readTemplates("module");
  const files = new Map<string, string>();
  for (const [name, text] of shared) files.set(`src/shared/${name}.ts`, text);
  for (const [index, noun] of NOUNS.entries()) {
    for (const [name, text] of module) {
      const file = name === "test" ? `${noun}.test` : name;
      files.set(`src/${noun}/${file}.ts`, filled(text, index));
    }
  }
  for (const [area, text] of areas()) files.set(`src/areas/${area}.ts`, text);
  files.set("tsconfig.json", `${JSON.stringify(CONFIG, undefined, 2)}\n`);
  files.set("package.json", `${JSON.stringify({ name: "shop", type: "module", private: true })}\n`);
  return files;
}

/** The folder of the module that stands at a place of the list, counted round. */
export function moduleFolder(index: number): string {
  return `src/${nounAt(index)}`;
}

/** The project with slips in it. Throws where a slip finds nothing to change. */
export function withSlips(project: ProjectFiles, slips: readonly Slip[]): ProjectFiles {
  const files = new Map(project);
  for (const { file, from, to } of slips) {
    const text = files.get(file) ?? "";
    const noun = basename(dirname(file));
    const changed = text.replaceAll(worded(from, noun), worded(to, noun));
    if (changed === text) throw new Error(`there is no ${from} in ${file}`);
    files.set(file, changed);
  }
  return files;
}

export async function writeProject(folder: string, files: ProjectFiles): Promise<void> {
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

async function readTemplates(folder: string): Promise<[name: string, text: string][]> {
  const names = (await readdir(join(TEMPLATES, folder))).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(TEMPLATES, folder, name), "utf8")));
  return names.map((name, index) => [basename(name, ".txt"), texts[index] ?? ""]);
}

/** Each module rests on the one at half its place and on one a third of the way, so that chains of imports are some six long. */
function filled(text: string, index: number): string {
  const other = index === 0 ? 1 : Math.floor((index - 1) / 2);
  const third = [Math.floor(index / 3), other + 1, other + 2].find(
    (candidate) => candidate !== other && candidate !== index,
  );
  const names = { other: nounAt(other), third: nounAt(third ?? 0) };
  return worded(
    text.replaceAll(/\$(?:other|third|Other|Third)/g, (word) => {
      const name = word.toLowerCase() === "$other" ? names.other : names.third;
      return word.charAt(1) === word.charAt(1).toLowerCase() ? name : capitalized(name);
    }),
    nounAt(index),
  );
}

function worded(text: string, noun: string): string {
  return text
    .replaceAll("$noun", noun)
    .replaceAll("$Noun", capitalized(noun))
    .replaceAll("$NOUN", noun.toUpperCase());
}

/** Barrels over several modules, and an entry over all of them. */
function areas(): [area: string, text: string][] {
  const groups = Map.groupBy(NOUNS.keys(), (index) => Math.floor(index / NOUNS_PER_AREA));
  const barrels = [...groups].map(([group, members]): [string, string] => [
    `area-${group}`,
    members
      .map(nounAt)
      .map(
        (noun) =>
          `export { ${capitalized(noun)}Service, ${capitalized(noun)}Controller } from "../${noun}";\n`,
      )
      .join(""),
  ]);
  return [...barrels, ["all", barrels.map(([area]) => `export * from "./${area}";\n`).join("")]];
}

function nounAt(index: number): string {
  return NOUNS[index % NOUNS.length] ?? "";
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
