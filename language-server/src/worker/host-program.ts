import { existsSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The path of a host: beside the bundle, or, where nothing is bundled, in the folder of its room. */
export function hostProgram(room: "reader" | "prover" | "forge"): string {
  const self = fileURLToPath(import.meta.url);
  const file = `${room}-host${extname(self)}`;
  const bundled = join(dirname(self), file);
  return existsSync(bundled) ? bundled : join(dirname(self), "..", room, file);
}
