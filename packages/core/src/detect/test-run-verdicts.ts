import { compileNeedles, ownersIn } from "../logs/needles.ts";
import type { LogEntry } from "../model/log.ts";
import type { LogWindow } from "./formats/format.ts";
import { TEST_RUNS } from "./test-run-marks.ts";
import type { TestRunMarks } from "./test-run.ts";

/** A run of tests, as its runner says at its end. */
export interface TestRun {
  readonly isPassed: boolean;
  /** Formats whose findings count all the same. */
  readonly tools: readonly string[];
  /** Lines of the raw log, both included. */
  readonly from: number;
  readonly to: number;
  /** Whether nothing tells where it began: less is certain of what was printed there. */
  readonly isUnannounced: boolean;
  /** The process, where the log tells several apart. */
  readonly stream: string;
  /** Formats whose failed tests were tried again, where it passed. */
  readonly retried: readonly string[];
}

type Around = Pick<LogWindow, "at">;

/** Follows where runs of tests begin and what is said at their end, of each process. Bounded. */
export interface TestRunVerdicts {
  /** Sees a line of a process; `around` shows that process' other lines. */
  see(stream: string, around: Around): void;
  end(): readonly TestRun[];
}

const LITERALS = TEST_RUNS.flatMap(({ glance }, owner) => glance.map((literal) => ({ literal, owner })));
/** Literals of the lines that it needs to see. */
export const TEST_RUN_GLANCE: readonly string[] = [...new Set(LITERALS.map(({ literal }) => literal))];
const NEEDLES = compileNeedles(LITERALS);

interface OpenRun {
  isUnannounced: boolean;
  marks: TestRunMarks;
  stream: string;
  from: number;
  /** The line that said it passed. */
  passed: number | undefined;
  /** Whether it tries only what failed in the one before it. */
  isRetry?: true;
}

/** A count of failed tests stands this close to the one of those that passed. */
const LINES_OF_COUNTS = 12;
const LONGEST = 300;
const MOST_RUNS = 16_384;
const MOST_OPEN = 4096;
/** A script's runner shows each command. */
const COMMAND = /^[$+>] \S/;
const COMMAND_WITHIN = /(?:^| )[$+>] \S/;
/** What went before on such a line may have failed and been left at that. */
const TOLERANT = /;|\|\|/;

export function createTestRunVerdicts(): TestRunVerdicts {
  const runs = createRuns();
  const ends = createEnds();

  function follow(key: string, { text, line }: LogEntry, first: OpenRun, around: Around): void {
    const { marks } = first;
    const known = runs.open.get(key);
    if (known?.passed !== undefined && line - known.passed > LINES_OF_COUNTS) runs.close(key);
    const run = runs.open.get(key);
    const isOver = run === undefined || run.passed !== undefined;
    if (marks.failed.test(text)) {
      runs.fail(key, run ?? unannounced(first, ends.before(key, first)), line);
      ends.ofRun(key, first, line);
    } else if (isPassed(marks, text, around)) {
      const unknown = run === undefined ? unannounced(first, ends.before(key, first)) : undefined;
      if (unknown !== undefined) runs.begin(key, { ...unknown, passed: line });
      if (run !== undefined) run.passed ??= line;
      ends.ofRun(key, first, line);
    } else if (isOver && marks.starts?.test(text) === true) runs.begin(key, first);
    else if (marks.retries?.test(text) === true) {
      if (isOver) runs.begin(key, first);
      runs.retry(key);
    }
  }

  return {
    see(stream, around) {
      const seen = around.at(0);
      if (seen === undefined || seen.text.length > LONGEST) return;
      const entry = { ...seen, text: seen.text.trimEnd() };
      const isCommand = isEcho(entry);
      if (isCommand) {
        for (const [key, run] of runs.open) if (run.stream === stream) runs.close(key);
        ends.ofCommand(stream, entry.line);
      }
      for (const index of ownersIn(NEEDLES, entry.text)) {
        const marks = TEST_RUNS[index];
        if (marks === undefined) continue;
        const key = `${index} ${stream}`;
        const first = { marks, stream, isUnannounced: false, from: entry.line, passed: undefined };
        if (!isCommand) follow(key, entry, first, around);
        else if (marks.command?.test(entry.text) === true && !TOLERANT.test(entry.text))
          runs.begin(key, first);
      }
    },
    end() {
      for (const key of runs.open.keys()) runs.close(key);
      return runs.ended;
    },
  };
}

