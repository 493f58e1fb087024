import { expect, it, vi } from "vitest";
import { createOpenDocuments } from "../documents/open-documents.ts";
import { createSource, type Source } from "../problems/source.ts";
import { createProblemStore, type ProblemStore } from "../problems/store.ts";
import type { Trust } from "../protocol/settings.ts";
import type { ProverMethods, ProveResult } from "../prover/prover-methods.ts";
import { hostEnded, type HostError } from "../worker/host-error.ts";
import type { CallOptions, HostProcess } from "../worker/host-process.ts";
import { createProveQueue, type ProveQueue } from "./prove-queue.ts";

const NOTHING: ProveResult = { problems: [], roots: [], solutions: [], untried: [], notes: ["done"] };

interface Bench {
  queue: ProveQueue;
  store: ProblemStore;
  stages: string[];
  troubles: HostError[];
  /** Sources that the prover was asked about, in order. */
  asked: string[];
  trust: Trust;
}

type Answer = (signal: AbortSignal | undefined) => Promise<ProveResult>;

/** A queue over a prover that answers as it is told, in turn; the last answer holds from then on. */
function bench(...answers: Answer[]): Bench {
  const store = createProblemStore(() => undefined);
  const state: Omit<Bench, "queue"> = { store, stages: [], troubles: [], asked: [], trust: "checked" };
  const prover: HostProcess<ProverMethods> = {
    call(_method, parameters, options: CallOptions<never> = {}) {
      if ("source" in parameters) state.asked.push(parameters.source);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer?.(options.signal) ?? Promise.resolve(NOTHING);
    },
    hold: () => () => undefined,
    pid: undefined,
    stop: () => undefined,
  };
  const queue = createProveQueue({
    prover,
    store,
    documents: createOpenDocuments(),
    trust: () => result.trust,
    begin: () => ({ progress: () => undefined, end: () => undefined }),
    onStage: ({ id, stage }) => state.stages.push(`${id} ${stage}`),
    onTrouble: (error) => state.troubles.push(error),
  });
  const result: Bench = Object.assign(state, { queue });
  return result;
}

function sourceIn({ store }: Bench, id: string): Source {
  const source = createSource({ id, label: id, kind: "text", stage: "read" });
  store.put(source);
  const problem = {
    id: `problem of ${id}`,
    tool: "tsc",
    severity: "error" as const,
    message: "",
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
  const result = {
    folder: "/p",
    reading: "{}",
    problems: [{ problem }],
    roots: [],
    notes: [],
    logs: [],
    dropped: 0,
    unplaced: [],
    tied: [],
  };
  store.read(source, result, { uri: "file:///p", path: "/p" });
  return source;
}

const proved: Answer = () => Promise.resolve(NOTHING);
const untilAborted: Answer = (signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

it("proves sources one after the other", async () => {
  const each = bench(proved);
  const [one, two] = [sourceIn(each, "one"), sourceIn(each, "two")];
  each.queue.request(one);
  each.queue.request(two);
  await Promise.all([each.queue.settled(one), each.queue.settled(two)]);
  expect(each.stages).toEqual(["one proving", "one proved", "two proving", "two proved"]);
  expect(one.notes).toEqual(["done"]);
  await each.queue.settled(one);
});

it("gives a proof up for a later one of the same source, and asks once for many requests", async () => {
  const each = bench(untilAborted, proved);
  const source = sourceIn(each, "one");
  each.queue.request(source);
  await vi.waitFor(() => expect(each.stages).toEqual(["one proving"]));
  for (let count = 0; count < 5; count++) each.queue.request(source, 1);
  await each.queue.settled(source);
  expect(each.asked).toEqual(["one", "one"]);
  expect(source.stage).toBe("proved");
  expect(each.troubles).toEqual([]);
});

it("ends what is cancelled as it was before", async () => {
  const each = bench(untilAborted);
  const source = sourceIn(each, "one");
  each.queue.request(source);
  await vi.waitFor(() => expect(each.stages).toEqual(["one proving"]));
  each.queue.cancel();
  await each.queue.settled(source);
  expect(source.stage).toBe("read");
  each.queue.request(source, 60_000);
  each.queue.cancel(source);
  await each.queue.settled(source);
  expect(each.asked).toEqual(["one"]);
});

it("asks a prover once more that ended, and then says what is wrong", async () => {
  const dying: Answer = () => Promise.reject(hostEnded("prover", "memory"));
  const lucky = bench(dying, proved);
  const one = sourceIn(lucky, "one");
  lucky.queue.request(one);
  await lucky.queue.settled(one);
  expect([one.stage, lucky.troubles]).toEqual(["proved", []]);
  const unlucky = bench(dying);
  const two = sourceIn(unlucky, "two");
  unlucky.queue.request(two);
  await unlucky.queue.settled(two);
  expect(two.stage).toBe("failed");
  expect(two.notes.at(-1)).toBe(
    "No fix was proved: The prover needed more memory than it may have and was ended.",
  );
  expect(unlucky.troubles.map(({ message }) => message)).toHaveLength(1);
  expect(unlucky.asked).toEqual(["two", "two"]);
});

it("drops a proof of what was read anew meanwhile", async () => {
  let finish: (result: ProveResult) => void = () => undefined;
  const each = bench(() => new Promise((resolve) => (finish = resolve)));
  const source = sourceIn(each, "one");
  each.queue.request(source);
  await vi.waitFor(() => expect(each.asked).toEqual(["one"]));
  source.reading = "other";
  finish(NOTHING);
  await each.queue.settled(source);
  expect(source.notes).toEqual([]);
});

it("asks nobody in a restricted workspace, or where there is nothing to prove", async () => {
  const each = bench(proved);
  each.trust = "restricted";
  const source = sourceIn(each, "one");
  each.queue.request(source);
  await each.queue.settled(source);
  expect(source.stage).toBe("restricted");
  each.trust = "checked";
  const empty = createSource({ id: "none", label: "none", kind: "text" });
  each.queue.request(empty);
  await each.queue.settled(empty);
  expect(empty.stage).toBe("proved");
  expect(each.asked).toEqual([]);
});

it("leaves a source that was read anew as it is, when the proof of its last state is given up", async () => {
  const started = Promise.withResolvers<void>();
  const here = bench((signal) => {
    started.resolve();
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  });
  const source = sourceIn(here, "a");
  source.stage = "reading";
  here.queue.request(source);
  await started.promise;
  source.stage = "read";
  const settled = here.queue.settled(source);
  here.queue.cancel(source);
  await settled;
  await vi.waitFor(() => expect(here.stages).toEqual(["a proving", "a read"]));
});
