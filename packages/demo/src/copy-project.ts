import { cp, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

export interface ProjectCopy {
  folder: string;
  dispose(): Promise<void>;
}

/** A temporary copy of a project that shares the dependencies of the original. */
export async function copyProject(project: string): Promise<ProjectCopy> {
  const base = await realpath(await mkdtemp(join(tmpdir(), "hephaestus-demo-")));
  const folder = join(base, "shop");
  await cp(project, folder, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
  await symlink(join(project, "node_modules"), join(folder, "node_modules"), "junction");
  return { folder, dispose: () => rm(base, { recursive: true, force: true, maxRetries: 3 }) };
}
