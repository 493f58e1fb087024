import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";

/** A project on the disk, gone after the test. */
export interface Project {
  root: string;
  uri: string;
  path(file: string): string;
  uriOf(file: string): string;
  write(file: string, text: string): void;
}

export const TSCONFIG: string = JSON.stringify({
  compilerOptions: { strict: true, lib: ["es2022"], types: [], noEmit: true },
  include: ["src"],
});

export const BROKEN_AREA = "export const area = (width: number): number => widht * 2;\n";
export const MENDED_AREA = "export const area = (width: number): number => width * 2;\n";
/** What the compiler says of `BROKEN_AREA` in src/area.ts. */
export const AREA_ERROR =
  "src/area.ts(1,48): error TS2552: Cannot find name 'widht'. Did you mean 'width'?\n";

export function temporaryProject(files: Readonly<Record<string, string>>): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-server-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const project: Project = {
    root,
    uri: pathToFileURL(root).href,
    path: (file) => join(root, file),
    uriOf: (file) => pathToFileURL(join(root, file)).href,
    write(file, text) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    },
  };
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
}

/** A second error with its fix, in src/volume.ts. */
export const BROKEN_VOLUME =
  'import { area } from "./area.js";\nexport const volume = (width: number, hight: number): number => area(width) * higt;\n';
export const VOLUME_ERROR =
  "src/volume.ts(2,79): error TS2552: Cannot find name 'higt'. Did you mean 'hight'?\n";

/** A project with one error that has one proved fix. */
export function brokenArea(): Project {
  return temporaryProject({ "tsconfig.json": TSCONFIG, "src/area.ts": BROKEN_AREA });
}
