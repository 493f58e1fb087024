import type { LogFormat } from "../format.ts";
import { readAnnotation } from "./annotation.ts";
import { readConcise } from "./concise.ts";
import { readDiagnostic } from "./diagnostic.ts";
import { JSON_GLANCE, readJson } from "./json.ts";

/** Diagnostics of Biome, with code frames, one on a line, in JSON, and as workflow commands. */
export const biome: LogFormat = {
  id: "biome",
  title: "Biome",
  glance: [
    "━━━━━━━━━━",
    "::error title=",
    "::warning title=",
    "::notice title=",
    "×",
    "✖",
    "⚠",
    "ℹ",
    "lint/",
    "assist/source/",
    ...JSON_GLANCE,
  ],
  markers: ["error", "warning", "notice"],
  read: (window, previous) =>
    readDiagnostic(window) ?? readConcise(window) ?? readAnnotation(window, previous) ?? readJson(window),
};
