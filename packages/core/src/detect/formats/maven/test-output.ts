import type { LogWindow, Match } from "../format.ts";

const RUNNING = /^(?:\[INFO\] )?Running (?:[a-z_]\w*\.)*[A-Z][\w$]*$/;
const END =
  /^(?:\[\w+\] )?(?:Tests run: \d|Running (?:[a-z_]\w*\.)*[A-Z][\w$]*$|-{20,}|Results ?:$|BUILD )|^\[INFO\] *$| <<< (?:FAILURE|ERROR)!/;
const MAX_LINES = 480;

/**
 * Passes over what tests print between `Running shop.CartTest` and `Tests run: 3, Failures: 0, …`: a failure is told
 * below. Where neither an end nor that many lines follow, the line is left alone.
 */
export function readTestOutput(window: LogWindow): Match | undefined {
  const head = window.text(0)?.trimEnd() ?? "";
  if (!RUNNING.test(head)) return undefined;
  for (let to = 1; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined) return undefined;
    if (END.test(text)) return to === 1 ? undefined : { from: 0, to, findings: [] };
  }
  return head.includes(".") ? { from: 0, to: MAX_LINES, findings: [] } : undefined;
}
