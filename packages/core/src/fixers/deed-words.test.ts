import { describe, expect, it } from "vitest";
import { areOtherDeeds } from "./deed-words.ts";

describe("areOtherDeeds", () => {
  it.each([
    ["lockUser", "dropUser"],
    ["formatDate", "parseDate"],
    ["saveOrder", "checkOrder"],
  ])("%s does something else than %s", (a, b) => {
    expect(areOtherDeeds(a, b)).toBe(true);
  });

  it.each([
    ["makeLogger", "createLogger"],
    ["deleteUser", "removeUser"],
    ["toMarkdown", "renderMarkdown"],
    ["User", "Account"],
  ])("%s may be what %s was", (a, b) => {
    expect(areOtherDeeds(a, b)).toBe(false);
  });
});
