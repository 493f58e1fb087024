import type { LogFormat } from "../format.ts";
import { readBuildError } from "./build-error.ts";
import { CONFIG_GLANCE, readConfigError } from "./config-error.ts";
import { readDiagnostic } from "./diagnostic.ts";

/** Diagnostics of `astro check`, and the error with which `astro build` ends. */
export const astro: LogFormat = {
  id: "astro",
  title: "Astro",
  glance: [" ts(", "astro:", "[ERROR]", ...CONFIG_GLANCE],
  read: (window) => readDiagnostic(window) ?? readBuildError(window) ?? readConfigError(window),
};
