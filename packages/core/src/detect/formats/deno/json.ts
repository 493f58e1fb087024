import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";
import { claim, ownPlace, toPath } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";

const diagnostic = z.object({
  filename: z.string().startsWith("file://"),
  range: z.object({ start: z.object({ line: z.number().int(), col: z.number().int() }) }),
  message: z.string(),
  code: z.string(),
});
const unread = z.object({ file_path: z.string(), message: z.string() });

/**
 * Reads an object of `deno lint --json`: a diagnostic, whose columns count from 0, `"filename": "file:///home/shop/src/cart.ts"`,
 * or a file that could not be read, `"file_path": "/home/shop/src/cart.ts"`.
 */
export function readJson(window: LogWindow, text: string): Match | undefined {
  if (!/^ *"file(?:name|_path)": "/.test(text)) return undefined;
  const block = readJsonBlock(window);
  const finding = ofDiagnostic(block?.value) ?? ofUnread(block?.value);
  return block === undefined || finding === undefined
    ? undefined
    : { from: block.from, to: block.to, findings: [finding] };
}

function ofDiagnostic(value: unknown): Finding | undefined {
  const { data } = diagnostic.safeParse(value);
  if (data === undefined) return undefined;
  const { line, col } = data.range.start;
  const place = claim(toPath(data.filename), line, col + 1);
  return { severity: "error", code: data.code, message: data.message, place };
}

/** The message is as printed: an excerpt and a stack below its first line. */
function ofUnread(value: unknown): Finding | undefined {
  const { data } = unread.safeParse(value);
  if (data === undefined) return undefined;
  const [message = ""] = data.message.split("\n", 1);
  const { frames, code } = readStackFailure(data.message.split("\n"));
  const place = ownPlace(frames) ?? { path: data.file_path, line: 1 };
  const finding: Finding = { severity: "error", message, place };
  return code === undefined ? finding : { ...finding, code };
}
