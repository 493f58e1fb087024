import type { Problem } from "../../model/problem.ts";
import { printable, printableLines } from "../printable.ts";
import { codeFrame } from "./code-frame.ts";
import type { Page } from "./page.ts";
import { placeOf, toolOf, whereabouts } from "./place.ts";
import { crop, wrap } from "./wrap.ts";

const LONGEST_HEADLINE = 600;
const MESSAGE_ROWS = 12;
const EXCERPT_ROWS = 8;
const NAMED_CONSEQUENCES = 3;
const NAMED_SUSPECTS = 3;
const GENERAL = "no tool was recognised; this looks like the failure";

/** A root problem with its source, or else its log lines, and what follows from it; one row each. */
export function problemBlock(problem: Problem, page: Page): string[] {
  return [
    ...problemHead(problem, page),
    ...(problem.general === true ? [`  ${GENERAL}`] : []),
    ...evidence(problem, page),
    ...consequences(problem, page),
    ...rootsBehind(problem, page),
    ...suspects(problem, page),
  ];
}

/** What a problem is and where. */
export function problemHead(problem: Problem, page: Page): string[] {
  return [...headline(problem, page), `  ${whereabouts(problem, page)}`];
}

function headline(problem: Problem, { colors, width }: Page): string[] {
  const [first = "", ...rest] = printableLines(problem.message);
  const paint = problem.severity === "error" ? colors.red : colors.yellow;
  const used = `${problem.severity} ${toolOf(problem)}: `.length;
  const rows = wrap(crop(first, LONGEST_HEADLINE), width - 2, used).map((row) => colors.bold(row));
  const prefix = `${colors.bold(paint(problem.severity))} ${toolOf(problem)}: `;
  const details = rest.slice(0, MESSAGE_ROWS).map((row) => `  ${crop(row, width - 2)}`);
  return [prefix + rows.join("\n  "), ...details, ...omitted(rest.length - details.length, "  ", colors.dim)];
}

function evidence(problem: Problem, page: Page): string[] {
  const frame = frameOf(problem, page);
  if (frame !== undefined) return ["", ...frame.map((row) => `  ${row}`)];
  if (problem.excerpt.length === 0) return [];
  const { dim } = page.colors;
  const rows = problem.excerpt.slice(0, EXCERPT_ROWS);
  const shown = rows.map((row) => dim(`  │ ${crop(printable(row), page.width - 4)}`.trimEnd()));
  return ["", ...shown, ...omitted(problem.excerpt.length - rows.length, "  │ ", dim)];
}

function frameOf({ location }: Problem, { readSource, color, width }: Page): string[] | undefined {
  if (location === undefined || !location.inWorkspace) return undefined;
  const source = readSource(location.file);
  return source === undefined ? undefined : codeFrame(source.text, location, { color, width: width - 2 });
}

function consequences({ causeOf }: Problem, { problems, colors, width }: Page): string[] {
  const followers = causeOf.flatMap((id) => problems.get(id) ?? []);
  if (followers.length === 0) return [];
  const named = followers.slice(0, NAMED_CONSEQUENCES);
  const places = named.map(({ location }) => (location === undefined ? "" : placeOf(location)));
  const column = Math.max(...places.map((place) => place.length));
  const rows = named.map((follower, index) => {
    const [message = ""] = printableLines(follower.message);
    const place = column === 0 ? "" : `${(places[index] ?? "").padEnd(column)}  `;
    return colors.dim(`      ${crop(`${place}${toolOf(follower)}  ${message}`, width - 6)}`);
  });
  const verb = followers.length === 1 ? "follows" : "follow";
  const title = `  ${colors.dim("└")} ${followers.length} more ${verb} from this:`;
  return ["", title, ...rows, ...omitted(followers.length - named.length, "      ", colors.dim)];
}

function rootsBehind({ mayFollowFrom = [] }: Problem, { problems, colors, width }: Page): string[] {
  const named = mayFollowFrom.flatMap((id) => problems.get(id) ?? []).slice(0, NAMED_CONSEQUENCES);
  if (named.length === 0) return [];
  const places = named.map(({ code, tool, location }) =>
    location === undefined ? tool : `${code ?? tool} at ${placeOf(location)}`,
  );
  const words = `may follow from ${places.join(", ")}, in the code it runs; \`hephaestus fix --verify-command …\` tells`;
  return [
    "",
    ...wrap(printable(words), width - 4, 4).map(
      (row, index) => `  ${colors.dim(index === 0 ? "└ " : "  ")}${row}`,
    ),
  ];
}

function suspects({ suspects: named = [] }: Problem, { colors, width }: Page): string[] {
  const rows = named.slice(0, NAMED_SUSPECTS).map(({ file, startLine, symbol, changed }) => {
    const name = symbol === undefined ? "" : ` in ${symbol}`;
    return `${file}:${startLine}${name}${changed === true ? " (changed)" : ""}`;
  });
  if (rows.length === 0) return [];
  const [first = "", ...rest] = wrap(printable(`look at ${rows.join(", ")}`), width - 4, 4);
  return ["", `  ${colors.dim("└ ")}${first}`, ...rest.map((row) => `  ${colors.dim("  ")}${row}`)];
}

function omitted(count: number, indent: string, dim: (text: string) => string): string[] {
  return count > 0 ? [dim(`${indent}… ${count} more`)] : [];
}
