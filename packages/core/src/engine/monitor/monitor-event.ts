import { z } from "zod";
import { ALARM_KINDS } from "../../detect/thresholds/alarm.ts";
import type { SourceNotice } from "../../logs/sources/stream-source.ts";

const Time = z.iso.datetime();
const Count = z.int().min(0);

const Template = z.object({
  id: z.string(),
  text: z.string(),
  count: Count,
  /** Entries of the last minute, and of the minute before it. */
  lastMinute: Count,
  minuteBefore: Count,
});

const Problem = z.object({
  id: z.string(),
  tool: z.string(),
  message: z.string(),
  file: z.string().nullable(),
  line: z.int().min(1).nullable(),
});

const EVENTS = [
  z.object({
    type: z.literal("alarm"),
    at: Time,
    kind: z.enum(ALARM_KINDS),
    source: z.string(),
    /** Null where it is about all entries. */
    template: z.object({ id: z.string(), text: z.string() }).nullable(),
    level: z.string().nullable(),
    count: Count,
    spanMs: z.number(),
    /** Event time. */
    time: Time,
    sample: z.string(),
  }),
  z.object({ type: z.literal("problem"), at: Time, templateId: z.string(), problem: Problem }),
  z.object({
    type: z.literal("solution"),
    at: Time,
    id: z.string(),
    templateId: z.string(),
    title: z.string(),
    status: z.enum(["proved", "plausible", "refuted"]),
    confidence: z.number().min(0).max(1),
    problems: z.array(Problem),
    files: z.array(z.string()),
    diff: z.string(),
    command: z.string().nullable(),
    /** Address of the pull request, where one was opened. */
    delivered: z.string().nullable(),
  }),
  z.object({
    type: z.literal("source"),
    at: Time,
    source: z.string(),
    what: z.enum(["appeared", "rotated", "truncated", "unreadable", "dropped", "ended"]),
    detail: z.string(),
    count: Count,
  }),
  z.object({
    type: z.literal("delivery"),
    at: Time,
    /** Id of the solution. */
    solution: z.string(),
    status: z.enum(["opened", "waiting", "refused", "failed"]),
    address: z.string().nullable(),
    detail: z.string(),
  }),
  z.object({ type: z.literal("error"), at: Time, message: z.string() }),
  z.object({
    type: z.literal("summary"),
    at: Time,
    lines: Count,
    entries: Count,
    errors: Count,
    late: Count,
    dropped: Count,
    alarms: Count,
    problems: Count,
    solutions: Count,
    templates: z.array(Template),
  }),
] as const;

/** What a monitor tells, as `-o json` prints it, one a line; keys are added and never change their meaning. */
export const monitorEventSchema: z.ZodType<MonitorEvent> = z.discriminatedUnion("type", [...EVENTS]);

export interface MonitorProblem {
  id: string;
  tool: string;
  message: string;
  file: string | null;
  line: number | null;
}

/** An answer to a problem that passed a threshold. */
export interface MonitorSolution {
  id: string;
  title: string;
  status: "proved" | "plausible" | "refuted";
  confidence: number;
  problems: MonitorProblem[];
  files: string[];
  diff: string;
  command: string | null;
}

export interface AlarmEvent {
  type: "alarm";
  at: string;
  kind: (typeof ALARM_KINDS)[number];
  source: string;
  template: { id: string; text: string } | null;
  level: string | null;
  count: number;
  spanMs: number;
  time: string;
  sample: string;
}

export interface SolutionEvent extends MonitorSolution {
  type: "solution";
  at: string;
  templateId: string;
  delivered: string | null;
}

export interface TemplateSummary {
  id: string;
  text: string;
  count: number;
  lastMinute: number;
  minuteBefore: number;
}

export interface SummaryEvent {
  type: "summary";
  at: string;
  lines: number;
  entries: number;
  errors: number;
  late: number;
  dropped: number;
  alarms: number;
  problems: number;
  solutions: number;
  templates: TemplateSummary[];
}

export interface SourceEvent {
  type: "source";
  at: string;
  source: string;
  what: SourceNotice;
  detail: string;
  count: number;
}

/** What became of a solution under `mode: deploy`; one that waits is told of again. */
export interface DeliveryEvent {
  type: "delivery";
  at: string;
  solution: string;
  status: "opened" | "waiting" | "refused" | "failed";
  address: string | null;
  detail: string;
}

export type MonitorEvent =
  | AlarmEvent
  | DeliveryEvent
  | { type: "problem"; at: string; templateId: string; problem: MonitorProblem }
  | SolutionEvent
  | SourceEvent
  | { type: "error"; at: string; message: string }
  | SummaryEvent;
