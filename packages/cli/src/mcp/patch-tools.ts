import { applyAnswer } from "@hephaestus/ai";
import {
  applyChanges,
  HephaestusError,
  planFix,
  printable,
  type Candidate,
  type FixPlan,
} from "@hephaestus/core";
import {
  acceptedContent,
  inputRequired,
  type McpServer,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import type { Desk } from "./desk.ts";
import { solutionRowOf, verdictRow } from "./rows.ts";
import { solutionRow } from "./shapes.ts";
import { answered, answerOf } from "./tool-answer.ts";

const verifyShape = z.object({
  status: z.string().describe("proved, plausible or refuted"),
  level: z.string(),
  reason: z.string().optional(),
  proofs: z.array(z.string()),
  complaints: z.array(z.string()).describe("what of the patch cannot be applied"),
  fix: solutionRow.optional().describe("the patch as a fix that apply_fix takes"),
});

const applyShape = z.object({
  applied: z.array(z.string()).describe("titles of the fixes that were written"),
  left: z.array(z.string()).describe("fixes that were not, each with the reason"),
  files: z.array(z.string()),
  undo: z.string().optional(),
});

/** Registers verify_patch, which writes nothing, and apply_fix, which asks the user first. */
export function registerPatchTools(server: McpServer, desk: Desk): void {
  server.registerTool(
    "verify_patch",
    {
      title: "Verify a patch",
      description:
        "Proves a patch of yours for a problem, in memory: it applies, parses, silences nothing, the problem is gone and nothing new came up. Writes nothing.",
      inputSchema: z.object({
        problem: z.string().describe("id of a problem"),
        title: z.string().max(200).optional(),
        edits: z
          .array(
            z.object({
              file: z.string().describe("path from the root of the workspace"),
              search: z.string().describe("lines of the file, enough of them to be there only once"),
              replace: z.string(),
            }),
          )
          .min(1)
          .max(40),
      }),
      outputSchema: verifyShape,
      annotations: { readOnlyHint: true, destructiveHint: false, openWorldHint: false },
    },
    ({ problem, title, edits }) =>
      answered(async () => answerOf(await verified(problem, { title, edits }, desk))),
  );
  server.registerTool(
    "apply_fix",
    {
      title: "Apply fixes",
      description:
        "Writes fixes to the files of the workspace, all or none, after asking the user. `hephaestus undo` takes them back.",
      inputSchema: z.object({ fixes: z.array(z.string()).min(1).max(50).describe("ids of fixes") }),
      outputSchema: applyShape,
      annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: false,
        openWorldHint: false,
      },
    },
    ({ fixes }, context) =>
      answered(async () => {
        desk.solutions(fixes);
        if (!canAsk(server)) throw cannotAsk(fixes);
        return applied(fixes, desk, context);
      }),
  );
}

/** Whether the client of a connection, or of a request since 2026, can put a form before its user. */
function canAsk({ server }: McpServer): boolean {
  const elicitation = server.getClientCapabilities()?.elicitation;
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
}

function cannotAsk(fixes: readonly string[]): HephaestusError {
  const options = fixes.map((id) => `--only ${id}`).join(" ");
  return new HephaestusError(
    "usage",
    "this client cannot ask its user (it declares no elicitation), so nothing is written",
    { hint: `Show the user the diff, and let him run \`hephaestus fix ${options} LOG\`.` },
  );
}

interface Patch {
  title: string | undefined;
  edits: readonly { file: string; search: string; replace: string }[];
}

async function verified(
  problemId: string,
  { title, edits }: Patch,
  desk: Desk,
): Promise<z.infer<typeof verifyShape>> {
  const { repository } = desk.problem(problemId).entry.engine;
  const files = new Set(edits.map(({ file }) => file));
  const rules = { files, isProtected: () => false, mayEditTests: true, isTest: () => false };
  const blocks = edits.map((edit) => ({ kind: "replace" as const, ...edit }));
  const tools = {
    read: (file: string) => repository?.read(file)?.text,
    restore: (text: string) => text,
    namesIn: () => [],
  };
  const patch = applyAnswer(blocks, rules, tools);
  if (patch.complaints.length > 0)
    return { status: "refuted", level: "none", proofs: [], complaints: patch.complaints };
  const candidate: Candidate = {
    title: title ?? `Edit ${[...files].join(", ")}`,
    edits: patch.edits,
    origin: "mcp",
    rationale: "a client of the MCP server proposed it",
    confidence: OUTSIDE_CONFIDENCE,
  };
  const { verdict, solution } = await desk.judge(problemId, candidate);
  const fix = solution === undefined ? {} : { fix: solutionRowOf(solution) };
  return { ...verdictRow(verdict), complaints: [], ...fix };
}

/** Nobody measured how often a client is right: what passes is plausible, and a person decides. */
const OUTSIDE_CONFIDENCE = 0.2;

const confirmation = z.object({ apply: z.boolean().describe("write these changes") });

async function applied(
  ids: readonly string[],
  desk: Desk,
  { mcpReq }: ServerContext,
): Promise<ReturnType<typeof answerOf> | ReturnType<typeof inputRequired>> {
  const { entry } = desk.solutions(ids);
  const plan = await planFix(entry.engine, entry.analysis, {
    all: false,
    only: ids,
    commands: [],
    folder: "",
    commandTimeoutMs: 0,
  });
  if (plan.changes.length === 0) return answerOf(outcome(plan, false));
  const accepted = acceptedContent(mcpReq.inputResponses, "confirm", confirmation);
  const isAnswered = mcpReq.inputResponses?.["confirm"] !== undefined;
  if (!isAnswered)
    return inputRequired({
      inputRequests: {
        confirm: inputRequired.elicit({ message: question(plan), requestedSchema: confirmation }),
      },
    });
  if (accepted?.apply !== true) {
    await desk.remember({ accepted: [], rejected: plan.taken }, entry);
    return answerOf({ applied: [], left: ["the user said no"], files: [] });
  }
  await applyChanges(desk.workspace, plan.changes);
  await desk.remember({ accepted: plan.taken, rejected: [] }, entry);
  return answerOf(outcome(plan, true));
}

const MOST_SHOWN = 4_000;

function question({ taken, diff }: FixPlan): string {
  const titles = taken.map(({ title, verdict }) => `- ${printable(title)} (${verdict.status})`).join("\n");
  const preview =
    diff.length > MOST_SHOWN
      ? `${diff.slice(0, MOST_SHOWN)}\n… ${diff.length - MOST_SHOWN} more characters`
      : diff;
  return `Apply these fixes to the files of the workspace?\n${titles}\n\n${preview.split("\n").map(printable).join("\n")}`;
}

function outcome({ taken, left, changes }: FixPlan, isWritten: boolean): z.infer<typeof applyShape> {
  return {
    applied: isWritten ? taken.map(({ title }) => printable(title)) : [],
    left: left.map(({ solution, reason }) => printable(`${solution.title}: ${reason}`)),
    files: isWritten ? changes.map(({ file }) => file) : [],
    ...(isWritten ? { undo: "hephaestus undo" } : {}),
  };
}
