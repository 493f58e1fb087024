import type { Envelope } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

interface KindedRecords {
  id: string;
  title: string;
  /** What stands before a line's text: the first group is its kind, the second its time. */
  record: RegExp;
  /** The least share of lines that are such records. */
  least: number;
  /** The kind of lines that show a command about to run. */
  command: string;
}

/** Makes the envelope of a build log that puts a kind and a time before each line. */
export function kindedRecords({ id, title, record, least, command }: KindedRecords): Envelope {
  return {
    id,
    title,
    glance: [],
    recognises: (sample) => shareOfLines(sample, (line) => record.test(line)) >= least,
    peel(line) {
      const [before, kind, timestamp] = record.exec(line) ?? [];
      if (before === undefined || timestamp === undefined) return { text: line };
      const text = line.slice(before.length);
      return kind === command ? { text, timestamp, marker: "command" } : { text, timestamp };
    },
    advance: (state) => state,
  };
}
