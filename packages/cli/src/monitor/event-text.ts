import {
  counted,
  formatDuration,
  printable,
  printableLines,
  type MonitorEvent,
  type SummaryEvent,
} from "@hephaestus/core";
import type { Colors } from "../color.ts";

const TOP = 10;
const LONGEST = 200;

/** An event as lines for people, each with a newline. */
export function eventText(event: MonitorEvent, colors: Colors): string {
  if (event.type === "summary") return summaryText(event, colors);
  const first = `${colors.dim(clockOf(event))} ${headline(event, colors)}`;
  return `${[first, ...details(event, colors)].join("\n")}\n`;
}

/**
 * The time of an event by the clock of the machine: of an alarm that of its entry, with the day where it is not the one on
 * which it is told.
 */
export function clockOf(event: Exclude<MonitorEvent, SummaryEvent>): string {
  const told = localTime(event.at);
  const time = event.type === "alarm" ? localTime(event.time) : told;
  return time.day === told.day ? time.clock : `${time.day} ${time.clock}`;
}

function localTime(iso: string): { day: string; clock: string } {
  const date = new Date(iso);
  const two = (number: number): string => String(number).padStart(2, "0");
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    clock: [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":"),
  };
}

/** What an event says, on one line without its time. */
export function headline(event: Exclude<MonitorEvent, SummaryEvent>, colors: Colors): string {
  switch (event.type) {
    case "alarm":
      return `${colors.red("alarm")} ${alarmText(event)}`;
    case "problem": {
      const { tool, message, file, line } = event.problem;
      const place = file === null ? "" : ` ${file}${line === null ? "" : `:${line}`}`;
      return `${colors.yellow("problem")}${shown(place)} ${shown(`${tool}: ${message}`)}`;
    }
    case "solution": {
      const what = event.command ?? event.title;
      const delivered = event.delivered === null ? "" : ` → ${event.delivered}`;
      return `${colors.green(event.status)} ${shown(what)} ${colors.dim(event.files.map(shown).join(", "))}${delivered}`;
    }
    case "delivery": {
      const where = event.address === null ? "" : ` ${shown(event.address)}`;
      return `${colors.cyan(event.status)}${where} ${shown(event.detail)}`;
    }
    case "source": {
      const count = event.count > 0 ? ` ${event.count}` : "";
      return colors.dim(
        `${shown(event.source)} ${event.what}${count}${event.detail && `: ${shown(event.detail)}`}`,
      );
    }
    case "error":
    default:
      return `${colors.red("error")} ${shown(event.message)}`;
  }
}

function alarmText(event: Extract<MonitorEvent, { type: "alarm" }>): string {
  const span = formatDuration(Math.max(1000, Math.round(event.spanMs / 1000) * 1000));
  const what = {
    count: `${event.count} within ${span}`,
    rate: `${event.count} within ${span}, far more than usual`,
    silence: `no entry for ${span}`,
    "first-seen": "never seen before",
  }[event.kind];
  const text = event.template?.text ?? event.sample;
  return [what, shown(event.source), shown(text)].filter((part) => part !== "").join("  ");
}

function details(event: MonitorEvent, colors: Colors): string[] {
  if (event.type !== "solution" || event.diff === "") return [];
  return printableLines(event.diff.trimEnd()).map((line) => {
    if (line.startsWith("+")) return colors.green(`  ${line}`);
    return line.startsWith("-") ? colors.red(`  ${line}`) : `  ${line}`;
  });
}

function summaryText(summary: SummaryEvent, colors: Colors): string {
  const { templates } = summary;
  const width = String(templates[0]?.count ?? 0).length;
  const top = templates
    .slice(0, TOP)
    .map(({ count, text }) => `  ${String(count).padStart(width)}  ${shown(text)}`);
  return `${[colors.bold(totals(summary)), ...top].join("\n")}\n`;
}

/** Counts of a monitor in one line. */
export function totals(summary: SummaryEvent): string {
  const { lines, entries, errors, alarms, problems, solutions, dropped, late } = summary;
  return [
    counted(lines, "line", "lines"),
    counted(entries, "entry", "entries"),
    counted(errors, "error", "errors"),
    counted(alarms, "alarm", "alarms"),
    counted(problems, "problem", "problems"),
    counted(solutions, "solution", "solutions"),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
    ...(late > 0 ? [`${late} too late`] : []),
  ].join(", ");
}

/** Text of a log as it may be shown, and not too long. */
export function shown(text: string): string {
  const safe = printable(text);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
