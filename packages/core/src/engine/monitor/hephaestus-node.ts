import { DEFAULTS } from "../../config/defaults.ts";
import type { Threshold } from "../../config/log-config.ts";
import { LOG_DEFAULTS } from "../../config/log-defaults.ts";
import { storeTemplates } from "../../detect/templates/template-state.ts";
import type { SourceBatch, SourcePosition, LogSource } from "../../logs/sources/stream-source.ts";
import { HephaestusError } from "../../model/error.ts";
import { createChannel } from "./channel.ts";
import {
  createDeliveryQueue,
  type DeliveryQueue,
  type DeliveryRecord,
  type Outcome,
} from "./delivery-queue.ts";
import type { MonitorEvent, MonitorSolution, SolutionEvent, SummaryEvent } from "./monitor-event.ts";
import type { Delivery, MonitorSink, Solved, Solver } from "./monitor-ports.ts";
import { type MonitorState, parseMonitorState, type WaitingAlarm } from "./monitor-state.ts";
import type { NodeConfig, NodeEntry, NodeState, NodeStatus } from "./node-config.ts";
import { createSolveQueue, type SolveQueue } from "./solve-queue.ts";
import { createStateKeeper, type StateKeeper } from "./state-keeper.ts";
import { createStreamAnalysis, type RaisedAlarm, type StreamAnalysis } from "./stream-analysis.ts";
import { summarise } from "./summary.ts";

const TICK_MS = 200;
/** Characters of entries that wait for their turn. */
const MOST_WAITING = 1 << 20;
/** Solutions that are remembered. */
const MOST_SOLUTIONS = 1000;
/** Problems that are told only once. */
const MOST_PROBLEMS = 10_000;

/**
 * A running node: reads sources, counts entries by template, raises alarms where thresholds are passed, and looks for
 * solutions while the stream goes on. `start`, then `stop`; never both at once.
 */
export class HephaestusNode {
  readonly #config: NodeConfig;
  readonly #settings: Threshold;
  readonly #clock: () => number;
  readonly #solutions = createChannel<SolutionEvent>();
  readonly #errors = createChannel<Error>();
  readonly #events = createChannel<MonitorEvent>();
  readonly #readingEnds = new AbortController();
  readonly #abort = new AbortController();
  readonly #positions = new Map<string, SourcePosition>();
  readonly #known = new Map<string, MonitorSolution>();
  /** Ids of the problems of this run. */
  readonly #told = new Set<string>();
  readonly #counts = { dropped: 0, alarms: 0, problems: 0 };
  #pending: MonitorEvent[] = [];
  #state: NodeState = "initializing";
  #analysis: StreamAnalysis | undefined;
  #queue: SolveQueue | undefined;
  #deliveries: DeliveryQueue | undefined;
  #keeper: StateKeeper | undefined;
  #records: readonly DeliveryRecord[] = [];
  /** Alarms by the solution that may have to wait. */
  readonly #waitingAlarms = new Map<string, WaitingAlarm>();
  #reading: Promise<void> = Promise.resolve();
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(config: NodeConfig = {}) {
    this.#config = config;
    this.#settings = { ...LOG_DEFAULTS, ...config.log };
    this.#clock = config.clock ?? Date.now;
  }

  /** Solutions as they are found; the first who iterates gets those from before, too. */
  get solutions(): AsyncIterable<SolutionEvent> {
    return this.#solutions;
  }

  /** What went wrong; the node goes on unless its state is `error`. */
  get errors(): AsyncIterable<Error> {
    return this.#errors;
  }

  /** All that is told. */
  get events(): AsyncIterable<MonitorEvent> {
    return this.#events;
  }

  get status(): NodeStatus {
    const analysis = this.#analysis;
    return {
      state: this.#state,
      lines: analysis?.lines ?? 0,
      entries: analysis?.miner.entries ?? 0,
      errors: analysis?.errors ?? 0,
      late: analysis?.thresholds.late ?? 0,
      ...this.#counts,
      solutions: this.#known.size,
    };
  }

