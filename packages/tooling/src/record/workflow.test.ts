import { describe, expect, it } from "vitest";

import { readJob } from "./workflow.ts";

const source = `
env: { A: 1 }
jobs:
  first:
    steps:
      - uses: actions/checkout@v4
      - run: npm test
        if: \${{ !cancelled() }}
        env: { B: yes }
  second:
    name: Second
    defaults: { run: { working-directory: packages/report } }
    steps:
      - run: npx tsc -b
      - run: npm ci
        working-directory: .
`;

describe("readJob", () => {
  it("reads the first job with the environment of all levels", () => {
    expect(readJob(source)).toEqual({
      name: "first",
      steps: [
        { action: "actions/checkout@v4", inputs: {}, environment: { A: "1" } },
        { script: "npm test", directory: ".", environment: { A: "1", B: "yes" }, condition: "always" },
      ],
    });
  });

  it("reads the job asked for, with its working directories", () => {
    const job = readJob(source, "second");
    expect(job.name).toBe("Second");
    expect(job.steps).toMatchObject([{ directory: "packages/report" }, { directory: "." }]);
  });

  it("refuses a job that is not there and a condition that it cannot tell", () => {
    expect(() => readJob(source, "third")).toThrow('no job "third"');
    expect(() => readJob("jobs: { a: { steps: [{ run: x, if: github.ref == 1 }] } }")).toThrow("knows only");
  });
});
