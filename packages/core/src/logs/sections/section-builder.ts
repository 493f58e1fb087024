import type { LogContext, LogMarker } from "../../model/log.ts";

/** A part of a log that its carrier marks. Lines are 1-based and inclusive. */
export interface LogSection {
  kind: "job" | "step" | "group";
  title: string;
  startLine: number;
  endLine: number;
}

/** Gathers the sections of a log whose lines it is shown in order. */
export interface SectionBuilder {
  see(line: { number: number; text: string; marker?: LogMarker | undefined }, context: LogContext): void;
  /** In the order of their first lines; `lines` is the number of the last line. */
  end(lines: number): LogSection[];
}

/** Groups within groups beyond this never end: they are no nesting, but marks that lack their ends. */
const DEEPEST = 64;
/** Outermost first. */
const KINDS = ["job", "step", "group"] as const;

/** Keeps at most `most` sections. Groups reach to their end mark, or to where what holds them ends. */
export function createSectionBuilder(most: number): SectionBuilder {
  const sections: LogSection[] = [];
  let open: LogSection[] = [];

  function close(kind: LogSection["kind"], endLine: number): void {
    const isInner = (section: LogSection): boolean => KINDS.indexOf(section.kind) >= KINDS.indexOf(kind);
    for (const section of open) if (isInner(section)) section.endLine = Math.max(section.startLine, endLine);
    open = open.filter((section) => !isInner(section));
  }

  function begin(kind: LogSection["kind"], title: string, startLine: number): void {
    const section: LogSection = { kind, title, startLine, endLine: startLine };
    if (open.length < DEEPEST) open.push(section);
    if (sections.length < most) sections.push(section);
  }

  function follow(kind: "job" | "step", title: string | undefined, line: number): void {
    const current = open.find((section) => section.kind === kind)?.title;
    if (title === current) return;
    close(kind, line - 1);
    if (title !== undefined) begin(kind, title, line);
  }

  function endGroup(endLine: number): void {
    const at = open.findLastIndex(({ kind }) => kind === "group");
    const [group] = at === -1 ? [] : open.splice(at, 1);
    if (group !== undefined) group.endLine = endLine;
  }

  return {
    see({ number, text, marker }, { job, step }) {
      follow("job", job, number);
      follow("step", step, number);
      if (marker === "group" && text !== step && text !== "") begin("group", text, number);
      if (marker === "end-group") endGroup(number);
    },
    end(lines) {
      close("job", lines);
      return sections;
    },
  };
}