  /** Takes up what was saved and begins to read. Throws HephaestusError `usage` where the state is none of ours. */
  async start(): Promise<void> {
    if (this.#analysis !== undefined) throw new HephaestusError("usage", "the node was started already");
    const before = await this.#load();
    for (const [name, position] of Object.entries(before?.positions ?? {}))
      this.#positions.set(name, position);
    for (const solution of before?.solutions ?? []) this.#known.set(solution.id, solution);
    if (before !== undefined) Object.assign(this.#counts, pickCounts(before));
    this.#analysis = createStreamAnalysis({
      settings: this.#settings,
      clock: this.#clock,
      onAlarm: (raised) => this.#raise(raised),
      onError: (error) => this.#fail(error, "a line could not be read"),
      onLine: (source, line) => this.#queue?.line(source, line),
      before,
    });
    if (this.#config.solver !== undefined) this.#queue = this.#openQueue(this.#config.solver);
    this.#records = before?.deliveries ?? [];
    if (this.#config.mode === "deploy" && this.#config.delivery !== undefined)
      this.#deliveries = this.#openDeliveries(this.#config.delivery);
    for (const alarm of before?.waiting ?? []) this.#queue?.add({ source: "", ...alarm });
    this.#keeper = this.#openKeeper(this.#analysis);
    this.#timer = setInterval(() => void this.#tick(), TICK_MS);
    this.#state = "operational";
    this.#reading = Promise.all((this.#config.sources ?? []).map((source) => this.#read(source))).then(
      () => undefined,
    );
  }

  /** Resolves when all sources have ended. */
  async ended(): Promise<void> {
    await this.#reading;
  }

  /** What the node came to so far. */
  summary(): SummaryEvent {
    return summarise(this.status, this.#analysis, this.#clock());
  }

  /** Takes an entry; resolves when it was counted. Whoever waits for it is never faster than the node. */
  async process(entry: NodeEntry): Promise<void> {
    if (this.#analysis === undefined) throw new HephaestusError("usage", "the node was not started");
    this.#waiting += entry.text.length;
    const before = this.#turn;
    const mine = this.#takeEntry(entry, before);
    this.#turn = mine.catch(() => undefined);
    await mine;
  }

  /** The same for who cannot wait: false where too much waits already; the entry is dropped and counted. */
  offer(entry: NodeEntry): boolean {
    if (this.#waiting + entry.text.length > MOST_WAITING) {
      this.#counts.dropped += 1;
      return false;
    }
    void this.process(entry).catch((error: unknown) => this.#fail(error));
    return true;
  }

  /**
   * Stops reading, saves, and tells the summary. What is being looked into is waited for when `finish` is set, and given up
   * otherwise.
   */
  async stop({ finish = false }: { finish?: boolean } = {}): Promise<SummaryEvent> {
    this.#readingEnds.abort();
    await this.#reading;
    await this.#turn;
    if (!finish) this.#abort.abort();
    await this.#queue?.end();
    await this.#deliveries?.end();
    this.#abort.abort();
    clearInterval(this.#timer);
    if ((await this.#keeper?.end()) === false) this.#state = "error";
    await this.#flush();
    const summary = this.summary();
    await this.#tell([summary]);
    for (const channel of [this.#solutions, this.#errors, this.#events]) channel.end();
    return summary;
  }

  async #takeEntry({ text, source = "entries" }: NodeEntry, before: Promise<void>): Promise<void> {
    await before;
    await this.#take({ source, bytes: Buffer.from(`${text}\n`), isPart: false });
    this.#waiting -= text.length;
  }

  async #load(): Promise<MonitorState | undefined> {
    const text = await this.#config.state?.load();
    if (text === undefined) return undefined;
    const state = parseMonitorState(parseJson(text));
    if (state !== undefined) return state;
    this.#state = "error";
    const hint = "name another file, or remove it to start anew";
    const name = this.#config.state?.name ?? "the saved state";
    throw new HephaestusError("usage", `${name} is damaged, or of something else`, { hint });
  }

  async #read(source: LogSource): Promise<void> {
    try {
      for await (const batch of source.read(this.#positions, this.#readingEnds.signal)) {
        await this.#takeBatch(batch);
        if (this.#readingEnds.signal.aborted) return;
      }
    } catch (error) {
      if (this.#readingEnds.signal.aborted) return;
      this.#state = "error";
      this.#fail(error);
    }
  }

  async #takeBatch({ source, bytes, isPart = false, position, notice }: SourceBatch): Promise<void> {
    if (notice !== undefined) {
      if (notice.kind === "dropped") this.#counts.dropped += notice.count;
      const { kind: what, detail, count } = notice;
      this.#pending.push({ type: "source", at: this.#now(), source, what, detail, count });
    }
    await this.#take({ source, bytes, isPart }, position);
  }

  async #take(
    { source, bytes, isPart }: { source: string; bytes: Uint8Array; isPart: boolean },
    position?: SourcePosition,
  ): Promise<void> {
    if (this.#state === "operational") this.#state = "processing";
    this.#analysis?.take(source, bytes, isPart);
    if (position !== undefined) this.#positions.set(source, position);
    this.#keeper?.touch();
    if (this.#pending.length > 0) await this.#flush();
    this.#keeper?.saveIfDue();
    if (this.#state === "processing") this.#state = "operational";
  }

  #raise({ alarm, source, template, level, sample, lines }: RaisedAlarm): void {
    this.#counts.alarms += 1;
    const { kind, count, spanMs, time } = alarm;
    this.#pending.push({
      type: "alarm",
      at: this.#now(),
      kind,
      source,
      template: template ?? null,
      level: level ?? null,
      count,
      spanMs,
      time: isoOf(time),
      sample,
    });
    if (kind === "silence") return;
    const isTaken = this.#queue?.add({ source, templateId: template?.id ?? "", lines: lines() });
    if (isTaken === false)
      this.#fail(new Error(`too many alarms wait to look into ${template?.text ?? sample}`));
  }

  #openQueue(solver: Solver): SolveQueue {
    return createSolveQueue({
      solver,
      clock: this.#clock,
      signal: this.#abort.signal,
      onSolved: (alarm, solved) => this.#solved(alarm, solved),
      onFailed: (templateId, error) => this.#fail(error, `looking into ${templateId} failed`),
    });
  }

  async #solved(alarm: WaitingAlarm, { problems, solutions }: Solved): Promise<void> {
    const [at, { templateId }] = [this.#now(), alarm];
    const fresh = problems.filter(({ id }) => !this.#told.has(id));
    if (this.#told.size < MOST_PROBLEMS) for (const { id } of fresh) this.#told.add(id);
    this.#counts.problems += fresh.length;
    const events: MonitorEvent[] = fresh.map((problem) => ({ type: "problem", at, templateId, problem }));
    for (const solution of solutions) {
      const isKnown = this.#known.has(solution.id);
      if (this.#known.size < MOST_SOLUTIONS) this.#known.set(solution.id, solution);
      const outcome = await this.#deliver(solution);
      if (outcome?.status === "waiting" || outcome?.status === "failed")
        this.#waitingAlarms.set(solution.id, alarm);
      const delivered = outcome?.address ?? null;
      const event: SolutionEvent = { type: "solution", at, templateId, ...solution, delivered };
      if (!isKnown) events.push(event);
      if (!isKnown) this.#solutions.push(event);
      if (outcome !== undefined) events.push(this.#deliveryEvent(solution, outcome));
    }
    this.#keeper?.touch();
    await this.#tell(events);
  }

  #openDeliveries(delivery: Delivery): DeliveryQueue {
    return createDeliveryQueue({
      delivery,
      limits: { ...DEFAULTS.deploy, ...this.#config.deploy },
      clock: this.#clock,
      signal: this.#abort.signal,
      records: this.#records,
      onOutcome: (solution, outcome) => {
        this.#keeper?.touch();
        this.#pending.push(this.#deliveryEvent(solution, outcome));
      },
    });
  }

  /** Only what is proved, and changes files, is handed on; and nothing twice. */
  async #deliver(solution: MonitorSolution): Promise<Outcome | undefined> {
    if (solution.status !== "proved" || solution.files.length === 0) return undefined;
    if (this.#deliveries?.holds(solution.id) === true) return undefined;
    return this.#deliveries?.add(solution);
  }

  #deliveryEvent({ id }: MonitorSolution, { status, address, detail }: Outcome): MonitorEvent {
    return { type: "delivery", at: this.#now(), solution: id, status, address, detail };
  }

  #fail(error: unknown, what?: string): void {
    const cause = error instanceof Error ? error : new Error(String(error));
    const message = what === undefined ? cause.message : `${what}: ${cause.message}`;
    this.#errors.push(what === undefined ? cause : new Error(message, { cause }));
    this.#pending.push({ type: "error", at: this.#now(), message });
  }

  async #tick(): Promise<void> {
    this.#analysis?.advance();
    this.#queue?.tick();
    this.#deliveries?.tick();
    if (this.#pending.length > 0) await this.#flush();
    this.#keeper?.saveIfDue();
  }

  async #flush(): Promise<void> {
    const events = this.#pending;
    this.#pending = [];
    await this.#tell(events);
  }

  async #tell(events: readonly MonitorEvent[]): Promise<void> {
    for (const event of events) {
      this.#events.push(event);
      for (const sink of this.#config.sinks ?? []) await this.#hand(event, sink);
    }
  }

  /** A sink that throws misses its event, and nobody else's. */
  async #hand(event: MonitorEvent, sink: MonitorSink): Promise<void> {
    try {
      await sink.take(event);
    } catch (error) {
      this.#errors.push(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #openKeeper(analysis: StreamAnalysis): StateKeeper {
    return createStateKeeper({
      store: this.#config.state,
      clock: this.#clock,
      snapshot: () => ({
        version: 1,
        positions: Object.fromEntries(this.#positions),
        readers: analysis.readers(),
        counts: { lines: analysis.lines, errors: analysis.errors, ...this.#counts },
        templates: storeTemplates(analysis.miner.templates(), analysis.miner.entries),
        thresholds: analysis.thresholds.state(),
        solutions: [...this.#known.values()],
        deliveries: this.#deliveries?.records() ?? [...this.#records],
        waiting: this.#stillWaiting(),
      }),
      onFailed: (error) => this.#fail(error, "the state was not saved"),
    });
  }

  /** Those of which a solution waits, each once. */
  #stillWaiting(): WaitingAlarm[] {
    const waiting = this.#deliveries?.waiting() ?? [];
    for (const id of this.#waitingAlarms.keys()) if (!waiting.includes(id)) this.#waitingAlarms.delete(id);
    return [...new Set(this.#waitingAlarms.values())];
  }

  #now(): string {
    return isoOf(this.#clock());
  }
}

function pickCounts({ counts: { dropped, alarms, problems } }: MonitorState): Record<string, number> {
  return { dropped, alarms, problems };
}

function isoOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
