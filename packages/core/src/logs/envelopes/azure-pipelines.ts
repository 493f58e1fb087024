import type { LogContext } from "../../model/log.ts";
import type { CarrierState, Envelope, Peeled } from "./envelope.ts";
import { githubActions } from "./github-actions.ts";

const STARTING = "Starting: ";
const FINISHING = "Finishing: ";
const COMMAND = "##vso[";
const ISSUE = "##vso[task.logissue ";
const SECTION = /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z )?##(?:\[section\]|vso\[)/;

/** Job logs of Azure Pipelines: `2026-11-20T09:01:02.1234567Z ##[section]Starting: npm test`. */
export const azurePipelines: Envelope = {
  id: "azure-pipelines",
  title: "Azure Pipelines job log",
  glance: ["##[", COMMAND],
  recognises: (sample) => sample.some((line) => SECTION.test(line)),
  peel,
  advance,
};

/** The runner's marks and, where a task printed one that no runner took, its logging command. */
function peel(line: string): Peeled {
  const peeled = githubActions.peel(line);
  if (peeled.marker === "group") return { ...peeled, boundary: true };
  if (!peeled.text.startsWith(COMMAND)) return peeled;
  const level = issueLevel(peeled.text);
  if (level === undefined) return { ...peeled, marker: "debug" };
  return { ...peeled, text: peeled.text.slice(peeled.text.indexOf("]") + 1), marker: level, level };
}

/** `##vso[task.logissue type=error;sourcepath=src/cart.ts;linenumber=3]broken` */
function issueLevel(command: string): "error" | "warning" | undefined {
  const close = command.startsWith(ISSUE) ? command.indexOf("]") : -1;
  const properties = close === -1 ? [] : command.slice(ISSUE.length, close).split(";");
  if (properties.includes("type=error")) return "error";
  return properties.includes("type=warning") ? "warning" : undefined;
}

/** Steps start and end with sections; the job is a section around them, and ends the last. */
function advance(state: CarrierState, { text, marker }: Peeled): CarrierState {
  if (marker !== "group") return state;
  if (text.startsWith(STARTING))
    return { context: { ...state.context, step: text.slice(STARTING.length) }, echo: false };
  return text.startsWith(FINISHING) ? { context: outsideSteps(state.context), echo: false } : state;
}

function outsideSteps({ step: _, ...context }: LogContext): LogContext {
  return context;
}
