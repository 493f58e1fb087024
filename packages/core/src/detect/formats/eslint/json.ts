import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

export const JSON_START = '[{"filePath":"';
const WARNING = 1;

const report = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullable(),
        severity: z.number(),
        message: z.string(),
        line: z.number().int().optional(),
        column: z.number().int().optional(),
      }),
    ),
  }),
);
type Report = z.infer<typeof report>;
type Message = Report[number]["messages"][number];

/** Reads what the `json` formatter prints, all files on one line; nothing when the line was cut. */
export function readJson(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const start = text.indexOf(JSON_START);
  const files = start === -1 ? undefined : parseReport(text.slice(start));
  if (files === undefined) return undefined;
  const findings = files.flatMap((file) => file.messages.map((message) => toFinding(file.filePath, message)));
  return { from: 0, to: 1, findings };
}

function parseReport(text: string): Report | undefined {
  try {
    return report.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function toFinding(path: string, { ruleId, severity, message, line = 0, column }: Message): Finding {
  const finding: Finding = {
    severity: severity === WARNING ? "warning" : "error",
    message,
    place: claim(path, line, column),
  };
  return ruleId === null ? finding : { ...finding, code: ruleId };
}
