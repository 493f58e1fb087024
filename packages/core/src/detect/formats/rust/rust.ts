import type { LogFormat } from "../format.ts";
import { readCargoError } from "./cargo-error.ts";
import { readDiagnostic } from "./diagnostic.ts";
import { readJsonMessage } from "./json-message.ts";
import { readReport } from "./report.ts";

/** What Rust's compiler, Clippy, Cargo and test harness report, and panics of Rust programs. */
export const rust: LogFormat = {
  id: "rust",
  title: "Rust (rustc, Clippy, Cargo, tests)",
  glance: [
    "--> ",
    "error[E",
    " warning: ",
    "error: ",
    " stdout ----",
    "failures:",
    "successes:",
    "panicked at",
    "overflowed its stack",
    '"compiler-message"',
    '"$message_type":"diagnostic"',
  ],
  read: (window, previous) =>
    // What checks JSON takes longer to load than all else that reads a line.
    (window.text(0)?.startsWith("{") === true ? readJsonMessage(window) : undefined) ??
    readDiagnostic(window) ??
    readReport(window, previous) ??
    readCargoError(window),
};
