/** Lines that talk of failures without being one. */
const TALK: readonly RegExp[] = [
  // titles of passing tests
  /^(?:✓|✔|√|✅|ok \d|PASS\b|--- PASS|\[(?:OK|PASS|PASSED|SKIP|SKIPPED|ok)\] )|[✓✔✅] |\bshould (?:throw|fail|error|reject|not)\b|\bpassed$/,
  /(?:\.{3,80} ?|: | {2,9}|\t|^(?!not )\S{1,80} )(?:ok|OK|yes|passed|done|Failed)$|\.{3,9} ?(?:written|skipped|done|clean)\b|^[\w./-]{1,80}: skipped\b/,
  // counts of nothing
  /\b(?:0|no|No|without) (?:\w{1,20} )?(?:errors?|fail(?:ed|ures?)|warnings?|problems?|issues?|vulnerabilit(?:y|ies))\b|\bFAIL 0\b/,
  /^(?!.{0,200}\b(?:[Ee]rrors?|ERRORS?|[Ff]ail(?:ed|ures?)?|FAIL(?:ED|URES?)?)[:=] {0,8}[1-9]).{0,200}\b(?:[Ee]rrors?|ERRORS?|[Ff]ail(?:ed|ures?)?|FAIL(?:ED|URES?)?|warnings?|not found)[:=] {0,8}0\b/,
  /\berrors?"?: (?:null|false|\[\]|\{\}|"")|\b0 (?:broken|invalid|missing|unknown|found)\b|(?:rror|\]): \/?none\b|: none[.,]|\.\.\. none$|\bnone here\b|\berrors? ?[:=] ?[-+]?\d{1,9}(?:\.\d{1,20}(?:[eE][-+]?\d{1,3})?|[eE][-+]?\d{1,3})(?=$|[\s,;%)])|\bnothing (?:is|was|failed)\b|^[\w ]{1,40}: (?:no|No|false)$|^(?!.{0,40}\bnot\b)[\w ]{1,40}: \d{1,9}(?:\.\d{1,9})?$/,
  // what is expected, allowed, or tried again
  /\b(?:expected failures?|as expected|as (?:it|they) should\b|expected in|may fail|error handling|on the first (?:try|attempt)|will retry|retried|[Rr]etrying|[Aa]ttempting to|(?:and|is|are|all) fine)\b|\[expected\]|: (?:falling back|continuing)\b/,
  /\bignored\)|[,(;] ?(?:ignored|ignoring|skipped|skipping|continuing|creating|removing it|falling back|using (?:the )?(?:cached?|defaults?)|using \S{1,60} instead)\b/,
  // rows of Gradle's tasks, which it explains below
  /^(?:> Task )?:\S{1,200} FAILED$/,
  // commands, listings, differences, commits
  /^(?:\+ |\$ |[-+][a-z]|[\^~]|(?:if|run|uses): |[bcdlps-][rwxsStT-]{9}[.+@]? |HEAD is now at |[\da-f]{7,40} )|\becho (?:-e )?["']/,
  // code that was searched for: `src/cart.py:12:    raise ValueError("error: no price")`
  /^[^\s:]{1,200}:\d{1,9}:(?:\d{1,9}:)?(?:\s{2,9}|\t)\S(?!.*\] \[\d\]$)/,
];

/** One expression is faster than several. */
const HARMLESS = new RegExp(TALK.map(({ source }) => source).join("|"));

/** What installers, browsers and databases say wherever they run in a container. */
const LEFT_OUT =
  /^(?:E: Failed to fetch|Err:\d|W: |debconf: |invoke-rc\.d: |update-alternatives: |\[\d{4}\/\d{6}\.\d{3,6}:[A-Z]{4,8}:|LOG: {2}|ACPI )/;

/** Whether a line, without its time and process, tells of what went well, or was expected to fail. */
export function isHarmlessText(text: string): boolean {
  return HARMLESS.test(text);
}

/** Whether what it tells of is never why a run fails. */
export function isLeftOut(text: string): boolean {
  return LEFT_OUT.test(text);
}
