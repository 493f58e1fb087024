import type { Reading } from "@hephaestus/core";
import { linesIn, movedBy } from "./line-counts.ts";

type Finding = Reading["findings"][number];

/** A log that nobody ends, cut where it is quiet: each part is read as a log of its own, for what only looks like a failure. */
export interface QuietParts {
  push(text: string): void;
  /** It is quiet: what came since the last time is a part. */
  flush(): void;
  /** Of all parts, the latest last. */
  readonly findings: readonly Finding[];
}

/** Of a part that is longer, the rest is looked at. */
const LONGEST_PART = 256 * 1024;
/** `    at main (src/main.ts:3:1)`, `  [cause]: Error: …`, `}`: goes on with what was printed before. */
const CONTINUES = /^(?:[ \t]|[)\]}])/;

/** A part that begins in the middle of a trace is put to the one before: half a trace is told, then all of it, never both. */
export function createQuietParts(most: number, read: (text: string) => Finding[]): QuietParts {
  let findings: Finding[] = [];
  let text = "";
  /** Lines before the part, and where it was flushed, if it was. */
  let before = 0;
  let flushed: number | undefined;

  function begin(more: string): void {
    before += linesIn(text);
    text = more;
    flushed = undefined;
  }

  return {
    get findings() {
      return findings;
    },
    push(more) {
      if (more === "") return;
      const isWhole = flushed === text.length && (text === "" || text.endsWith("\n"));
      if (isWhole && !CONTINUES.test(more)) begin(more);
      else text += more;
      if (text.length <= 2 * LONGEST_PART) return;
      const cut = text.indexOf("\n", text.length - LONGEST_PART) + 1;
      before += linesIn(text.slice(0, cut));
      text = text.slice(cut);
      flushed = undefined;
    },
    flush() {
      if (flushed === text.length) return;
      flushed = text.length;
      const found = read(text)
        .filter(({ general }) => general === true)
        .map((finding) => ({ ...finding, evidence: movedBy(finding.evidence, before) }));
      const older = findings.filter(({ evidence }) => evidence.startLine <= before);
      findings = [...older, ...found].slice(-most);
    },
  };
}
