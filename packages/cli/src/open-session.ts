import { isAbsolute, relative } from "node:path";
import { performance } from "node:perf_hooks";
import {
  loadConfig,
  openEngine,
  type Analysis,
  type CandidateProvider,
  type Config,
  type Engine,
  type LogInput,
  type Phase,
} from "@hephaestus/core";
import type { LogOptions } from "./commands/log-options.ts";
import type { SessionOptions } from "./commands/session-options.ts";
import { EXIT_CODE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { findWorkspaceFolder } from "./find-workspace-folder.ts";
import { createProgress, type Progress } from "./progress.ts";
import { restoreInterrupted } from "./restore-interrupted.ts";
import { openSessionAi, type SessionFeedback } from "./session-ai.ts";
import { withAllowed } from "./with-allowed.ts";

/** An engine on the workspace of a command line, with what the logs came to. */
export interface Session {
  engine: Engine;
  config: Config;
  analysis: Analysis;
  progress: Progress;
  /** Keeps what the user did with fixes: what he took is proposed first the next time, what he turned down is not. */
  remember(feedback: SessionFeedback): Promise<void>;
}

const PHASES: Readonly<Record<Phase, string>> = {
  read: "reading lines",
  fix: "making fixes for problems",
  prove: "proving fixes",
  run: "running commands",
};

/** Analyses the logs and hands the result on; ends what the engine started, whatever happens. */
export async function withSession<Result>(
  logs: AsyncIterable<LogInput>,
  options: SessionOptions & { provider?: CandidateProvider },
  io: Io,
  use: (session: Session) => Promise<Result>,
): Promise<Result> {
  const workspace = await findWorkspaceFolder(options.workspace, io);
  const { base } = options;
  const config = withAllowed((await loadConfig(workspace)).config, options.allow);
  await restoreInterrupted(workspace, io);
  const ai = await openSessionAi(config, workspace, options, io);
  const provider = options.provider ?? ai.provider;
  const progress = createProgress({
    stream: io.stderr,
    quiet: options.quiet,
    isDumb: io.env["TERM"] === "dumb",
    signal: io.signal,
  });
  const engine = await openEngine({
    workspace,
    folder: folderBelow(workspace, io.cwd),
    trust: options.trust,
    ...(base === undefined ? {} : { base }),
    config,
    memory: ai.memory,
    ...(provider === undefined ? {} : { provider }),
    clock: () => performance.now(),
    progress: reportTo(progress),
  });
  const dispose = (): void => engine.dispose();
  io.signal.addEventListener("abort", dispose);
  const read = (file: string): string | undefined => engine.repository?.read(file)?.text;
  try {
    await ai.settle(read);
    const analysis = withNote(await engine.analyze(logs, io.signal), await ai.spent());
    progress.end();
    const remember = (feedback: SessionFeedback): Promise<void> => ai.remember(feedback, read);
    return await use({ engine, config, analysis, progress, remember });
  } finally {
    progress.end();
    io.signal.removeEventListener("abort", dispose);
    dispose();
  }
}

function withNote(analysis: Analysis, note: string | undefined): Analysis {
  return note === undefined ? analysis : { ...analysis, notes: [...analysis.notes, note] };
}

/** The folder the user stands in, relative to the workspace; "" when he stands elsewhere. */
function folderBelow(workspace: string, cwd: string): string {
  const folder = relative(workspace, cwd).replaceAll("\\", "/");
  return isAbsolute(folder) || folder.startsWith("..") ? "" : folder;
}

/** Shows the engine's phases one after the other. */
function reportTo(progress: Progress): (event: { phase: Phase; count: number; total?: number }) => void {
  let current: Phase | undefined;
  return ({ phase, count, total }) => {
    if (phase !== current) progress.begin(PHASES[phase]);
    current = phase;
    progress.update(count, total);
  };
}

const FAILING: Readonly<Record<LogOptions["failOn"], readonly string[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  never: [],
};

/** What the shell learns of problems that remain. */
export function exitCodeOf(
  { problems }: Analysis,
  remaining: readonly string[],
  failOn: LogOptions["failOn"],
): ExitCode {
  const isFailure = problems.some(
    ({ id, severity }) => remaining.includes(id) && FAILING[failOn].includes(severity),
  );
  return isFailure ? EXIT_CODE.problemsRemain : EXIT_CODE.clean;
}
