import type { LogFormat } from "../format.ts";

const SIZE =
  /^FAIL (\S.{0,400}: \d[\d.]{0,15}[KMG]?i?B > \d[\d.]{0,15}[KMG]?i?B \((?:gzip|brotli|no compression)\))$/s;
const MISSING = /^ERROR (\S.{0,400}: There is no matching file for \S.{0,400})$/s;

/** Bundles that are larger than bundlewatch allows, and patterns that no file matches. */
export const bundlewatch: LogFormat = {
  id: "bundlewatch",
  title: "bundlewatch",
  glance: ["B (gzip)", "B (brotli)", "B (no compression)", "There is no matching file for "],
  read(window) {
    const text = window.text(0)?.trimEnd() ?? "";
    const message = SIZE.exec(text)?.[1] ?? MISSING.exec(text)?.[1];
    return message === undefined ? undefined : { from: 0, to: 1, findings: [{ severity: "error", message }] };
  },
};
