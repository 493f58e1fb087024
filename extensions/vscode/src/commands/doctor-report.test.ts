import { expect, it } from "vitest";
import { doctorReport } from "./doctor-report.ts";

it("marks what is wrong and keeps the table whole", () => {
  const report = doctorReport([
    { name: "git", value: "2.39.5" },
    { name: "last error", value: "a | b\n  c", isWrong: true },
  ]);
  expect(report).toContain("1 to look at");
  expect(report).toContain("| git | 2.39.5 |\n| ⚠ last error | a \\| b · c |\n");
});

it("says that all is well", () => {
  expect(doctorReport([{ name: "git", value: "2.39.5" }])).toContain("All is well.");
});
