import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";

const Violation = z.object({
  from: z.string(),
  to: z.string(),
  rule: z.object({ severity: z.string(), name: z.string() }),
  cycle: z.array(z.union([z.string(), z.object({ name: z.string() })])).optional(),
});
type Violation = z.infer<typeof Violation>;

/** Reads a violation of the reporter `json`, by its line `        "rule": {`. */
export function readJsonViolation(window: LogWindow): Match | undefined {
  const block = readJsonBlock(window);
  const violation = Violation.safeParse(block?.value).data;
  if (block === undefined || violation === undefined || violation.rule.severity === "ignore")
    return undefined;
  return { from: block.from, to: block.to, findings: [toFinding(violation)] };
}

function toFinding({ from, to, rule, cycle }: Violation): Finding {
  const steps =
    cycle?.map((step) => (typeof step === "string" ? step : step.name)) ?? (from === to ? [] : [to]);
  return {
    severity: rule.severity === "error" ? "error" : "warning",
    code: rule.name,
    message: [from, ...steps].join(" → "),
    place: { path: from, line: 1 },
  };
}