/** The runs of a log, by runner and process while they are open. */
interface Runs {
  readonly ended: readonly TestRun[];
  readonly open: ReadonlyMap<string, OpenRun>;
  begin(key: string, run: OpenRun): void;
  /** Ends a run at the line that said it passed, or forgets it. */
  close(key: string): void;
  /** Notes of an open run that it tries only what failed in the last one. */
  retry(key: string): void;
  fail(key: string, run: OpenRun | undefined, line: number): void;
}

function createRuns(): Runs {
  const ended: TestRun[] = [];
  const open = new Map<string, OpenRun>();
  /** Places of the last runs that failed. */
  const failed = new Map<string, number>();

  function end(run: OpenRun | undefined, passes: boolean, to: number | undefined): boolean {
    if (run === undefined || to === undefined || ended.length >= MOST_RUNS) return false;
    const { marks, stream, from, isUnannounced } = run;
    const { tools = [], retried = [] } = marks;
    ended.push({ isPassed: passes, tools, from, to, isUnannounced, stream, retried });
    return true;
  }

  /** All that failed in it passed when it was tried again. */
  function overcome(key: string): void {
    const at = failed.get(key);
    const run = at === undefined ? undefined : ended[at];
    if (at !== undefined && run !== undefined)
      ended[at] = { ...run, isPassed: true, isUnannounced: false, tools: [] };
  }

  function close(key: string): void {
    const run = open.get(key);
    open.delete(key);
    if (end(run, true, run?.passed) && run?.isRetry === true) overcome(key);
  }

  return {
    ended,
    open,
    close,
    begin(key, run) {
      close(key);
      note(open, key, run);
    },
    retry(key) {
      const run = open.get(key);
      if (run !== undefined) run.isRetry = true;
    },
    fail(key, run, line) {
      open.delete(key);
      if (end(run, false, line)) note(failed, key, ended.length - 1);
    },
  };
}

/** Where runs and commands ended. */
interface Ends {
  ofCommand(stream: string, line: number): void;
  ofRun(key: string, run: OpenRun, line: number): void;
  /** The last line that belongs to no run that is told of below it. */
  before(key: string, run: OpenRun): number;
}

/** What a build tool says counts for all that ran since it was started; the runs of its tests end on their own. */
function createEnds(): Ends {
  const commands = new Map<string, number>();
  const runs = new Map<string, number>();
  const keyOf = (key: string, { marks, stream }: OpenRun): string =>
    marks.holdsRuns === true ? key : stream;
  return {
    ofCommand: (stream, line) => note(commands, stream, line),
    ofRun: (key, run, line) => note(runs, keyOf(key, run), line),
    before: (key, run) => Math.max(commands.get(run.stream) ?? 0, runs.get(keyOf(key, run)) ?? 0),
  };
}

/** A run that began below a line, if its runner says nothing at the start. */
function unannounced(first: OpenRun, before: number): OpenRun | undefined {
  return first.marks.isUnannounced === true ? { ...first, isUnannounced: true, from: before + 1 } : undefined;
}

function note<Value>(notes: Map<string, Value>, key: string, value: Value): void {
  if (notes.size < MOST_OPEN || notes.has(key)) notes.set(key, value);
}

/** Whether a line says that a run passed, or it and the next one with text. */
function isPassed({ passed, below }: TestRunMarks, text: string, { at }: Around): boolean {
  if (!passed.test(text)) return false;
  if (below === undefined) return true;
  const next = [1, 2].map((offset) => at(offset)?.text.trim() ?? "").find((line) => line !== "");
  return next !== undefined && next.length <= LONGEST && below.test(next);
}

/** Whether a line may show a command of one of several processes, behind the name of that. */
export function mayEcho(text: string): boolean {
  return COMMAND_WITHIN.test(text);
}

/** Whether a line shows a command, as it is. */
export function isEcho({ marker, text }: LogEntry): boolean {
  return marker === "command" || marker === "group" || COMMAND.test(text);
}
