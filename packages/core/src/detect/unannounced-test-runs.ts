import type { TestRunMarks } from "./test-run.ts";

/** The runners that say nothing at the start of a run: only its end tells that there was one. */
export const UNANNOUNCED_TEST_RUNS: readonly TestRunMarks[] = [
  {
    // unittest, nose, nose2, Django, testtools, trial, LuaUnit
    isUnannounced: true,
    glance: [" tests in ", " test in ", "FAILED ("],
    passed: /^Ran [1-9]\d{0,6} tests? in \d[\d.]{0,12} ?(?:ms|s|seconds?)(?:, .{1,80})?$/,
    below: /^(?:OK|PASSED)(?: \(.{1,120}\))?$/,
    failed: /^FAILED \(\w/,
  },
  {
    // OUnit
    isUnannounced: true,
    glance: [" tests in: ", "FAILED: Cases: ", " I: Failures: "],
    passed: /^(?:Ran: [1-9]\d{0,6} tests in: \d|(?:\S{1,40} )?\S{1,80} I: Failures: 0\.$)/,
    below: /^(?:OK|(?:\S{1,40} )?\S{1,80} I: Skip: \d{1,7}\.)$/,
    failed: /^(?:FAILED: Cases: |(?:\S{1,40} )?\S{1,80} I: Failures: [1-9])/,
  },
  {
    // Alcotest
    isUnannounced: true,
    glance: ["Test Successful in ", " failure! in ", " failures! in "],
    passed: /^Test Successful in \d/,
    failed: /^[1-9]\d{0,6} failures?! in \d/,
  },
  {
    // clojure.test
    isUnannounced: true,
    glance: [" failures, 0 errors.", " failures, ", " errors."],
    passed: /^0 failures, 0 errors\.$/,
    failed: /^(?:[1-9]\d{0,6} failures, \d{1,7}|0 failures, [1-9]\d{0,6}) errors\.$/,
  },
  {
    // shUnit2
    isUnannounced: true,
    glance: [" tests."],
    passed: /^Ran [1-9]\d{0,6} tests?\.$/,
    below: /^OK(?: \(skipped=\d{1,6}\))?$/,
    failed: /^FAILED \(failures=/,
  },
  {
    // zope.testrunner
    isUnannounced: true,
    glance: [" tests with ", " failures, "],
    passed: /^ {2}Ran [1-9]\d{0,6} tests with 0 failures, 0 errors\b/,
    failed: /^ {2}Ran \d{1,7} tests with (?:[1-9]|0 failures, [1-9])/,
  },
  {
    // stestr
    isUnannounced: true,
    glance: [" - Failed: "],
    passed: /^ - Failed: 0$/,
    failed: /^ - Failed: [1-9]/,
  },
  {
    isUnannounced: true,
    glance: ["congratulations :)", "evaluation failed :("],
    passed: /^ {2}congratulations :\)/,
    failed: /^ {2}evaluation failed :\(/,
  },
  {
    // prove and Test::Harness
    isUnannounced: true,
    glance: ["Result: PASS", "Result: FAIL"],
    passed: /^Result: PASS$/,
    failed: /^Result: FAIL$/,
  },
  {
    // busted
    isUnannounced: true,
    glance: [" successes / ", " success / "],
    passed: /^\d{1,7} success(?:es)? \/ 0 failures \/ 0 errors\b/,
    failed: /^\d{1,7} success(?:es)? \/ (?:[1-9]|0 failures \/ [1-9])/,
  },
  {
    // testthat
    isUnannounced: true,
    glance: ["[ FAIL "],
    passed: /^\[ FAIL 0 \| WARN \d{1,5} \| SKIP \d{1,5} \| PASS [1-9]/,
    failed: /^\[ FAIL [1-9]/,
  },
  {
    // JUnit's console
    isUnannounced: true,
    glance: [" tests failed  "],
    passed: /^\[ {1,20}0 tests failed {1,20}\]$/,
    failed: /^\[ {1,20}[1-9]\d{0,6} tests failed {1,20}\]$/,
  },
  {
    // TestNG
    isUnannounced: true,
    glance: ["Total tests run: "],
    passed: /^Total tests run: [1-9]\d{0,6}, (?:Passes: \d{1,7}, )?Failures: 0, /,
    failed: /^Total tests run: \d{1,7}, (?:Passes: \d{1,7}, )?Failures: [1-9]/,
  },
  {
    // Gradle and Ant
    isUnannounced: true,
    holdsRuns: true,
    glance: ["BUILD SUCCESSFUL", "BUILD FAILED", "There were failing tests. See the report"],
    retried: ["gradle"],
    passed: /^BUILD SUCCESSFUL(?: in \d.{0,20})?$/,
    failed: /^(?:BUILD FAILED|(?:> )?There were failing tests\. See the report)/,
  },
  {
    // Maven
    isUnannounced: true,
    holdsRuns: true,
    glance: ["BUILD SUCCESS", "BUILD FAILURE", "There are test failures."],
    retried: ["maven"],
    passed: /^(?:\[INFO\] )?BUILD SUCCESS$/,
    failed: /^(?:\[(?:INFO|ERROR)\] )?(?:BUILD FAILURE|There are test failures\.)/,
  },
  {
    // sbt
    isUnannounced: true,
    holdsRuns: true,
    glance: ["[success] Total time: ", "[error] Total time: "],
    passed: /^\[success\] Total time: \d/,
    failed: /^\[error\] Total time: \d/,
  },
  {
    // ScalaTest
    isUnannounced: true,
    glance: ["All tests passed.", " FAILED ***"],
    passed: /^(?:\[info\] )?All tests passed\.$/,
    failed: /^(?:\[info\] )?\*{3} [1-9]\d{0,6} (?:TESTS?|SUITES?) (?:FAILED|ABORTED) \*{3}$/,
  },
  {
    // `dotnet test`, VSTest
    isUnannounced: true,
    glance: ["Passed!  - Failed: ", "Failed!  - Failed: ", "Test Run Successful.", "Test Run Failed."],
    passed: /^(?:Passed! {2}- Failed: {1,9}0,|Test Run Successful\.)/,
    failed: /^(?:Failed! {2}- Failed: |Test Run Failed\.)/,
  },
  {
    // EUnit, Common Test
    isUnannounced: true,
    glance: [" tests passed.", "Test passed.", "Failed: "],
    passed: /^(?: {2}|={1,40} )?(?:All [1-9]\d{0,6} tests passed|Test passed)\.$/,
    failed: /^(?: {2})?Failed: [1-9]\d{0,6}\. /,
  },
  {
    // CTest
    isUnannounced: true,
    glance: ["% tests passed, "],
    passed: /^100% tests passed, 0 tests failed out of [1-9]/,
    failed: /^\d{1,3}% tests passed, [1-9]/,
  },
  {
    // Catch2, doctest, Boost.Test
    isUnannounced: true,
    glance: ["All tests passed (", "test cases: ", "[doctest] Status: ", "*** No errors detected"],
    passed: /^(?:All tests passed \(\d|\[doctest\] Status: SUCCESS!|\*{3} No errors detected$)/,
    failed: /^(?:test cases: .*\bfailed\b|\[doctest\] Status: FAILURE!)/,
  },
  {
    // behave and Cucumber
    isUnannounced: true,
    glance: [" passed, 0 failed, ", " scenarios (", " scenario (", "Failing scenarios:"],
    passed:
      /^(?:\d{1,6} features? passed, 0 failed, |\d{1,6} scenarios? \((?:\d{1,6} (?:skipped|pending), )?[1-9]\d{0,5} passed\)$)/,
    failed: /^(?:\d{1,6} scenarios? \(.*\bfailed\b|Failing scenarios:)/,
  },
];
