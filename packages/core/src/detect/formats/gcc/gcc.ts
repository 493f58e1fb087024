import type { LogFormat } from "../format.ts";
import { readDiagnostic } from "./diagnostic.ts";
import { readFortran } from "./fortran.ts";
import { readJsonReport } from "./json-report.ts";
import { readDriver, readLinker } from "./linker.ts";
import { readSanitizer } from "./sanitizer.ts";

/** Errors and warnings of C and C++ compilers (GCC, Clang), linkers and sanitizers. */
export const gcc: LogFormat = {
  id: "gcc",
  title: "GCC, Clang and linkers",
  glance: [
    "error:",
    "warning:",
    "style:",
    "performance:",
    "portability:",
    "Error: ",
    "Warning: ",
    "Undefined symbols for ",
    "warning #",
    "undefined reference",
    "multiple definition of",
    "cannot find -l",
    "undefined symbol",
    "Sanitizer: ",
    '"locations": [',
  ],
  read: (window) =>
    readDiagnostic(window) ??
    readFortran(window) ??
    readLinker(window) ??
    readDriver(window.text(0) ?? "") ??
    readSanitizer(window) ??
    // What checks JSON takes longer to load than all else that reads a line.
    (window.text(0)?.startsWith("[{") === true ? readJsonReport(window) : undefined),
};
