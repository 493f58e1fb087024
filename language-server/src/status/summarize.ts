import type { SourceSummary } from "../protocol/commands.ts";
import type { Place } from "../protocol/place.ts";
import type { Source, TrackedProblem } from "../problems/source.ts";
import { evidencePlace } from "../problems/to-diagnostic.ts";
import { isProved } from "../solutions/solution-order.ts";
import { visibleLine } from "../text/visible.ts";

const LONGEST_TEXT = 200;

/** What became of one log, for people. */
export function summarize(source: Source): SourceSummary {
  const open = [...source.problems.values()].filter(({ status }) => status === "open");
  const roots = source.roots.flatMap((id) => source.problems.get(id) ?? []);
  const first = firstPlace(
    roots.filter(({ status }) => status === "open"),
    source,
  );
  const proved = source.solutions.filter(isProved).length;
  return {
    source: source.id,
    label: source.label,
    stage: source.stage,
    lines: source.lines,
    errors: open.filter(({ problem }) => problem.severity === "error").length,
    warnings: open.filter(({ problem }) => problem.severity === "warning").length,
    solved: [...source.problems.values()].filter(({ status }) => status === "solved").length,
    roots: roots.length,
    proved,
    plausible: source.solutions.length - proved,
    omitted: source.omitted,
    notes: source.notes,
    ...(first === undefined ? {} : { first }),
    ...(source.uri === undefined ? {} : { uri: source.uri }),
    ...(source.command === undefined ? {} : { command: source.command }),
    ...(source.cwd === undefined ? {} : { cwd: source.cwd }),
    ...(source.exitCode === undefined ? {} : { exitCode: source.exitCode }),
    ...(source.alarms === undefined ? {} : { alarms: alarmsOf(source, source.alarms) }),
    ...(source.nothing === undefined ? {} : { nothing: source.nothing }),
    ...(source.unplaced.length === 0 ? {} : { unplaced: [...source.unplaced] }),
    ...(source.tied.length === 0 ? {} : { tied: source.tied.map(({ uri }) => uri) }),
  };
}

function alarmsOf(
  { uri, logLine }: Source,
  { raised, newest }: NonNullable<Source["alarms"]>,
): NonNullable<SourceSummary["alarms"]> {
  if (newest === undefined) return { raised };
  const { line: read, ...told } = newest;
  const line = logLine(read);
  const alarm = { ...told, text: visibleLine(told.text, LONGEST_TEXT) };
  if (uri === undefined || line === undefined) return { raised, newest: alarm };
  const start = { line, character: 0 };
  return { raised, newest: { ...alarm, place: { uri, range: { start, end: start } } } };
}

/** The first root in the workspace, else the log's line of the first one. */
function firstPlace(roots: readonly TrackedProblem[], source: Source): Place | undefined {
  const placed = roots.find(({ uri, range }) => uri !== undefined && range !== undefined);
  if (placed?.uri !== undefined && placed.range !== undefined)
    return { uri: placed.uri, range: placed.range };
  return roots.flatMap((root) => evidencePlace(root, source) ?? [])[0];
}
