import { describe, expect, it } from "vitest";
import { likelyModules } from "./likely-modules.ts";

const names = { confirmation: "names" } as const;

describe("likelyModules", () => {
  it("ranks the same path before the same name before a slip", () => {
    const files = ["src/calender/index.ts", "lib/calender.ts", "src/calendar.ts", "src/page.ts"];
    const modules = likelyModules(files, "src/page.ts", { path: "./calender", ...names });
    expect(modules.map(({ module }) => module)).toEqual([
      "src/calender/index.ts",
      "lib/calender.ts",
      "src/calendar.ts",
    ]);
  });

  it("leaves out dependencies, the importer itself and files of other kinds", () => {
    const files = ["node_modules/x/slug.ts", "src/slug.css", "src/slug.json", "src/page.ts"];
    expect(likelyModules(files, "src/page.ts", { path: "./slug", ...names })).toEqual([]);
    expect(likelyModules(files, "src/page.ts", { path: "./pages", ...names })).toEqual([]);
  });

  it("answers nothing for what is built", () => {
    const files = ["src/client.ts", "src/page.ts"];
    for (const path of ["./generated/client", "../dist/client", "./.next/client", "../build/client.js"])
      expect(likelyModules(files, "src/page.ts", { path, ...names })).toEqual([]);
  });

  it("doubts a common name, a far slip and an import that asks for nothing", () => {
    const confidence = (file: string, path: string, confirmation: "names" | "anything" | "nothing"): number =>
      likelyModules([file], "src/page.ts", { path, confirmation })[0]?.confidence ?? 0;
    expect(confidence("lib/types.ts", "./types", "anything")).toBeLessThan(0.5);
    expect(confidence("lib/types.ts", "./types", "names")).toBeGreaterThan(0.5);
    expect(confidence("src/reader.ts", "./header", "anything")).toBeLessThan(0.5);
    expect(confidence("lib/polyfill.ts", "./polyfill", "nothing")).toBeLessThan(0.5);
    expect(confidence("lib/slug.ts", "./slug", "anything")).toBeGreaterThan(0.5);
    expect(confidence("src/page2.ts", "./page1", "names")).toBe(0);
  });
});
