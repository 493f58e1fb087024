import { FORMATS, type Reading } from "@hephaestus/core";
import type { NothingFound, SuspiciousLines } from "../protocol/commands.ts";
import { settledPatterns } from "./folder-engines.ts";
import type { ReadResult } from "./reader-methods.ts";

/** What was placed, with what looks like trouble where no parser knows an error: what only says that something failed is no knowledge. */
export async function withSuspicion(
  placed: ReadResult,
  reading: Reading,
  look: () => SuspiciousLines | Promise<SuspiciousLines>,
): Promise<ReadResult> {
  const { findings, dropped, logs } = reading;
  const isKnown = findings.some(({ general, consequence }) => general !== true && consequence !== true);
  if (isKnown || dropped > 0) return placed;
  const carriers = new Set(logs.map(({ envelope }) => envelope).filter((envelope) => envelope !== "plain"));
  const patterns = (await settledPatterns(placed.folder)).length;
  const nothing: NothingFound = {
    ...(await look()),
    formats: FORMATS.length,
    patterns,
    carriers: [...carriers],
  };
  return { ...placed, nothing };
}
