import { UNANNOUNCED_TEST_RUNS } from "./unannounced-test-runs.ts";

/**
 * What a test runner says at the start of a run, and at its end. A log pays for each line that holds a literal: those of
 * single tests are in too many.
 */
export interface TestRunMarks {
  /** Formats whose findings count, however the run ended: tests that passed when they were tried again. */
  readonly tools?: readonly string[];
  /** Literals of its lines. */
  readonly glance: readonly string[];
  /** A line that begins a run. */
  readonly starts?: RegExp;
  /** The runner's name in the command that a script's runner shows: `> mocha --exit`. */
  readonly command?: RegExp;
  /**
   * Whether a run may begin without any such line: traces below the last command, or the last run, are then of its tests.
   */
  readonly isUnannounced?: true;
  readonly passed: RegExp;
  /** The next line with text, where only that tells that it passed. */
  readonly below?: RegExp;
  /** Lines close to those, if any test failed after all. */
  readonly failed: RegExp;
}

/** The runners whose passing runs are known. */
export const TEST_RUNS: readonly TestRunMarks[] = [
  {
    tools: ["cypress", "wdio"],
    glance: [" mocha", " passing (", " failing"],
    command: /\bmocha\b/,
    passed: /^ {1,2}\d{1,7} passing \(/,
    failed: /^ {1,2}[1-9]\d{0,6} failing$/,
  },
  {
    glance: ['"failures": ', '"stats": ', " mocha"],
    command: /\bmocha\b/,
    passed: /^ {4}"failures": 0,?$/,
    failed: /^ {4}"failures": [1-9]/,
  },
  {
    glance: [
      "> ava",
      "$ ava",
      "npx ava",
      "nyc ava",
      "c8 ava",
      "test passed",
      "tests passed",
      "test failed",
      "tests failed",
      " exception",
      " rejection",
      "known failure",
    ],
    command: /(?:^|\s)ava\b/,
    passed: /^ {2}\d{1,7} tests? passed$/,
    failed: /^ {2}[1-9]\d{0,6} (?:tests? failed|uncaught exceptions?|unhandled rejections?|known failures?)$/,
  },
  {
    glance: [" --test", "ℹ fail ", "ℹ cancelled "],
    command: /\s--test\b/,
    passed: /^ℹ fail 0$/,
    failed: /^ℹ (?:fail|cancelled) [1-9]/,
  },
  {
    glance: ["TAP version 1", "1..", "# fail", "# ok", "not ok ", "# cancelled "],
    starts: /^(?:TAP version 1[34]|1\.\.[1-9]\d{0,6})$/,
    passed: /^# (?:fail {1,2}0|ok)$/,
    failed: /^(?:# (?:fail {1,2}|failed |cancelled )[1-9]|not ok (?!.*# (?:TODO|SKIP)))/i,
  },
  {
    glance: ["Started", "Jasmine started", " 0 failures", " failure", "Incomplete:"],
    starts: /^(?:Started|Jasmine started)$/,
    command: /\bjasmine\b/,
    passed: /^(?:Executed )?\d{1,7} (?:of \d{1,7} )?specs?(?:, 0 failures| SUCCESS)/,
    failed: /^(?:\d{1,7} specs?, [1-9]\d{0,6} failures?|Incomplete:|Overall: failed)/,
  },
  {
    tools: ["vitest"],
    glance: [" RUN ", " Test Files ", "Errors  "],
    starts: /^ RUN {2}v\d/,
    passed: /^ Test Files {2}\d{1,7} passed/,
    failed: /^ {1,8}(?:Test Files {2}[1-9]\d{0,6} failed|Errors {2}[1-9])/,
  },
  {
    tools: ["playwright"],
    glance: [" worker", " passed (", " failed", " interrupted", " did not run"],
    starts: /^Running [1-9]\d{0,6} tests? using \d{1,4} workers?/,
    passed: /^ {2}\d{1,7} passed \(/,
    failed:
      /^ {2}[1-9]\d{0,6} (?:failed|interrupted|did not run|errors? (?:was|were) not a part of any test)/,
  },
  {
    tools: ["bun-test"],
    glance: ["bun test v", " 0 fail", "1 error", " errors"],
    starts: /^bun test v\d/,
    passed: /^ 0 fail$/,
    failed: /^ [1-9]\d{0,6} errors?$/,
  },
  {
    tools: ["deno-test"],
    glance: ["running ", "ok | ", "FAILED | "],
    starts: /^running [1-9]\d{0,6} tests? from /,
    passed: /^ok \| \d{1,7} passed/,
    failed: /^FAILED \| /,
  },
  {
    glance: ["running ", "test result: "],
    starts: /^running [1-9]\d{0,6} tests?$/,
    passed: /^test result: ok\. /,
    failed: /^test result: FAILED/,
  },
  {
    glance: ["=== RUN", "ok  \t", "FAIL\t", "--- FAIL"],
    starts: /^=== RUN {3}\S/,
    passed: /^ok {2}\t\S/,
    failed: /^(?:FAIL\t| *--- FAIL: )/,
  },
  {
    tools: ["maven", "junit"],
    glance: ["Running ", "Tests run: "],
    starts: /^(?:\[INFO\] )?Running [\w$]{1,80}(?:\.[\w$]{1,80}){1,30}$/,
    passed: /^(?:\[[A-Z]{4,7}\] )?Tests run: [1-9]\d{0,6}, Failures: 0, Errors: 0, /,
    failed: /^(?:\[[A-Z]{4,7}\] )?Tests run: \d{1,7}, (?:Failures: [1-9]|Failures: 0, Errors: [1-9])/,
  },
  {
    tools: ["pytest", "doctest", "unittest"],
    glance: [
      " test session starts ",
      " passed in ",
      " passed,",
      " failed,",
      " failed in ",
      " error in ",
      " errors in ",
      " error,",
      " errors,",
    ],
    starts: /^={3,200} test session starts ={3,200}$/,
    isUnannounced: true,
    passed:
      /^(?:={3,200} )?\d{1,7} passed(?:, \d{1,7} (?:skipped|deselected|warnings?|xfailed|xpassed|subtests passed)){0,5} in \d/,
    failed: /^(?:={3,200} )?(?:\d{1,7} \w{1,12}, ){0,4}[1-9]\d{0,6} (?:failed|errors?)[, ]/,
  },
  {
    glance: ["PHPUnit ", "OK (", "OK, but ", "FAILURES!", "ERRORS!"],
    starts: /^PHPUnit \d{1,3}\.\d/,
    isUnannounced: true,
    passed: /^OK(?: \(\d{1,7} tests?, \d{1,7} assertions?\)|, but )/,
    failed: /^(?:FAILURES|ERRORS)!$/,
  },
  {
    glance: ["# Running", "Run options: ", " failures, ", " errors, "],
    starts: /^(?:# Running(?: tests)?:|Run options: .*)$/,
    isUnannounced: true,
    passed: /^\d{1,7} (?:runs|tests), \d{1,7} assertions, 0 failures, 0 errors/,
    failed: /^\d{1,7} (?:runs|tests), \d{1,7} assertions, (?:[1-9]|0 failures, [1-9])/,
  },
  {
    glance: [" rspec", " 0 failures", " failure", " outside of examples"],
    command: /\brspec\b/,
    isUnannounced: true,
    passed: /^\d{1,7} examples?, 0 failures(?:, \d{1,7} pending)?$/,
    failed: /^\d{1,7} examples?, (?:[1-9]|0 failures.* outside of examples)/,
  },
  {
    glance: ["] Running ", "[  PASSED  ]", "[  FAILED  ]"],
    starts: /^\[={10}\] Running [1-9]/,
    passed: /^\[ {2}PASSED {2}\] \d{1,7} tests?\.$/,
    failed: /^\[ {2}FAILED {2}\] \d{1,7} tests?/,
  },
  {
    glance: ["Running ExUnit with seed", "Excluding tags: ", " mix test", " 0 failures", " failure"],
    starts: /^(?:Running ExUnit with seed|Excluding tags): /,
    command: /\bmix test\b/,
    isUnannounced: true,
    passed: /^(?:\d{1,7} (?:doctests?|properties|property), ){0,2}\d{1,7} tests?, 0 failures/,
    failed: /^(?:\d{1,7} (?:doctests?|properties|property), ){0,2}\d{1,7} tests?, [1-9]\d{0,6} failure/,
  },
  {
    glance: ["JUnit version ", "OK (", "FAILURES!!!"],
    starts: /^JUnit version \d/,
    isUnannounced: true,
    passed: /^OK \(\d{1,7} tests?\)$/,
    failed: /^FAILURES!!!$/,
  },
  {
    tools: ["maven", "junit"],
    glance: ["Scanning for projects...", "BUILD SUCCESS", "BUILD FAILURE"],
    starts: /^(?:\[INFO\] )?Scanning for projects\.\.\.$/,
    isUnannounced: true,
    passed: /^(?:\[INFO\] )?BUILD SUCCESS$/,
    failed: /^(?:\[(?:INFO|ERROR)\] )?BUILD FAILURE$/,
  },
  ...UNANNOUNCED_TEST_RUNS,
];
