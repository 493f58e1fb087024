import type { Problem } from "@hephaestus/core";
import { ResourceTemplate, type McpServer, type ReadResourceResult } from "@modelcontextprotocol/server";
import type { Desk } from "./desk.ts";
import { rowOf, solutionRowOf } from "./rows.ts";
import { shown } from "./shown.ts";

const JSON_TYPE = "application/json";

/** Registers problems and logs as resources: `hephaestus://problems/ID`, `hephaestus://logs/ID`. */
export function registerResources(server: McpServer, desk: Desk): void {
  server.registerResource(
    "problem",
    new ResourceTemplate("hephaestus://problems/{id}", {
      list: () => ({
        resources: problemsOf(desk).map(({ id, message, tool }) => ({
          uri: `hephaestus://problems/${id}`,
          name: shown(`${tool}: ${message.split("\n", 1)[0]}`).slice(0, 120),
          mimeType: JSON_TYPE,
        })),
      }),
    }),
    { title: "Problem", description: "A root problem with its log lines and fixes", mimeType: JSON_TYPE },
    (uri, { id }) => contentsOf(uri, problemText(String(id), desk)),
  );
  server.registerResource(
    "log",
    new ResourceTemplate("hephaestus://logs/{id}", {
      list: () => ({
        resources: desk.entries().map(({ id, analysis }) => ({
          uri: `hephaestus://logs/${id}`,
          name: analysis.logs.map(({ source }) => shown(source)).join(", "),
          mimeType: JSON_TYPE,
        })),
      }),
    }),
    { title: "Log", description: "The failing lines of an analysed log", mimeType: JSON_TYPE },
    (uri, { id }) => contentsOf(uri, logText(String(id), desk)),
  );
}

/** The root problems of the last analysis. */
function problemsOf(desk: Desk): Problem[] {
  const analysis = desk.entries().at(-1)?.analysis;
  return analysis?.problems.filter(({ id }) => analysis.roots.includes(id)) ?? [];
}

function problemText(id: string, desk: Desk): object {
  const { problem, entry } = desk.problem(id);
  const { analysis } = entry;
  const fixes = analysis.solutions.filter(({ problemIds }) => problemIds.includes(id)).map(solutionRowOf);
  return { ...rowOf(problem, analysis), log: problem.excerpt.map(shown), fixes };
}

function logText(id: string, desk: Desk): object {
  const { analysis } = desk.entry(id);
  const failures = analysis.problems
    .filter((problem) => analysis.roots.includes(problem.id))
    .map((problem) => ({
      problem: problem.id,
      evidence: problem.evidence,
      lines: problem.excerpt.map(shown),
    }));
  return { logs: analysis.logs, failures };
}

function contentsOf(uri: URL, value: object): ReadResourceResult {
  return { contents: [{ uri: uri.href, mimeType: JSON_TYPE, text: JSON.stringify(value) }] };
}
