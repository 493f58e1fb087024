import * as z from "zod/mini";
import { showWork } from "../progress/work-done.ts";
import { SERVER_NOTIFICATIONS, SERVER_REQUESTS, type Happening } from "../protocol/messages.ts";
import { MODEL_SERVICES, type AskedModel, type ModelAnswer } from "../protocol/model.ts";
import type { AskEvent } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import { isProved } from "../solutions/solution-order.ts";
import { HostError } from "../worker/host-error.ts";
import { abortedBy } from "./abort-signal.ts";
import type { Command } from "./command.ts";
import { problemOf } from "./find-problem.ts";

const NAME = z.string().check(z.minLength(1), z.maxLength(200));
const KEY = z.string().check(z.maxLength(1000));

const MODEL: z.ZodMiniType<AskedModel> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("client"),
    name: NAME,
    maxInputTokens: z.exactOptional(z.int().check(z.gte(1))),
  }),
  z.object({
    kind: z.literal("service"),
    service: z.enum(MODEL_SERVICES),
    model: NAME,
    baseUrl: z.exactOptional(z.url()),
    key: z.exactOptional(KEY),
  }),
  z.object({ kind: z.literal("project"), keys: z.record(z.string(), KEY) }),
]);

const ANSWER: z.ZodMiniType<ModelAnswer> = z.union([
  z.object({ text: z.string() }),
  z.object({ failure: z.enum(["refused", "rate-limited", "unavailable"]), message: z.string() }),
]);

/** The one command that sends something, and only what it is asked to. */
export const askModel: Command<"askModel"> = {
  name: "askModel",
  schema: z.object({ problem: z.string(), model: MODEL, isTrial: z.exactOptional(z.boolean()) }),
  async run(session, { problem, model, isTrial = false }, token) {
    const { store, state, documents, connection, client, prover } = session;
    if (state.trust === "restricted")
      throw new HostError({ message: "The workspace is not trusted: no model is asked about it." });
    const { source, tracked } = problemOf(store, { problem });
    const { folder, reading } = source;
    if (folder === undefined || reading === undefined)
      throw new HostError({
        message: "This problem is of no folder of the workspace: no fix can be checked.",
      });
    const isSolved = source.solutions.some(
      (each) => isProved(each) && each.leavesStub !== true && each.problemIds.includes(problem),
    );
    if (isSolved)
      throw new HostError({ message: "A fix of this problem is proved already: nobody needs to be asked." });
    const controller = abortedBy(token);
    const cancel = (): void => controller.abort(new DOMException("cancelled", "AbortError"));
    const title = `Hephaestus: asking ${nameOf(model)}`;
    const work = isTrial ? undefined : showWork(connection, client.workDoneProgress, title, cancel);
    try {
      const asked = await prover.call(
        "ask",
        {
          folder: folder.path,
          trust: state.trust === "full",
          reading,
          unsaved: documents.below(folder),
          problem: { id: problem, evidence: tracked.problem.evidence },
          model,
          isTrial,
        },
        {
          signal: controller.signal,
          onEvent: (event) => relay(session, { model: nameOf(model), problem }, event, controller.signal),
        },
      );
      const { solutions, ...rest } = asked;
      if (source.reading !== reading || store.get(source.id) !== source)
        throw new HostError({ message: "The log was read anew meanwhile: ask again." });
      store.offered(source, solutions);
      return { ...rest, solutions: solutions.map(({ id }) => id) };
    } finally {
      work?.end();
    }
  },
};

function nameOf(model: AskedModel): string {
  if (model.kind === "project") return "the model of hephaestus.yaml";
  return model.kind === "client" ? model.name : `${model.service}/${model.model}`;
}

/** Brings a question of the prover's to the client, and the answer back; tells what is sent, to whom ever. */
function relay(
  { connection, prover }: Session,
  { model, problem }: { model: string; problem: string },
  event: AskEvent,
  signal: AbortSignal,
): void {
  const sent = (text: string): void => {
    const told: Happening = { kind: "sent", model, problem, text };
    void connection.sendNotification(SERVER_NOTIFICATIONS.happened, told);
  };
  if ("sent" in event) sent(event.sent);
  const { question } = event;
  if (question === undefined || signal.aborted) return;
  const { system, turns, maxOutputTokens } = event;
  sent([system, ...turns.map(({ role, text }) => `${role}:\n${text}`)].join("\n\n"));
  void connection
    .sendRequest(SERVER_REQUESTS.modelAnswer, { model, system, turns, maxOutputTokens })
    .then(readAnswer, unanswered)
    .then((answer) => prover.call("answer", { question, answer }))
    .catch(() => undefined);
}

function readAnswer(given: unknown): ModelAnswer {
  const answer = ANSWER.safeParse(given);
  return answer.success
    ? answer.data
    : { failure: "unavailable", message: "what the editor answered makes no sense" };
}

function unanswered(error: unknown): ModelAnswer {
  const message = error instanceof Error ? error.message : String(error);
  return { failure: "unavailable", message: message.split("\n", 1)[0] ?? "" };
}
