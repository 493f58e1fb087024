import type { LogFormat } from "../format.ts";
import { readConsequence, readMarked, readThrown } from "./failure.ts";
import { readLint } from "./lint.ts";
import { readLocated } from "./located.ts";

/** Errors and warnings of `next build`, with Turbopack and with webpack, of its type check, its lint run and its prerendering. */
export const next: LogFormat = {
  id: "next",
  title: "Next.js",
  glance: [
    "Error:",
    "Warning: ",
    "rror: ",
    "Module not found: ",
    "Module parse failed: ",
    "Error occurred prerendering",
    "Build error occurred",
    "Export encountered ",
    "build worker exited",
    "because of webpack errors",
    "Failed to type check",
    "⨯ ",
  ],
  read(window) {
    const text = window.text(0) ?? "";
    return (
      readLocated(window) ??
      readLint(window) ??
      readConsequence(text) ??
      readThrown(window) ??
      readMarked(window)
    );
  },
};
