import { decodeLine } from "../logs/entry.ts";
import type { CarrierState, Envelope } from "../logs/envelopes/envelope.ts";
import { plain } from "../logs/envelopes/plain.ts";
import type { LogLine } from "../logs/line-batch.ts";
import { createJobVerdicts, type EndedJobs } from "./job-verdicts.ts";
import { recogniseEnvelope } from "../logs/recognise-envelope.ts";
import type { LogContext, LogEntry, LogMarker } from "../model/log.ts";
import type { LogWindow } from "./formats/format.ts";

/** A carrier shows itself within its first lines. */
const SAMPLE_LINES = 64;
/** Markers of lines that announce or echo something and carry no tool's output. */
const SILENT: ReadonlySet<LogMarker> = new Set(["group", "end-group", "command", "debug"]);

/** The envelope of one log, recognised from its head, and where in the run its reader stands. */
export interface Carrier {
  /** False until enough lines were sampled to know the envelope. */
  readonly isKnown: boolean;
  readonly envelope: Envelope;
  readonly context: LogContext;
  /** Whether what is printed cannot change how the job ends: `after_failure` of Travis CI, `after_script` of GitLab. */
  readonly isAftermath: boolean;
  /** What the log says of its jobs, once it was read to its end. */
  ended(lines: number): EndedJobs;
  sample(line: LogLine): void;
  /** Decides with what was sampled so far. */
  decide(): void;
  /** Follows steps and groups at an entry; `ahead.at(1)` is the one after it. True when it may hold a tool's output. */
  follow(entry: LogEntry, ahead: Pick<LogWindow, "at">): boolean;
}

const AFTERMATH = /^after_(?:script|failure|success)(?:\.\d{1,4})?$/;
/**
 * A script's runner shows each command before it runs it: `$ tsc`; so does a shell after `set -x`: `+ tsc`.
 * What shouts is no command: `+ ERROR! Test suite failed.`
 */
const COMMAND = /^[$+] (?!\w{1,20}!)/;

/** Whether the line announces or echoes something, as its marker tells. */
export function isSilent({ marker, text }: LogEntry): boolean {
  return (marker !== undefined && SILENT.has(marker)) || COMMAND.test(text);
}

export function createCarrier(job: string | undefined): Carrier {
  const verdicts = createJobVerdicts();
  let sampled: LogLine[] = [];
  let envelope: Envelope | undefined;
  let state: CarrierState = { context: job === undefined ? {} : { job }, echo: false };

  function decide(): void {
    envelope ??= recogniseEnvelope(sampled.map(decodeLine));
    sampled = [];
  }

  return {
    get isKnown() {
      return envelope !== undefined;
    },
    get envelope() {
      return envelope ?? plain;
    },
    get context() {
      return state.context;
    },
    get isAftermath() {
      return state.part !== undefined && AFTERMATH.test(state.part);
    },
    sample(line) {
      if (envelope === undefined && sampled.push(line) >= SAMPLE_LINES) decide();
    },
    ended: verdicts.end,
    decide,
    follow(entry, { at }) {
      verdicts.see(entry);
      state = (envelope ?? plain).advance(state, entry, at);
      return !state.echo && !isSilent(entry);
    },
  };
}
