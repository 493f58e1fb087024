import type { Overview, RootItem } from "@hephaestus/language-server";

/** A part of a line of a terminal that tells a problem, by UTF-16 offsets of the line. */
export interface ProblemLink {
  start: number;
  end: number;
  root: RootItem;
}

/** A shorter message is in many lines. */
const SHORTEST_MESSAGE = 12;

/** The first open problem with a fix that a line tells, by its message. */
export function problemLink(line: string, { roots }: Pick<Overview, "roots">): ProblemLink | undefined {
  for (const root of roots) {
    const message = root.message.split("\n", 1)[0]?.trim() ?? "";
    if (root.status !== "open" || root.solutions.length === 0 || message.length < SHORTEST_MESSAGE) continue;
    const start = line.indexOf(message);
    if (start !== -1) return { start, end: start + message.length, root };
  }
  return undefined;
}
