import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { REPORTS } from "./table.ts";

it("lists every form of report", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "fixtures")
    .map((entry) => entry.name);
  expect(REPORTS.map((report) => report.id).toSorted()).toEqual(folders.toSorted());
});
