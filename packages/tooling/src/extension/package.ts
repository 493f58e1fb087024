import { globSync, statSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import process from "node:process";
import { createVSIX } from "@vscode/vsce";
import { EXTENSION, REPOSITORY, buildExtension } from "./build.ts";
import { VSIX } from "./vsix.ts";

/** What ships, beside the manifest and the licence. */
const SHIPPED = [
  "package.nls.json",
  "README.md",
  "CHANGELOG.md",
  "images/*.{png,svg}",
  "dist/*.{cjs,txt}",
  "dist/package.json",
  "dist/server/*.{cjs,txt}",
];

/** Of the manifest, what matters to this repository alone. */
const OURS = ["private", "type", "devDependencies"];

/** Packs what was built, with the language server, as one file that editors install. */
async function packageExtension(): Promise<string> {
  const stage = join(EXTENSION, "dist/vsix");
  await rm(stage, { recursive: true, force: true });
  for (const path of globSync(SHIPPED, { cwd: EXTENSION }))
    await cp(join(EXTENSION, path), join(stage, path));
  await cp(join(REPOSITORY, "LICENSE"), join(stage, "LICENSE"));
  const manifest: unknown = JSON.parse(await readFile(join(EXTENSION, "package.json"), "utf8"));
  const shipped = Object.entries(manifest ?? {}).filter(([name]) => !OURS.includes(name));
  await writeFile(join(stage, "package.json"), JSON.stringify(Object.fromEntries(shipped), null, 2));
  await createVSIX({
    cwd: stage,
    packagePath: VSIX,
    dependencies: false,
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  return VSIX;
}

await buildExtension();
const path = await packageExtension();
const megabytes = (statSync(path).size / 1024 / 1024).toFixed(2);
console.log(`${megabytes} MB  ${relative(process.cwd(), path)}`);
