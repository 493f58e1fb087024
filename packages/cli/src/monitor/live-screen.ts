import { performance } from "node:perf_hooks";
import type { MonitorEvent, MonitorSink, SummaryEvent } from "@hephaestus/core";
import { colorsFor, type Colors } from "../color.ts";
import type { Io } from "../io.ts";
import { eventText, headline, shown, totals } from "./event-text.ts";

/** A screen that is drawn anew several times a second. */
export interface LiveScreen {
  /** Takes the terminal over; asks for the counts at each drawing. */
  begin(summary: () => SummaryEvent): void;
  /** Gives the terminal back, and leaves the solutions and the summary there. */
  end(): void;
}

const REDRAW_MS = 250;
const ENTER = "\u001B[?1049h\u001B[?25l";
const LEAVE = "\u001B[?25h\u001B[?1049l";
const HOME = "\u001B[H";
const CLEAR_LINE = "\u001B[K";
const CLEAR_BELOW = "\u001B[J";
const LEAST_ROWS = 12;
const USUAL_ROWS = 24;
const USUAL_COLUMNS = 80;
const TEMPLATES_SHARE = 0.5;
/** Events that may be shown. */
const REMEMBERED = 50;

/** Shows rates, the most frequent templates with their trend, and the newest alarms, problems and solutions. */
export function createLiveScreen(io: Io): LiveScreen & MonitorSink {
  const colors = colorsFor(io.stdout, io.env);
  const news: string[] = [];
  const solutions: string[] = [];
  let last: SummaryEvent | undefined;
  let timer: NodeJS.Timeout | undefined;
  let before = { lines: 0, at: 0 };
  let isOpen = false;

  function draw(summary: SummaryEvent): void {
    const now = performance.now();
    const seconds = Math.max(0.001, (now - before.at) / 1000);
    const rate = before.at === 0 ? 0 : (summary.lines - before.lines) / seconds;
    before = { lines: summary.lines, at: now };
    const rows = screenRows({ summary, rate, news }, sizeOf(io), colors);
    io.stdout.write(HOME + rows.map((row) => `${row}${CLEAR_LINE}\n`).join("") + CLEAR_BELOW);
  }

  function end(): void {
    clearInterval(timer);
    if (!isOpen) return;
    isOpen = false;
    io.stdout.write(LEAVE + solutions.join(""));
    if (last !== undefined) io.stdout.write(eventText(last, colors));
  }

  io.signal.addEventListener("abort", end);
  return {
    begin(summary) {
      isOpen = true;
      io.stdout.write(ENTER);
      draw(summary());
      timer = setInterval(() => draw(summary()), REDRAW_MS);
    },
    take(event: MonitorEvent) {
      if (event.type === "summary") last = event;
      else news.unshift(`${colors.dim(event.at.slice(11, 19))} ${headline(event, colors)}`);
      news.length = Math.min(news.length, REMEMBERED);
      if (event.type === "solution" && solutions.length < REMEMBERED)
        solutions.push(eventText(event, colors));
    },
    end,
  };
}

interface Shown {
  summary: SummaryEvent;
  rate: number;
  news: readonly string[];
}

function screenRows(shownNow: Shown, size: { rows: number; columns: number }, colors: Colors): string[] {
  const { summary, rate, news } = shownNow;
  const room = size.rows - 6;
  const most = Math.floor(room * TEMPLATES_SHARE);
  const templates = summary.templates.slice(0, most).map((template) => {
    const count = String(template.count).padStart(9);
    return `${count} ${trend(template, colors)} ${shown(template.text).slice(0, size.columns - 14)}`;
  });
  return [
    `${colors.bold(`${rate.toFixed(0)} lines/s`)}  ${totals(summary)}`,
    "",
    colors.bold("    count   templates"),
    ...templates,
    "",
    colors.bold("newest alarms, problems, solutions"),
    ...(news.length === 0
      ? [colors.dim("none so far; Ctrl-C ends")]
      : news.slice(0, room - templates.length)),
  ];
}

/** Against the minute before, as far as the running one has gone. */
function trend({ lastMinute, minuteBefore }: SummaryEvent["templates"][number], colors: Colors): string {
  if (lastMinute > minuteBefore) return colors.red("↑");
  return lastMinute === 0 && minuteBefore === 0 ? " " : colors.dim("→");
}

function sizeOf({ stdout }: Io): { rows: number; columns: number } {
  const rows: unknown = Reflect.get(stdout, "rows");
  return {
    rows: Math.max(LEAST_ROWS, typeof rows === "number" && rows > 0 ? rows : USUAL_ROWS),
    // Some terminals do not know how wide they are, and say 0.
    columns: stdout.columns || USUAL_COLUMNS,
  };
}
