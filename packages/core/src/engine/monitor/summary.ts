import { templateText } from "../../detect/templates/template.ts";
import type { NodeStatus } from "./node-config.ts";
import type { SummaryEvent } from "./monitor-event.ts";
import type { StreamAnalysis } from "./stream-analysis.ts";

const MOST_TEMPLATES = 20;

/** What a monitor came to by a time in milliseconds since 1970, with its most frequent templates. */
export function summarise(
  status: Omit<NodeStatus, "state">,
  analysis: StreamAnalysis | undefined,
  time: number,
): SummaryEvent {
  const { lines, entries, errors, late, dropped, alarms, problems, solutions } = status;
  const templates = (analysis?.miner.templates() ?? []).slice(0, MOST_TEMPLATES).map((template) => ({
    id: template.id,
    text: templateText(template.tokens),
    count: template.count,
    ...(analysis?.minutes.of(template.id, time) ?? { lastMinute: 0, minuteBefore: 0 }),
  }));
  const at = new Date(time).toISOString();
  return {
    type: "summary",
    at,
    lines,
    entries,
    errors,
    late,
    dropped,
    alarms,
    problems,
    solutions,
    templates,
  };
}
