/** Sums, headings, and what is done: `Applying 0002_users... FAILED`. */
const NO_TEST =
  /^(?:(?!Testing\b|Running\b)[A-Z][a-z]{1,20}ing|checking|configure|ALL|All|TOTAL|Total|[Tt]ests?(?=$|[\s:])|Summary|SUMMARY|Results?|Status|Overall|Build|BUILD|Job|Step|Phase|Stage|Pipeline|Deploy|Deployment|Workflow|Task|Stack|Command|Process|Upload|Download|Compile|Exit|\d{1,7} ?(?:tests?|of|\/)|make|npm|error|Error|the|The command|Failed to)\b|[:=] ?$|\b(?:[Ss]tate|[Ss]tatus|[Rr]esult|[Bb]uild|[Pp]hase|[Ss]tage|[Jj]ob|[Pp]ipeline)$|\([\w.]{1,200}\)$|^[\d\W]{1,400}$|^(?:ERROR|WARNING|WARN|INFO|DEBUG|FAIL|FAILED)$|^\[(?:WARN|WARNING|INFO|DEBUG|ERROR|ERR|TRACE|NOTICE)\] |^(?:not )?ok \d|^(?:Suite|Test run) .{1,200} failed after |^(?:\d{1,7} )?(?:tests?|failures?|errors?|passed|failed|assertions?)(?=$|[\s:,])/;
const LEAD =
  /^(?:(?:Running|Testing|Executing)(?: (?:tests?|case|spec|file))?:? (?=\S)|(?:Test|TEST|test|Testcase|Test case|Spec|Scenario)(?:: ?| )(?:#?\d{1,6}[:.)]? )?(?!exited|suite|run|result|summary|session|execution|failed|passed)(?=\S))/;
const QUOTES = /^(['"`])(.{1,300})\1$/;

/** Whether a row's name may be a test's. */
export function isTestName(name: string): boolean {
  return name.length < 250 && /^(?![-|(]|\S{1,200}:\d{1,7}(?::|$))/.test(name) && !NO_TEST.test(name);
}

/** Without what says that it is a test: `Running tests/basic.sh`, `Test 'adds'`. */
export function ownTestName(name: string): string {
  const bare = name.replace(LEAD, "").trim();
  return QUOTES.exec(bare)?.[2] ?? bare;
}

/** Counts and words that no list of tests holds. */
const NO_ITEM = /^(?:none|None|\d{1,7} |\W{1,400}$|[\w ]{1,60}:$)/;

/** Whether what stands in a list of failed tests may be a test's name. */
export function isListedName(name: string): boolean {
  return name.length < 250 && !NO_ITEM.test(name);
}
