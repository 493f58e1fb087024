import type { LogFormat } from "../format.ts";
import { readAnnotation } from "./annotation.ts";
import { readDiagnostic } from "./diagnostic.ts";

/** Diagnostics of Biome, with code frames and as workflow commands. */
export const biome: LogFormat = {
  id: "biome",
  title: "Biome",
  glance: ["━━━━━━━━━━", "::error title=", "::warning title="],
  markers: ["error", "warning"],
  read: (window) => readDiagnostic(window) ?? readAnnotation(window),
};
