import { z } from "zod";
import type { EntryReaderState } from "../../detect/templates/entry-reader.ts";
import type { ThresholdState } from "../../detect/thresholds/thresholds.ts";
import { templateStateSchema, type TemplateState } from "../../detect/templates/template-state.ts";
import type { SourcePosition } from "../../logs/sources/stream-source.ts";
import type { DeliveryRecord } from "./delivery-queue.ts";
import type { MonitorSolution } from "./monitor-event.ts";

/** What a monitor takes up after a restart. An entry is acknowledged when the position behind it is saved here. */
export interface MonitorState {
  version: 1;
  positions: Record<string, SourcePosition>;
  /** Where the reader of each source stands within an entry. */
  readers: Record<string, EntryReaderState>;
  counts: MonitorCounts;
  templates: TemplateState;
  thresholds: ThresholdState;
  solutions: MonitorSolution[];
  /** What was handed on under `mode: deploy`. */
  deliveries: DeliveryRecord[];
  /** Alarms with a fix that may not be handed on yet: they are looked into again, since the code may be another by then. */
  waiting: WaitingAlarm[];
}

/** Lines around an alarm. */
export interface WaitingAlarm {
  templateId: string;
  lines: string[];
}

export interface MonitorCounts {
  lines: number;
  errors: number;
  dropped: number;
  alarms: number;
  problems: number;
}

const File = z.object({ device: z.number(), inode: z.number(), head: z.string() });
const Position = z.object({
  offset: z.int().min(0),
  file: File.optional(),
  left: z.array(File.extend({ offset: z.int().min(0) })).optional(),
  readAt: z.number().optional(),
  unseenSince: z.number().optional(),
});

const Time = z.number();

const Thresholds = z.object({
  late: z.int(),
  clocks: z.array(
    z.object({
      source: z.string(),
      first: Time,
      newest: Time,
      lateInRow: z.int().min(0),
      isSilent: z.boolean(),
    }),
  ),
  keys: z.array(
    z.object({
      key: z.string(),
      window: z.object({ times: z.array(Time), start: z.int().min(0) }),
      history: z
        .object({ newest: z.int(), firstMinute: z.int(), counts: z.array(z.int().min(0)).length(120) })
        .optional(),
      quietUntil: Time.optional(),
    }),
  ),
});

const Solution = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(["proved", "plausible", "refuted"]),
  confidence: z.number(),
  problems: z.array(
    z.object({
      id: z.string(),
      tool: z.string(),
      message: z.string(),
      file: z.string().nullable(),
      line: z.number().nullable(),
    }),
  ),
  files: z.array(z.string()),
  diff: z.string(),
  command: z.string().nullable(),
});

const State = z.object({
  version: z.literal(1),
  positions: z.record(z.string(), Position),
  readers: z.record(
    z.string(),
    z.object({
      timed: z.number().min(0),
      untimed: z.number().min(0),
      lines: z.int().min(0),
      isTraceback: z.boolean(),
      isTimed: z.boolean().default(false),
    }),
  ),
  counts: z.object({
    lines: z.int().min(0),
    errors: z.int().min(0),
    dropped: z.int().min(0),
    alarms: z.int().min(0),
    problems: z.int().min(0),
  }),
  templates: templateStateSchema,
  thresholds: Thresholds,
  solutions: z.array(Solution),
  deliveries: z
    .array(z.object({ problemIds: z.array(z.string()), at: Time, address: z.string() }))
    .default([]),
  waiting: z.array(z.object({ templateId: z.string(), lines: z.array(z.string()) })).default([]),
});

/** The state that was saved; undefined where it is none of ours. */
export function parseMonitorState(saved: unknown): MonitorState | undefined {
  const { data } = State.safeParse(saved);
  if (data === undefined) return undefined;
  const { late, clocks, keys } = data.thresholds;
  return {
    ...data,
    positions: Object.fromEntries(
      Object.entries(data.positions).map(([name, { offset, file, left = [], readAt = 0, unseenSince }]) => [
        name,
        {
          offset,
          ...(file === undefined ? {} : { file }),
          ...(unseenSince === undefined ? {} : { unseenSince }),
          left,
          readAt,
        },
      ]),
    ),
    thresholds: {
      late,
      clocks,
      keys: keys.map(({ key, window, history, quietUntil }) => ({ key, window, history, quietUntil })),
    },
  };
}
