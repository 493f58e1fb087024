import { shellLine, type Advice } from "@hephaestus/core";
import type { SessionOptions } from "./commands/session-options.ts";

/** What to type, so that the fixes for these logs are written; a log that came by a pipe has to come again. */
export function fixAdvice(logs: readonly string[], options: SessionOptions): Advice {
  const isPiped = logs.length === 0 || logs.includes("-");
  const typed = (words: readonly string[]): string => {
    const line = shellLine([
      "hephaestus",
      "fix",
      ...words,
      ...sameOptions(options),
      ...(isPiped ? [] : logs),
    ]);
    return isPiped ? `… | ${line}` : line;
  };
  return { proved: typed([]), plausible: ({ id }) => typed(["--only", id]) };
}

/** The options that decide which fixes are found, as they were given. */
export function sameOptions({ workspace, base, trust, allow, ai }: SessionOptions): string[] {
  return [
    ...(workspace === undefined ? [] : ["-w", workspace]),
    ...(base === undefined ? [] : ["--base", base]),
    ...(trust ? ["--trust"] : []),
    ...(ai === undefined ? [] : [ai ? "--ai" : "--no-ai"]),
    ...allow.flatMap((pattern) => ["--allow", pattern]),
  ];
}
