import type { LogFormat } from "../format.ts";
import { readDiagnostic } from "./diagnostic.ts";
import { readModuleError } from "./module-error.ts";
import { readPluginNote } from "./plugin-note.ts";

/** The Angular compiler inside `ng build`, with either of its builders, and on its own (`ngc`). */
export const angular: LogFormat = {
  id: "angular",
  title: "Angular",
  glance: ["✘ ", "▲ ", "Error: ", "Warning: ", " NG", ".html"],
  read: (window) => readDiagnostic(window) ?? readPluginNote(window) ?? readModuleError(window),
};
