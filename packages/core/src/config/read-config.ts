import type { ParsedConfig } from "./parse.ts";

/** Reads the bytes of a `hephaestus.yaml` as `parseConfig` does; YAML and schema are loaded when one is first read. */
export async function readConfig(bytes: Uint8Array): Promise<ParsedConfig> {
  const { parseConfig } = await import("./parse.ts");
  return parseConfig(bytes);
}
