import { z } from "zod";
import type { LogWindow, Match } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";

const FAILED = /^ {4}"passed": false,$/;
const Check = z.object({ name: z.string(), size: z.number().optional(), sizeLimit: z.number().optional() });

/** Reads a check of `size-limit --json` that did not pass, by its line `    "passed": false,`; sizes are in bytes. */
export function readJsonCheck(window: LogWindow): Match | undefined {
  if (!FAILED.test(window.text(0) ?? "")) return undefined;
  const block = readJsonBlock(window);
  const check = Check.safeParse(block?.value).data;
  if (block === undefined || check?.size === undefined || check.sizeLimit === undefined) return undefined;
  const message = `${check.name}: Package size limit has exceeded by ${check.size - check.sizeLimit} B`;
  return { from: block.from, to: block.to, findings: [{ severity: "error", message }] };
}
