import type { LogContext } from "../../model/log.ts";

/** What a runner of several processes puts before each line to tell them apart. */
export interface StreamPrefix {
  /** The same for all lines of one process. */
  key: string;
  /** How many characters of the line belong to it. */
  length: number;
  /** How many lines close together must carry it: looser shapes need more, since a message may look like them. */
  needed: number;
  /** True where tools mark their own messages alike. */
  isLoose?: true;
  context?: Pick<LogContext, "directory" | "package" | "task">;
  /** The rest may carry a prefix as well: both together. */
  inner?: StreamPrefix;
  /** True where the rest is the command that the process runs. */
  echo?: true;
}

/** One shape of prefix. Pure, and linear in a prefix of bounded length. */
export interface PrefixShape {
  readonly id: string;
  readonly title: string;
  read(text: string): StreamPrefix | undefined;
}

/** The prefix or the one inside it, whichever has the key. */
export function prefixWithKey(prefix: StreamPrefix | undefined, key: string): StreamPrefix | undefined {
  if (prefix === undefined || prefix.key === key) return prefix;
  return prefix.inner?.key === key ? prefix.inner : undefined;
}
