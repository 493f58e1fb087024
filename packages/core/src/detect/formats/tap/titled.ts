import type { LogWindow } from "../format.ts";
import type { Diagnostics } from "./diagnostics.ts";

const TITLE = /^# (\S.*)$/;
/** What ends a stream. */
const COUNT = /^(?:tests|pass|fail|ok)\b/;
/** What tape says of a test that never ends, which is written below the last one. */
const UNENDED = /^test exited without ending: (\S.*)$/;

/** Whether a stream has one line for each assertion, as tape, Supertape and Zora write it; Node tells an operator, too. */
export function isAssertion({ values }: Diagnostics): boolean {
  return values.has("operator") && !values.has("failureType");
}

/** The name of the test of an assertion; `title` stands in a comment above: `# adds up`, `not ok 1 six is not seven`. */
export function testOfAssertion(name: string, title: string | undefined): string | undefined {
  return UNENDED.exec(name)?.[1] ?? title;
}

/** The last comment among these lines. */
export function lastTitle(window: LogWindow, [from, to]: readonly [number, number]): string | undefined {
  for (let offset = to - 1; offset >= from; offset--) {
    const title = TITLE.exec(window.text(offset)?.trimEnd() ?? "")?.[1];
    if (title !== undefined && !COUNT.test(title)) return title;
  }
  return undefined;
}
