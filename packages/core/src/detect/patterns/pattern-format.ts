import type { LogPattern, PatternLine } from "../../config/patterns/log-pattern.ts";
import { compileRegexp } from "../../config/regexp/compile-regexp.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../formats/format.ts";
import { joinParts, readParts, type CompiledLine, type Parts } from "./read-parts.ts";
import { toFinding } from "./to-finding.ts";

/**
 * The format that a pattern of the user's describes: its lines follow each other, and the last one may repeat. A pattern that
 * the configuration would refuse reads nothing.
 */
export function patternFormat({ name, title, severity, lines }: LogPattern): LogFormat {
  const compiled = lines.flatMap((line) => compileLine(line));
  const last = compiled.at(-1);
  const isLoop = last?.loop === true;
  const anchor = compiled.findIndex(({ compiled: { literals } }) => literals !== undefined);
  const defaults = { severity, isWholeFile: lines.some(({ isWholeFile }) => isWholeFile) };

  function readLast(window: LogWindow, offset: number): Parts | undefined {
    return last && readParts(last, window.text(offset));
  }

  /** Reads the last line at an offset and, where it loops, all that follow of its kind. */
  function readRows(window: LogWindow, from: number, head: Parts): { to: number; findings: Finding[] } {
    const findings: Finding[] = [];
    let to = from;
    let parts = readLast(window, to);
    while (parts !== undefined) {
      const finding = toFinding(joinParts(head, parts), defaults);
      if (finding !== undefined) findings.push(isLoop ? { ...finding, lines: { from: to, to } } : finding);
      to += 1;
      parts = isLoop ? readLast(window, to) : undefined;
    }
    return { to, findings };
  }

  function readAt(window: LogWindow, from: number, head: Parts, start: number): Match | undefined {
    const { to, findings } = readRows(window, from, head);
    return to === from || to < 1 ? undefined : { from: start, to, findings };
  }

  /** Goes on with the rows of a match that filled a window. */
  function readMore(window: LogWindow, previous: Match): Match | undefined {
    const file = previous.findings.at(-1)?.place?.path;
    return readAt(window, 0, file === undefined ? {} : { file }, 0);
  }

  return {
    id: name,
    title,
    glance: compiled.filter((line, index) => index === anchor || line.loop).flatMap((line) => glanceOf(line)),
    read(window, previous) {
      if (compiled.length !== lines.length) return undefined;
      const more = isLoop && previous !== undefined ? readMore(window, previous) : undefined;
      if (more !== undefined) return more;
      const head = readHead(compiled.slice(0, -1), window, -anchor);
      return head && readAt(window, compiled.length - 1 - anchor, head, -anchor);
    },
  };
}

function compileLine(line: PatternLine): CompiledLine[] {
  const compiled = compileRegexp(line.regexp);
  return typeof compiled === "string" ? [] : [{ ...line, compiled }];
}

function glanceOf({ compiled }: CompiledLine): readonly string[] {
  return compiled.literals ?? [];
}

/** What the lines before the last one tell, read from an offset on. */
function readHead(lines: readonly CompiledLine[], window: LogWindow, from: number): Parts | undefined {
  let head: Parts = {};
  for (const [index, line] of lines.entries()) {
    const parts = readParts(line, window.text(from + index));
    if (parts === undefined) return undefined;
    head = joinParts(head, parts);
  }
  return head;
}
