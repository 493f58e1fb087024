import {
  formatDuration,
  HephaestusError,
  HephaestusNode,
  loadConfig,
  type AlarmEvent,
  type Threshold,
} from "@hephaestus/core";
import type { LogAlarm } from "../protocol/commands.ts";

/** An alarm at a line of what was read, 1-based. */
export type ReadAlarm = Omit<LogAlarm, "place"> & { line: number };

/** Counts the lines of a log as `hephaestus monitor` does: it is the same node, without files and sinks of its own. */
export interface AlarmWatch {
  /** Takes a text in; the alarms of its whole lines. */
  push(text: string): Promise<ReadAlarm[]>;
  stop(): Promise<void>;
}

/** What is kept of a line that does not end. */
const LONGEST_LINE = 64 * 1024;

/** A watch that counts by these thresholds. */
export async function openAlarmWatch(thresholds: Threshold): Promise<AlarmWatch> {
  let line = 0;
  let rest = "";
  let raised: ReadAlarm[] = [];
  const take = (event: AlarmEvent): void => {
    const { kind, count, spanMs } = event;
    const text = event.template?.text ?? event.sample;
    const span = formatDuration(Math.max(1, Math.round(spanMs / 1000)) * 1000);
    if (kind !== "silence") raised.push({ kind, count, span, text, line });
  };
  const node = new HephaestusNode({
    log: thresholds,
    sinks: [{ take: (event) => (event.type === "alarm" ? take(event) : undefined) }],
  });
  await node.start();
  return {
    async push(text) {
      const lines = (rest + text).split("\n");
      rest = (lines.pop() ?? "").slice(0, LONGEST_LINE);
      raised = [];
      for (const each of lines) {
        line += 1;
        await node.process({ text: each, source: "log" });
      }
      return raised;
    },
    async stop() {
      await node.stop();
    },
  };
}

/** The thresholds that a folder's hephaestus.yaml sets; undefined where it sets none, or has mistakes. */
export async function settledThresholds(folder: string | undefined): Promise<Threshold | undefined> {
  if (folder === undefined) return undefined;
  try {
    const { config, settings } = await loadConfig(folder);
    const isSet = settings.some(
      ({ key, source }) => key.startsWith("log.threshold_") && source !== "default",
    );
    return isSet ? config.log : undefined;
  } catch (error) {
    if (error instanceof HephaestusError) return undefined;
    throw error;
  }
}
