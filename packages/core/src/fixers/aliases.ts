import { posix } from "node:path";
import { z } from "zod";
import type { ServiceOfFile } from "../repository/typescript/engine.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { foldersUp } from "./commands/manifest.ts";

/** A way to name the files of a folder: `@/` + path below it + suffix. */
export interface Alias {
  prefix: string;
  suffix: string;
  /** What its target has before and after the path, repository-relative: `src/lib/` and `.js`. */
  folder: string;
  extension: string;
}

const Subpaths = z.record(z.string(), z.unknown());
const Manifest = z.object({
  imports: Subpaths.optional().catch(undefined),
  exports: Subpaths.optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

/** The aliases that hold in a file: `paths` and `baseUrl` of its compiler, `imports` of its package, `exports` of the others. */
export function aliasesOf(repository: VirtualRepository, service: ServiceOfFile, file: string): Alias[] {
  return [...compilerAliases(service), ...packageAliases(repository, file)];
}

function compilerAliases({ options, relative }: ServiceOfFile): Alias[] {
  const { paths = {}, baseUrl, configFilePath } = options;
  const base = baseUrl ?? (typeof configFilePath === "string" ? posix.dirname(configFilePath) : undefined);
  if (base === undefined) return [];
  const written = Object.entries(paths).flatMap(([pattern, targets]) =>
    targets.flatMap((target) => {
      const path = relative(posix.join(base, target.replace("*", STAR)));
      return path === undefined ? [] : aliasOf(pattern, path.replace(STAR, "*"));
    }),
  );
  const root = baseUrl === undefined ? undefined : relative(posix.join(baseUrl, STAR));
  return root === undefined ? written : [...written, ...aliasOf("*", root.replace(STAR, "*"))];
}

/** Stands for `*` where a path must be one of a file system. */
const STAR = "__star__";

function packageAliases(repository: VirtualRepository, file: string): Alias[] {
  const own = foldersUp(posix.dirname(file)).find((folder) =>
    repository.files.includes(posix.join(folder, "package.json")),
  );
  const imports =
    own === undefined ? [] : subpathAliases(own, manifestOf(repository, own)?.imports ?? {}, "");
  const others = repository.files.filter((path) => posix.basename(path) === "package.json");
  const exported = others.flatMap((path) => {
    const folder = path === "package.json" ? "" : posix.dirname(path);
    const { name, exports = {} } = manifestOf(repository, folder) ?? {};
    return name === undefined ? [] : subpathAliases(folder, exports, name);
  });
  return [...imports, ...exported];
}

function manifestOf(repository: VirtualRepository, folder: string): z.infer<typeof Manifest> | undefined {
  try {
    return Manifest.parse(JSON.parse(repository.read(posix.join(folder, "package.json"))?.text ?? ""));
  } catch {
    return undefined;
  }
}

function subpathAliases(folder: string, subpaths: Readonly<Record<string, unknown>>, name: string): Alias[] {
  return Object.entries(subpaths).flatMap(([pattern, target]) =>
    targetsIn(target).flatMap((path) =>
      aliasOf(name === "" ? pattern : posix.join(name, pattern), posix.join(folder, path)),
    ),
  );
}

/** The files that a subpath leads to under any condition. */
function targetsIn(target: unknown): string[] {
  if (typeof target === "string") return [target];
  const parsed = Subpaths.safeParse(target);
  return parsed.success ? Object.values(parsed.data).flatMap(targetsIn) : [];
}

function aliasOf(pattern: string, target: string): Alias[] {
  const [prefix = "", suffix, ...others] = pattern.split("*");
  const [folder = "", extension] = target.split("*");
  if (suffix === undefined || extension === undefined || others.length > 0) return [];
  return [{ prefix, suffix, folder: folder === "" ? "" : posix.join(folder), extension }];
}

/** The repository-relative path that a specifier stands for; undefined where the alias is not its. */
export function expandAlias(
  { prefix, suffix, folder, extension }: Alias,
  specifier: string,
): string | undefined {
  const isIts =
    specifier.startsWith(prefix) &&
    specifier.endsWith(suffix) &&
    specifier.length > prefix.length + suffix.length;
  if (!isIts) return undefined;
  return posix.join(folder + specifier.slice(prefix.length, specifier.length - suffix.length) + extension);
}

/** The specifier for a path below the alias's folder; undefined for others. */
export function writeAlias({ prefix, suffix, folder, extension }: Alias, path: string): string | undefined {
  if (!path.startsWith(folder) || !path.endsWith(extension)) return undefined;
  return prefix + path.slice(folder.length, path.length - extension.length) + suffix;
}
