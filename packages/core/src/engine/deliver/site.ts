import { join } from "node:path";
import { HephaestusError } from "../../model/error.ts";
import { realFileSystem, type DeliveryFileSystem, type DeliveryOptions } from "./file-system.ts";

/** The workspace that is written to. */
export interface Site {
  /** Absolute and real: no link on the way. */
  root: string;
  fileSystem: DeliveryFileSystem;
}

/** Throws `workspace-not-found` where there is no such folder. */
export async function openSite(root: string, options: DeliveryOptions): Promise<Site> {
  const fileSystem = options.fileSystem ?? realFileSystem;
  try {
    return { root: await fileSystem.realpath(root), fileSystem };
  } catch (cause) {
    throw new HephaestusError("workspace-not-found", `there is no folder ${root}`, { cause });
  }
}

/** The folder of Hephaestus in a workspace, and what lies in it. */
export function journalPath(site: Site, ...parts: string[]): string {
  return join(site.root, ".hephaestus", ...parts);
}
