import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { parse } from "yaml";
import { z } from "zod";

const LEFT_OUT: ReadonlySet<string> = new Set(["node_modules", "dist"]);

const versions = z.record(z.string(), z.string());
const manifestSchema = z.looseObject({
  dependencies: versions.optional(),
  devDependencies: versions.optional(),
});
const workspaceSchema = z.looseObject({ catalog: versions.default({}) });

/** Copies a project to where its job runs, without what was installed, built or recorded, and with `catalog:` resolved. */
export function copyProject(project: string, workspace: string): void {
  rmSync(workspace, { recursive: true, force: true });
  cpSync(project, workspace, {
    recursive: true,
    filter: (path) =>
      !LEFT_OUT.has(basename(path)) && !path.endsWith(".log") && !path.endsWith(".tsbuildinfo"),
  });
  const file = join(workspace, "package.json");
  const manifest = resolveCatalog(readFileSync(file, "utf8"), readCatalog(project));
  writeFileSync(file, manifest);
}

/** Puts the catalog's versions in place of `catalog:`, which npm does not know. Throws on a name the catalog lacks. */
export function resolveCatalog(manifestText: string, catalog: Record<string, string>): string {
  const manifest = manifestSchema.parse(JSON.parse(manifestText));
  const resolve = (name: string, version: string): string => {
    if (version !== "catalog:") return version;
    const found = catalog[name];
    if (found === undefined) throw new Error(`the catalog has no ${name}`);
    return found;
  };
  for (const group of [manifest.dependencies ?? {}, manifest.devDependencies ?? {}]) {
    for (const [name, version] of Object.entries(group)) group[name] = resolve(name, version);
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function readCatalog(folder: string): Record<string, string> {
  const file = join(folder, "pnpm-workspace.yaml");
  if (existsSync(file)) return workspaceSchema.parse(parse(readFileSync(file, "utf8"))).catalog;
  const above = dirname(folder);
  return above === folder ? {} : readCatalog(above);
}
