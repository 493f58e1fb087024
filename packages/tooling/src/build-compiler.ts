import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { transform } from "esbuild";

interface Common {
  getLibFiles: () => { fileName: string; text: string }[];
}

/**
 * Writes the compiler and its libraries as one module, `ts-morph.cjs`: what a core of ours asks of `ts-morph` and
 * `@ts-morph/common`. It stands at the top of its file and in no function, which V8 would read twice and no compile cache hold.
 */
export async function buildCompiler(core: string, folder: string, target: string): Promise<void> {
  const fromCore = createRequire(join(core, "package.json"));
  const common = fromCore.resolve("@ts-morph/common");
  const { getLibFiles }: Common = fromCore(common);
  const compiler = readFileSync(join(common, "../typescript.js"), "utf8");
  const libraries = `var libraries=${JSON.stringify(getLibFiles())};module.exports={ts,getLibFiles:()=>libraries};`;
  const { code, legalComments } = await transform(`${compiler}\n${libraries}`, {
    platform: "node",
    target,
    minify: true,
    legalComments: "external",
    logLevel: "warning",
  });
  await writeFile(join(folder, "ts-morph.cjs"), code);
  await writeFile(join(folder, "ts-morph.cjs.LEGAL.txt"), legalComments);
}
