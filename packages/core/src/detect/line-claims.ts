/** Claims that lie too far behind are dropped when so many have gathered. */
const MOST_KEPT = 4096;

/** Which lines of a log matches have claimed; lines are counted from the log's start. */
export interface LineClaims {
  /** Claims a line of a process whose lines interleave with others. */
  claim(line: number): void;
  /** Claims a whole run of lines, the end excluded, and hides everything before it. */
  claimRun(start: number, end: number): void;
  /** Whether a line is claimed that is at most `memory` lines before the last one claimed. */
  has(line: number): boolean;
  /** Whether a line, or one between it and the current one, is claimed: it is no part of what goes on at the current one. */
  hides(line: number, current: number): boolean;
}

export function createLineClaims(memory: number): LineClaims {
  const claimed = new Set<number>();
  let last = -1;
  let run = { start: 0, end: 0 };

  function forgetBefore(line: number): void {
    for (const each of claimed) if (each < line) claimed.delete(each);
  }

  return {
    claim(line) {
      claimed.add(line);
      last = Math.max(last, line);
      if (claimed.size > MOST_KEPT + memory) forgetBefore(last - memory);
    },
    claimRun(start, end) {
      run = { start, end };
    },
    has: (line) => (line >= run.start && line < run.end) || claimed.has(line),
    hides(line, current) {
      if (line < run.end) return true;
      const end = Math.min(Math.max(line, current), last);
      for (let each = Math.min(line, current); each <= end; each++) if (claimed.has(each)) return true;
      return false;
    },
  };
}
