import { describe, expect, it } from "vitest";
import { chooseLogs } from "./zip-logs.ts";

function choose(names: readonly string[]): (string | [string, string])[] {
  const chosen = chooseLogs(names.map((fileName) => ({ fileName })));
  return chosen.map(({ entry, job }) => (job === undefined ? entry.fileName : [entry.fileName, job]));
}

describe("chooseLogs", () => {
  it("takes the job logs of GitHub's zip, in the order of their numbers, and passes over the steps", () => {
    expect(
      choose([
        "10_deploy.txt",
        "2_test (22, windows).txt",
        "0_build.txt",
        "build/1_Set up job.txt",
        "build/system.txt",
        "build/",
      ]),
    ).toEqual([
      ["0_build.txt", "build"],
      ["2_test (22, windows).txt", "test (22, windows)"],
      ["10_deploy.txt", "deploy"],
    ]);
  });

  it("takes the step logs where there are no job logs", () => {
    expect(choose(["build/10_Post.txt", "build/2_Run npm test.txt", "build/system.txt"])).toEqual([
      ["build/2_Run npm test.txt", "build"],
      ["build/10_Post.txt", "build"],
    ]);
  });

  it("takes every text and log file of another zip, and nothing else", () => {
    const names = ["logs/app.log", "B.TXT", "a.txt", "src/a.ts", "__MACOSX/._a.txt", "logs/", "log"];
    expect(choose(names)).toEqual(["a.txt", "B.TXT", "logs/app.log"]);
  });

  it("does not take a zip with one numbered file for GitHub's", () => {
    expect(choose(["2026_report.txt", "server.log"])).toEqual(["2026_report.txt", "server.log"]);
  });

  it("finds no logs in a zip without any", () => {
    expect(choose(["a.png", "folder/"])).toEqual([]);
    expect(choose([])).toEqual([]);
  });
});
