import { readFileSync } from "node:fs";

/** The version in package.json, which lies one folder above this one, also where the server is bundled; `unknown` without one. */
export function readVersion(): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
    return isManifest ? String(manifest.version) : "unknown";
  } catch {
    return "unknown";
  }
}
