import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { COMMAND_EFFECTS, type SuggestedCommand } from "../model/command.ts";

/** Problems by what they are and where, `TS2304 src/receipt.ts:2`, or where they are many by their number. */
type Labels = string[] | number;

interface ExpectedSolution {
  title: string;
  status: "proved" | "plausible";
  origin: string;
  resolves: Labels;
  /** Where the answer is a command. */
  command?: SuggestedCommand | undefined;
}

/** What a fixture expects, as `expected.json` has it. */
export interface FixtureExpectation {
  /** What the case shows, in a clause. */
  about: string;
  /** Tool and version that wrote the log, and its command. */
  recordedWith: string;
  trust: boolean;
  /** Where paths that differ in case alone are one path, the case shows nothing. */
  caseSensitive: boolean;
  solutions: ExpectedSolution[];
  roots: Labels;
  refuted?: number | undefined;
}

export interface FixtureCase {
  fixer: string;
  name: string;
  /** Absolute path of the case's folder. */
  folder: string;
  expected: FixtureExpectation;
}

const LabelsSchema: z.ZodType<Labels> = z.union([z.array(z.string()), z.number()]);

const ExpectationSchema: z.ZodType<FixtureExpectation> = z.strictObject({
  about: z.string().default(""),
  recordedWith: z.string().default(""),
  trust: z.boolean().default(false),
  caseSensitive: z.boolean().default(false),
  solutions: z.array(
    z.strictObject({
      title: z.string(),
      status: z.enum(["proved", "plausible"]),
      origin: z.string(),
      resolves: LabelsSchema,
      command: z
        .strictObject({ line: z.string(), folder: z.string(), changes: z.enum(COMMAND_EFFECTS) })
        .optional(),
    }),
  ),
  roots: LabelsSchema,
  refuted: z.number().optional(),
});

/** Packages of the workspace that a project with an ESLint configuration finds installed. */
const LINT_PACKAGES = ["eslint", "typescript-eslint", "typescript"];
const INSTALLED = join(import.meta.dirname, "../../../demo/project/node_modules");
const TOOL_PACKAGES: readonly string[] = ["@biomejs/biome", "oxlint", "oxfmt", "prettier", "stylelint"];
const OWN_PACKAGES = join(import.meta.dirname, "../../node_modules");
const ManifestSchema = z.object({ devDependencies: z.record(z.string(), z.string()).optional() });

/** Every folder `<fixer>/fixtures/<case>/`, in order. */
export function readFixtureCases(): FixtureCase[] {
  const root = import.meta.dirname;
  const logs = globSync("*/fixtures/*/log.txt", { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  return logs.toSorted().map((log) => {
    const [fixer = "", , name = ""] = log.split("/");
    const folder = join(root, fixer, "fixtures", name);
    const json: unknown = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
    return { fixer, name, folder, expected: ExpectationSchema.parse(json) };
  });
}

const AUTHOR = [
  "-c",
  "user.name=fixture",
  "-c",
  "user.email=fixture@example.org",
  "-c",
  "commit.gpgsign=false",
];

/** A temporary copy of a case's `before`, as a workspace of its own; with a `base` it has that for its only commit. */
export function copyBefore({ folder }: FixtureCase): { workspace: string; remove: () => void } {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-fixture-")));
  if (existsSync(join(folder, "base"))) commitBase(join(folder, "base"), workspace);
  cpSync(join(folder, "before"), workspace, { recursive: true });
  if (existsSync(join(workspace, "eslint.config.js"))) linkPackages(workspace, INSTALLED, LINT_PACKAGES);
  linkPackages(workspace, OWN_PACKAGES, declaredTools(workspace));
  return { workspace, remove: () => rmSync(workspace, { recursive: true, force: true, maxRetries: 3 }) };
}

/** The bytes that each file of the case is to have in the end: those in `after`, else those in `before`. */
export function expectedFiles({ folder }: FixtureCase): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const side of ["before", "after"]) {
    if (!existsSync(join(folder, side))) continue;
    for (const entry of readdirSync(join(folder, side), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const file = path.slice(join(folder, side).length + 1).replaceAll("\\", "/");
      files.set(file, readFileSync(path));
    }
  }
  return files;
}

function commitBase(base: string, workspace: string): void {
  const git = (...args: string[]): void => {
    execFileSync("git", [...AUTHOR, ...args], { cwd: workspace, stdio: "ignore" });
  };
  cpSync(base, workspace, { recursive: true });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "before the change");
  for (const entry of readdirSync(base)) rmSync(join(workspace, entry), { recursive: true });
}

/** The tools that a project declares and this package has installed. */
function declaredTools(workspace: string): string[] {
  const path = join(workspace, "package.json");
  if (!existsSync(path)) return [];
  const manifest = ManifestSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  return Object.keys(manifest?.devDependencies ?? {}).filter((name) => TOOL_PACKAGES.includes(name));
}

function linkPackages(workspace: string, installed: string, names: readonly string[]): void {
  for (const name of names) {
    const link = join(workspace, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(installed, name)), link, "junction");
  }
}
