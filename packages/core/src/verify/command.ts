import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { createSandbox } from "./sandbox/sandbox.ts";
import type { Proof } from "../model/verdict.ts";
import type { Clock } from "./verify.ts";

/** What a command said of the workspace as a view shows it. */
export interface CommandProof extends Proof {
  kind: "command";
  command: string;
  output: string;
}

export interface CommandOptions {
  clock: Clock;
  /** Folder to run in, repository-relative. */
  folder: string;
  timeoutMs: number;
  signal?: AbortSignal;
  onOutput?: (text: string) => void;
  /** Called when a command has ended, with how many have. */
  onEnd?: (ended: number) => void;
}

/**
 * Runs commands one after the other in a copy of the workspace that holds the view's edits, until one fails.
 * Runs project code: only for trusted workspaces, or commands that the user named himself.
 */
export async function proveByCommands(
  repository: VirtualRepository,
  commands: readonly string[],
  options: CommandOptions,
): Promise<CommandProof[]> {
  const sandbox = await createSandbox(repository.root, repository.files);
  const proofs: CommandProof[] = [];
  try {
    for (const [file, { after }] of repository.edited())
      await sandbox.write(file, `${after.bom ? "\uFEFF" : ""}${after.text}`);
    for (const command of commands) {
      const started = options.clock();
      const run = await sandbox.run(command, {
        cwd: options.folder === "" ? "." : options.folder,
        timeoutMs: options.timeoutMs,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        ...(options.onOutput === undefined ? {} : { onOutput: options.onOutput }),
      });
      const status = run.exitCode === 0 ? "passed" : "failed";
      const detail = run.timedOut
        ? `\`${command}\` did not end in time`
        : `\`${command}\` exits ${run.exitCode ?? "by a signal"}`;
      proofs.push({
        kind: "command",
        status,
        detail,
        ms: options.clock() - started,
        command,
        output: run.output,
      });
      options.onEnd?.(proofs.length);
      if (status === "failed") break;
    }
    return proofs;
  } finally {
    await sandbox.dispose();
  }
}
