import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import {
  createStateFile,
  HephaestusError,
  HephaestusNode,
  loadConfig,
  parseDuration,
  type Config,
  type MonitorSink,
  type NodeConfig,
  type Threshold,
} from "@hephaestus/core";
import type { MonitorOptions } from "./monitor-options.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { findWorkspaceFolder } from "../find-workspace-folder.ts";
import type { Io } from "../io.ts";
import { createChildSolver } from "./child-solver.ts";
import { createLiveScreen, type LiveScreen } from "./live-screen.ts";
import { openSources, type OpenSources } from "./open-sources.ts";
import { printingSink } from "./printing-sink.ts";
import type { MonitorTarget } from "./monitor-target.ts";

/** A signal that comes twice within so long is one that was handed on by two; a later one is meant, and ends at once. */
const IMPATIENT_MS = 500;

/** What lives long is little: three million lines take 142 MB with a heap that grows as it likes, 110 MB with this, in the same time. */
const GROW_SLOWLY = "--heap-growing-percent=25";

/** Watches until the sources end or a signal comes; the summary is the last thing told. */
export async function runMonitor(target: MonitorTarget, options: MonitorOptions, io: Io): Promise<void> {
  setFlagsFromString(GROW_SLOWLY);
  const workspace = await findWorkspaceFolder(options.workspace, io);
  const { config } = await loadConfig(workspace);
  const log = thresholdsOf(config, options);
  const solving = options.fix ? await openSolving(config, { workspace, trust: options.trust }, io) : {};
  const opened = await openSources(target, options, io);
  const screen = options.format === "text" && io.stdout.isTTY === true && io.env["TERM"] !== "dumb";
  const live = screen ? createLiveScreen(io) : undefined;
  const node = new HephaestusNode({
    log,
    sources: opened.sources,
    sinks: [live ?? printingSink(options.format, io)],
    mode: config.mode,
    deploy: config.deploy,
    ...solving,
    ...stateOf(options, io),
  });
  await watch({ node, opened, live }, io);
}

/** Without `mode: deploy` nothing of GitHub is loaded. */
async function openSolving(
  config: Config,
  { workspace, trust }: { workspace: string; trust: boolean },
  io: Io,
): Promise<Pick<NodeConfig, "solver" | "delivery">> {
  if (config.mode !== "deploy") return { solver: createChildSolver({ workspace, trust }, io) };
  const { createPreparedFixes } = await import("./prepared-fixes.ts");
  const { openDelivery } = await import("./open-delivery.ts");
  const fixes = createPreparedFixes(workspace);
  const delivery = await openDelivery(config, { workspace, fixes }, io);
  const solver = createChildSolver({ workspace, trust, watch: () => fixes.watch() }, io);
  return delivery === undefined ? { solver } : { solver, delivery };
}

async function watch(
  {
    node,
    opened,
    live,
  }: { node: HephaestusNode; opened: OpenSources; live: (LiveScreen & MonitorSink) | undefined },
  io: Io,
): Promise<void> {
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<"interrupted">((done) => {
    interrupt = () => done("interrupted");
  });
  let firstAt: number | undefined;
  const release = io.takeSignals((signal) => {
    const now = performance.now();
    if (firstAt !== undefined && now - firstAt > IMPATIENT_MS) {
      release();
      process.kill(process.pid, signal);
    }
    firstAt ??= now;
    opened.end(signal);
    interrupt();
  });
  // Nobody reads what is told any more: `hephaestus monitor app.log | head -1`.
  io.stdout.once("close", interrupt);
  try {
    await node.start();
    live?.begin(() => node.summary());
    const end = await Promise.race([interrupted, node.ended()]);
    const { alarms } = await node.stop({ finish: end !== "interrupted" });
    if (end !== "interrupted" && (alarms > 0 || opened.hasFailed())) io.exitCode = EXIT_CODE.problemsRemain;
    if (node.status.state === "error") io.exitCode = EXIT_CODE.internalFault;
  } finally {
    io.stdout.off("close", interrupt);
    release();
    opened.end("SIGTERM");
    live?.end();
  }
}

function stateOf({ state }: MonitorOptions, io: Io): Pick<NodeConfig, "state"> {
  return state === undefined ? {} : { state: createStateFile(resolve(io.cwd, state)) };
}

function thresholdsOf({ log }: Config, { level, count, window }: MonitorOptions): Threshold {
  const windowMs = window === undefined ? undefined : parseDuration(window);
  if (window !== undefined && windowMs === undefined)
    throw new HephaestusError("usage", `${window} is not a span of time`, { hint: "such as 30s, 5m or 1h" });
  return {
    ...log,
    thresholdLevel: level ?? log.thresholdLevel,
    thresholdCount: count ?? log.thresholdCount,
    thresholdWindowMs: windowMs ?? log.thresholdWindowMs,
  };
}
