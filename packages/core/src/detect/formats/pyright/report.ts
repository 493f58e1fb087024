import { z } from "zod";
import type { LogWindow, Match } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";
import { claim } from "../place.ts";

const position = z.object({ line: z.number(), character: z.number() });
const diagnostic = z.object({
  file: z.string().regex(/\.(?:pyi?|ipynb)$/),
  severity: z.enum(["error", "warning", "information"]),
  message: z.string(),
  range: z.object({ start: position }),
  rule: z.string().optional(),
});

/** A diagnostic of `--outputjson`, which counts lines and columns from 0. */
export function readReported(window: LogWindow): Match | undefined {
  const block = readJsonBlock(window);
  const { data } = diagnostic.safeParse(block?.value);
  if (block === undefined || data === undefined) return undefined;
  const { file, severity, message, range, rule } = data;
  const { from, to } = block;
  if (severity === "information") return { from, to, findings: [] };
  const place = claim(file, range.start.line + 1, range.start.character + 1);
  const code = rule === undefined ? {} : { code: rule };
  return { from, to, findings: [{ severity, ...code, message: message.replaceAll("\u00A0", " "), place }] };
}
