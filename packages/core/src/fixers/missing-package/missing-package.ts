import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import { isLocated, type Problem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { declaredVersions, foldersUp, manifestIn, packageFolderOf } from "../commands/manifest.ts";
import { addCommand, installCommand } from "../commands/package-commands.ts";
import { packageManagerOf } from "../commands/package-manager.ts";
import { aliasesOf, expandAlias } from "../aliases.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { isTestFile } from "../is-test-file.ts";
import { nameLikeness } from "../name-likeness.ts";
import { asksForTestTypes, packageAskedFor, type PackageAskedFor } from "./package-asked-for.ts";
import { listTypes } from "./listed-types.ts";
import { misspelledPackage } from "./misspelled-package.ts";
import { workspacePackages } from "./workspace-packages.ts";

const INSTALL_CONFIDENCE = 0.6;
const ADD_CONFIDENCE = 0.75;
const TYPES_CONFIDENCE = 0.85;
/** A name that nobody else in the repository knows and that is nearly another one may be a trap of the registry. */
const TRAP_LIKENESS = 0.9;

const TSCONFIG = /(?:^|\/)tsconfig[\w.-]*\.json$/;
/** Files that run while building or testing alone. */
const TOOLING = /(?:^|\/)(?:scripts?|tools?|e2e|\.storybook)\/|\.config\.[cm]?[jt]s$/;
const TEST_RUNNER_TYPES: Readonly<Record<string, string>> = {
  jest: "@types/jest",
  mocha: "@types/mocha",
  jasmine: "@types/jasmine",
};

/** A package that code uses and package.json does not declare, or that is not installed, or only its types are missing. */
export const missingPackage: Fixer<Problem> = {
  id: "missing-package",
  title: "packages and types that are missing",
  handles: (problem) => packageAskedFor(problem) !== undefined || asksForTestTypes(problem),
  propose,
};

async function propose(problem: Problem, { repository }: FixerContext): Promise<Candidate[]> {
  const file = fileOf(problem, repository);
  if (file === undefined) return [];
  const folder = packageFolderOf(repository, file);
  if (folder === undefined) return [];
  const asked = packageAskedFor(problem) ?? testTypes(repository, folder);
  if (asked === undefined || !isUsed(asked, repository.read(file)?.text ?? "")) return [];
  const declared = declaredAround(repository, folder);
  if (declared.has(asked.name)) {
    const listed = asked.isTypes ? listTypes(repository, file, asked.name) : [];
    return [...listed, install(repository, folder, asked)];
  }
  if (isFolderOfOurs(repository, folder, asked.name) || (await isAliased(repository, file, asked))) return [];
  const misspelled = misspelledPackage(repository, file, { asked, names: [...declared] });
  return [...misspelled, ...add(repository, { folder, file, asked, declared })];
}

/** Where the package is asked for: in a source, or in the tsconfig.json that lists its types. */
function fileOf(problem: Problem, { files, read }: VirtualRepository): string | undefined {
  if (isLocated(problem)) return problem.location.file;
  const specifier = problem.code === "TS2688" ? packageAskedFor(problem)?.specifier : undefined;
  if (specifier === undefined) return undefined;
  const configs = files.filter((file) => TSCONFIG.test(file));
  return configs.find((file) => read(file)?.text.includes(`"${specifier}"`) === true);
}

/** What is installed is named by the sources, never by the log alone. */
function isUsed({ specifier, isTypes }: PackageAskedFor, text: string): boolean {
  return isTypes || text.includes(`"${specifier}"`) || text.includes(`'${specifier}'`);
}

function testTypes(repository: VirtualRepository, folder: string): PackageAskedFor | undefined {
  const declared = declaredAround(repository, folder);
  const runner = Object.keys(TEST_RUNNER_TYPES).find((name) => declared.has(name));
  const name = runner === undefined ? undefined : TEST_RUNNER_TYPES[runner];
  return name === undefined ? undefined : { name, specifier: name, isTypes: true };
}

/** What the packages of a folder and above declare. */
function declaredAround(repository: VirtualRepository, folder: string): Set<string> {
  const manifests = foldersUp(folder).map((upper) => manifestIn(repository, upper));
  return new Set(
    manifests.flatMap((manifest) => (manifest === undefined ? [] : Object.keys(declaredVersions(manifest)))),
  );
}

function install(repository: VirtualRepository, folder: string, { name }: PackageAskedFor): Candidate {
  return {
    title: `Install what package.json declares, \`${name}\` among it`,
    edits: [],
    command: installCommand(repository, folder),
    origin: missingPackage.id,
    rationale: `\`${name}\` is declared, and was not there when this ran`,
    confidence: INSTALL_CONFIDENCE,
  };
}

function add(
  repository: VirtualRepository,
  use: { folder: string; file: string; asked: PackageAskedFor; declared: ReadonlySet<string> },
): Candidate[] {
  const { folder, file, asked, declared } = use;
  const { name, isTypes } = asked;
  const known = versionKnown(repository, folder, name);
  if (known === undefined && !isTypes && isNearly(name, declared)) return [];
  const isDevelopment = isTypes || isTestFile(file) || TOOLING.test(file);
  const command = addCommand(repository, folder, [{ name, version: known?.version, isDevelopment }]);
  if (command === undefined) return [];
  return [
    {
      title: `Add \`${name}\` to the ${isDevelopment ? "development dependencies" : "dependencies"}${folder === "" ? "" : ` of ${folder}`}`,
      edits: [],
      command,
      origin: missingPackage.id,
      rationale: known?.reason ?? `${posix.basename(file)} needs it, and no package.json declares it`,
      confidence: isTypes ? TYPES_CONFIDENCE : ADD_CONFIDENCE,
    },
  ];
}

/** The version that others of the repository use, or the package of the repository itself. */
function versionKnown(
  repository: VirtualRepository,
  folder: string,
  name: string,
): { version: string | undefined; reason: string } | undefined {
  const packages = workspacePackages(repository);
  const own = packages.find(({ manifest }) => manifest.name === name);
  if (own !== undefined) {
    const usesProtocol = packageManagerOf(repository, folder).name !== "npm";
    return {
      version: usesProtocol ? "workspace:*" : undefined,
      reason: `\`${name}\` is the package in ${own.folder}`,
    };
  }
  for (const sibling of packages) {
    const version = declaredVersions(sibling.manifest)[name];
    if (version !== undefined)
      return { version, reason: `${sibling.folder || "the root"} uses \`${name}\` ${version} already` };
  }
  return undefined;
}

function isNearly(name: string, declared: ReadonlySet<string>): boolean {
  return [...declared].some((other) => nameLikeness(name, other) >= TRAP_LIKENESS);
}

/** A name that the compiler or package.json give to files of the package itself. */
async function isAliased(
  repository: VirtualRepository,
  file: string,
  { specifier, isTypes }: PackageAskedFor,
): Promise<boolean> {
  if (isTypes || !isSourceFile(file)) return false;
  const service = (await repository.typescript()).languageService(repository, file);
  const aliases = aliasesOf(repository, service, file).filter(({ prefix }) => prefix !== "");
  const own = workspacePackages(repository).map(({ manifest }) => manifest.name);
  return aliases.some(
    (alias) =>
      expandAlias(alias, specifier) !== undefined && !own.some((name) => alias.prefix.startsWith(`${name}/`)),
  );
}

/** `components/Button` may be a path from a root that a compiler knows, and no package. */
function isFolderOfOurs(repository: VirtualRepository, folder: string, name: string): boolean {
  const places = [name, `src/${name}`, `app/${name}`, `lib/${name}`].map((place) =>
    posix.join(folder, place),
  );
  return places.some((place) =>
    repository.files.some((file) => file.startsWith(`${place}/`) || file.startsWith(`${place}.`)),
  );
}
