import type { StreamOpen } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { holdOutput, type HeldOutput } from "./held-output.ts";
import { openStream, type OutputStream } from "./output-stream.ts";

/** A command that keeps running for so long is read while it runs; one that ends sooner is judged by its end. */
const PATIENCE_MS = 2000;

/** `tsc | tee log` ends well though a part of it failed. */
const HIDES_FAILURE = /[|;&]/;

/** UTF-16 units held of a command before anybody reads it. */
const HELD = 4_000_000;

/** What is followed: a terminal's command, a task, a debug session. */
export interface FollowedCommand {
  output: AsyncIterable<string>;
  exitCode: Promise<number | undefined>;
  /** Asked when it is to be read: a task's name is not known at once. */
  about(): Promise<Omit<StreamOpen, "stream">>;
}

/**
 * Reads what a command prints. Nothing is started for commands that pass, or fail without
 * a word of why, as `grep` does. One that passes clears what was known of its last run.
 */
export async function followCommand(session: Session, command: FollowedCommand): Promise<void> {
  const started = Date.now();
  const held = holdOutput(HELD);
  let stream: OutputStream | undefined;
  for await (const text of command.output) {
    held.push(text);
    const isLong = Date.now() - started > PATIENCE_MS || held.isFull;
    if (stream === undefined && held.isSuspicious && isLong)
      stream = await openStream(session, await command.about());
    await stream?.append(held.take().text);
  }
  await finish(session, command, { held, stream });
}

interface Followed {
  held: HeldOutput;
  stream: OutputStream | undefined;
}

async function finish(session: Session, command: FollowedCommand, { held, stream }: Followed): Promise<void> {
  const exitCode = await command.exitCode;
  const about = await command.about();
  if (stream === undefined && !isWorthReading(session, about.command, { held, exitCode })) return;
  const reader = stream ?? (await openStream(session, about));
  await reader.append(held.take().text);
  await reader.end(exitCode);
}

/** A command that passes now is the best proof for what its last run complained of. */
function isWorthReading(
  { knowledge }: Session,
  command: string | undefined,
  { held, exitCode }: { held: HeldOutput; exitCode: number | undefined },
): boolean {
  if (exitCode !== 0) return held.isSuspicious;
  if (command !== undefined && HIDES_FAILURE.test(command)) return held.isSuspicious;
  return knowledge.overview?.sources.some((source) => source.command === command) ?? false;
}
