import { cp } from "node:fs/promises";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@hephaestus/demo";
import { REPOSITORY } from "./build.ts";

/** A copy of the demo's broken shop with the log of its failing CI job, `ci.log`. */
export async function copyBrokenShop(): Promise<ProjectCopy> {
  const demo = join(REPOSITORY, "packages/demo");
  const copy = await copyProject(join(demo, "project"));
  await cp(join(demo, "ci.log"), join(copy.folder, "ci.log"));
  return copy;
}
