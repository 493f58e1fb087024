import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";
import { createGeneralSearch } from "./general/general-search.ts";

const ERROR = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.";
const TEST = readFileSync(join(import.meta.dirname, "formats/pytest/fixtures/color-v9.log"), "utf8");
const APT =
  "E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/c/curl/curl_7.58.0_amd64.deb  404  Not Found";

function told(...lines: string[]): string[] {
  const { findings } = detectText(`${lines.join("\n")}\n`, { general: createGeneralSearch() });
  return findings.filter(({ consequence }) => consequence !== true).map(({ tool }) => tool);
}

const TRAVIS = [
  "travis_fold:start:worker_info\r\u001B[0K\u001B[33;1mWorker information\u001B[0m",
  "$ npm test",
];
const GITLAB = ["\u001B[0KRunning with gitlab-runner 18.2.0 (abc)\u001B[0;m", "$ npm test"];

describe("createJobVerdicts", () => {
  it.each([
    ["Travis CI", TRAVIS, ["", "Done. Your build exited with 0."]],
    [
      "Travis CI of 2012",
      ["Using worker: ruby4.worker.travis-ci.org:ruby", "$ bundle exec rake"],
      ["", "Done. Build script exited with: 0"],
    ],
    ["GitLab", GITLAB, ["Cleaning up project directory", "\u001B[32;1mJob succeeded\u001B[0;m"]],
    ["Jenkins", ["Started by user ada", "+ npm test"], ["[Pipeline] End of Pipeline", "Finished: SUCCESS"]],
    ["AppVeyor", ["Build started", "npm test"], ["Build success"]],
    ["a program of an IDE", ["npm test"], ["Process finished with exit code 0"]],
    ["CircleCI", ["#!/bin/bash -eo pipefail", "npm test"], ["CircleCI received exit code 0"]],
  ])("finds no error in a job that passed: %s", (_, head, end) => {
    expect(told(...head, APT, ERROR, TEST, ...end)).toEqual([]);
    expect(told(...head, APT, ERROR, TEST)).toContain("tsc");
  });

  it("reads the verdict beneath a carrier's own marks", () => {
    const printed = [ERROR, "[go] Current job status: passed.", "[go] Job completed shop/1/test/1/unit"];
    expect(told(...printed.map((line) => `&1|09:01:02.123 ${line}`))).toEqual([]);
  });

  it("finds no error in a job of GitHub that its runner cleaned up without a mark of an error", () => {
    const stamp = "2026-11-20T09:01:02.1234567Z ";
    const job = (...lines: string[]): string[] =>
      ["Current runner version: '2.329.0'", ERROR, ...lines].map((line) => stamp + line);
    const failed = "##[error]Process completed with exit code 1.";
    const end = ["Post job cleanup.", "Cleaning up orphan processes"];
    expect(told(...job(...end))).toEqual([]);
    expect(told(...job(failed, ...end))).toEqual(["tsc"]);
    expect(told(...job())).toEqual(["tsc"]);
    expect(told(...job(...end).slice(1))).toEqual(["tsc"]);
    expect(told(...job(...end), ...job(failed, ...end))).toEqual(["tsc"]);
  });

  it("keeps warnings", () => {
    expect(told(...TRAVIS, "src/a.c:3:5: warning: odd", ERROR, "Done. Your build exited with 0.")).toEqual([
      "gcc",
    ]);
  });

  it("believes only the last words of a job", () => {
    const later = Array.from({ length: 20 }, (_, index) => `step ${index}`);
    expect(told(...GITLAB, "Job succeeded", ERROR, ...later)).toEqual(["tsc"]);
    expect(told(...GITLAB, ERROR, "Job succeeded", ...later)).toEqual(["tsc"]);
    expect(told(...GITLAB, ERROR, "worker: Job succeeded")).toEqual(["tsc"]);
  });

  it("tells jobs of one log apart", () => {
    const passed = [...TRAVIS, ERROR, "Done. Your build exited with 0."];
    const failed = [...TRAVIS, ERROR, "Done. Your build exited with 1."];
    expect(told(...passed, ...passed)).toEqual([]);
    expect(told(...passed, "", ...failed)).toEqual(["tsc"]);
    expect(told(...failed, "", ...passed)).toEqual(["tsc"]);
  });

  it("reads what TeamCity says first", () => {
    const status = (text: string): string => `Finished 'Fri Nov 20 09:03:12 UTC 2026' with status '${text}'`;
    const lines = [`[09:01:02] :\t [Step 1/2] ${ERROR}`, "[09:01:03]i: done"];
    expect(told("Build 'Shop :: Test' #12", status("NORMAL Tests passed: 3"), ...lines)).toEqual([]);
    expect(told("Build 'Shop :: Test' #12", status("FAILURE Exit code 2"), ...lines)).toEqual(["tsc"]);
  });
});

describe("what a job does once it is over", () => {
  it.each([
    [
      "Travis CI",
      TRAVIS,
      [
        'The command "npm test" exited with 1.',
        "travis_fold:start:after_failure.1\r\u001B[0Ktravis_time:start:0b7a\r\u001B[0K$ cat build.log",
      ],
      ["travis_fold:end:after_failure.1\r\u001B[0K", "Done. Your build exited with 1."],
    ],
    [
      "GitLab",
      ['section_start:1763629262:step_script\r\u001B[0KExecuting "step_script"', ...GITLAB],
      ["section_start:1763629263:after_script\r\u001B[0KRunning after_script"],
      ["section_end:1763629264:after_script\r\u001B[0K", "ERROR: Job failed: exit code 1"],
    ],
  ])("explains nothing: %s", (_, head, start, end) => {
    const later = ["$ cat build.log", ERROR, "sed: -e expression #1, char 5: unterminated `s' command"];
    expect(told(...head, "src/cart.c:3:5: error: odd", ...start, ...later, ...end)).toEqual(["gcc"]);
    expect(told(...head, "The change is 3174 lines long", ...start, ...later, ...end)).not.toContain("tsc");
  });
});

it("takes what Travis CI does below the last command that failed for no reason", () => {
  const failed = 'The command "luacheck ." exited with 1.';
  const later = ["$ cat obj/sccache.log", "cat: obj/sccache.log: No such file or directory"];
  const done = "Done. Your build exited with 1.";
  expect(told(...TRAVIS, "src/a.c:3:5: warning: odd", failed, ...later, done)).toEqual(["gcc"]);
  expect(told(...TRAVIS, failed, "$ npx tsc", ERROR, 'The command "npx tsc" exited with 2.', done)).toEqual([
    "tsc",
  ]);
});

it("finds no error in a command of which Travis CI says that it went well", () => {
  const ended = (command: string, code: number): string => `The command "${command}" exited with ${code}.`;
  const other = ["$ npx tsc", ERROR, ended("npx tsc", 2), "", "Done. Your build exited with 1."];
  expect(told(...TRAVIS, TEST, ended("npm test", 0), ...other)).toEqual(["tsc"]);
  expect(told(...TRAVIS, ERROR, ended("npm test", 1), "$ npx eslint .", ended("npx eslint .", 0))).toEqual([
    "tsc",
  ]);
});

it("finds no error in a try that Travis CI repeated", () => {
  const retried = 'The command "npm ci" failed. Retrying, 2 of 3.';
  const failed = 'The command "npm test" exited with 1.';
  expect(told(...TRAVIS, APT, retried, "added 12 packages", "$ npm test", ERROR, failed)).toEqual(["tsc"]);
  expect(told(...TRAVIS, APT, retried, APT, failed)).toEqual(["environment"]);
});
