import { performance } from "node:perf_hooks";
import type { MonitorEvent, MonitorSink, SummaryEvent } from "@hephaestus/core";
import { colorsFor, type Colors } from "../color.ts";
import type { Io } from "../io.ts";
import { clockOf, eventText, headline, shown, totals } from "./event-text.ts";

/** A screen that is drawn anew several times a second. */
export interface LiveScreen {
  /** Takes the terminal over; asks for the counts at each drawing. */
  begin(summary: () => SummaryEvent): void;
  /** Gives the terminal back, and leaves there what was told, and the summary. */
  end(): void;
}

const REDRAW_MS = 250;
/** Another screen, no cursor, and what is wider than the screen is cut by the terminal, which knows how wide its characters are. */
const ENTER = "\u001B[?1049h\u001B[?25l\u001B[?7l";
const LEAVE = "\u001B[?7h\u001B[?25h\u001B[?1049l";
const HOME = "\u001B[H";
const CLEAR_LINE = "\u001B[K";
const CLEAR_BELOW = "\u001B[J";
/** Around the templates and the news. */
const FRAME_ROWS = 6;
const LEAST_TEMPLATES = 3;
const USUAL_ROWS = 24;
const TEMPLATES_SHARE = 0.5;
/** Events that may be shown. */
const REMEMBERED = 50;

/** Shows rates, the most frequent templates with their trend, and the newest alarms, problems and solutions. */
export function createLiveScreen(io: Io): LiveScreen & MonitorSink {
  const colors = colorsFor(io.stdout, io.env);
  const news: string[] = [];
  const told: string[] = [];
  let last: SummaryEvent | undefined;
  let timer: NodeJS.Timeout | undefined;
  let before = { lines: 0, at: 0 };
  let isOpen = false;

  function draw(summary: SummaryEvent): void {
    const now = performance.now();
    const seconds = Math.max(0.001, (now - before.at) / 1000);
    const rate = before.at === 0 ? 0 : (summary.lines - before.lines) / seconds;
    before = { lines: summary.lines, at: now };
    const height = heightOf(io);
    const rows = screenRows({ summary, rate, news }, height, colors).slice(0, height - 1);
    io.stdout.write(HOME + rows.map((row) => `${CLEAR_LINE}${row}\n`).join("") + CLEAR_BELOW);
  }

  function end(): void {
    clearInterval(timer);
    if (!isOpen) return;
    isOpen = false;
    io.stdout.write(LEAVE + told.join(""));
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
      if (event.type === "summary") {
        last = event;
        return;
      }
      news.unshift(`${colors.dim(clockOf(event))} ${headline(event, colors)}`);
      news.length = Math.min(news.length, REMEMBERED);
      told.push(eventText(event, colors));
      if (told.length > REMEMBERED) told.shift();
    },
    end,
  };
}

interface Shown {
  summary: SummaryEvent;
  rate: number;
  news: readonly string[];
}

function screenRows({ summary, rate, news }: Shown, height: number, colors: Colors): string[] {
  const room = height - FRAME_ROWS;
  const most = Math.max(LEAST_TEMPLATES, Math.floor(room * TEMPLATES_SHARE));
  const templates = summary.templates
    .slice(0, most)
    .map(
      (template) =>
        `${String(template.count).padStart(9)} ${trend(template, colors)} ${shown(template.text)}`,
    );
  return [
    `${colors.bold(`${rate.toFixed(0)} lines/s`)}  ${totals(summary)}`,
    "",
    colors.bold("    count   templates"),
    ...templates,
    "",
    colors.bold("newest alarms, problems, solutions"),
    ...(news.length === 0
      ? [colors.dim("none so far; Ctrl-C ends")]
      : news.slice(0, Math.max(1, room - templates.length))),
  ];
}

/** Against the minute before, as far as the running one has gone. */
function trend({ lastMinute, minuteBefore }: SummaryEvent["templates"][number], colors: Colors): string {
  if (lastMinute > minuteBefore) return colors.red("↑");
  return lastMinute === 0 && minuteBefore === 0 ? " " : colors.dim("→");
}

/** Some terminals do not know how high they are, and say 0. */
function heightOf({ stdout }: Io): number {
  const rows: unknown = Reflect.get(stdout, "rows");
  return typeof rows === "number" && rows > 0 ? rows : USUAL_ROWS;
}
