import { describe, expect, it } from "vitest";
import { readPrefix } from "./read-prefix.ts";

describe("readPrefix", () => {
  it.each([
    ["web-1   | text", "web |", 10, undefined],
    ["web-6d4cf56db6-x7k2p app text", "web-6d4cf56db6-x7k2p app", 25, undefined],
    ["shop web-6d4cf56db6-x7k2p app text", "shop web-6d4cf56db6-x7k2p app", 30, undefined],
    ["web-1  |", "web |", 8, undefined],
    ["09:01:02 web.1   | text", "web.1 |", 19, undefined],
    ["@shop/web:build: text", "@shop/web:build", 17, { package: "@shop/web", task: "build" }],
    ["web:test:unit: text", "web:test:unit", 15, { package: "web", task: "test:unit" }],
    ["web:build:", "web:build", 10, { package: "web", task: "build" }],
    ["@shop/web build :  text", "@shop/web build :", 19, { package: "@shop/web", task: "build" }],
    ["web build :", "web build :", 11, { package: "web", task: "build" }],
    ["VERB:  |  text", "VERB:", 10, undefined],
    ["//:lint: text", "//:lint", 9, { directory: ".", task: "lint" }],
    [
      "packages/money build: text",
      "packages/money build",
      22,
      { directory: "packages/money", task: "build" },
    ],
    ["packages/money build$ tsc", "packages/money build", 22, { directory: "packages/money", task: "build" }],
    [". build: text", ". build", 9, { directory: ".", task: "build" }],
    ["@shop/money: text", "@shop/money:", 13, { package: "@shop/money" }],
    ["[0] text", "[0]", 4, undefined],
    ["#12 1.234 text", "#12", 10, undefined],
    ["#12 0.1", "#12", 7, undefined],
    ["246.4 text", "build-excerpt", 6, undefined],
    ['Step #1 - "test": text', "Step #1", 18, { task: "test" }],
    ["Step #0: text", "Step #0", 9, undefined],
    ["0|web   | text", "0|web |", 10, undefined],
    ["web:build | text", "web:build |", 12, undefined],
    [" money:test | text", "money:test |", 14, undefined],
    ["+build | text", "+build |", 9, undefined],
    ["web │ text", "web |", 6, undefined],
    ["[CI/test]   | text", "[CI/test] |", 14, undefined],
    ["[CI/test]   |   text", "[CI/test] |", 14, undefined],
    ["[Unit tests/test (22)]   |", "[Unit tests/test (22)] |", 26, undefined],
    ["[pod/web-6d4cf/app]   | text", "[pod/web-6d4cf/app]", 20, undefined],
    ["[test:12] text", "[test]", 10, undefined],
    ["[test:L12:3s] text", "[test]", 14, undefined],
    ["[test : unit] text", "[test : unit]", 14, undefined],
    ["[web] text", "[web]", 6, undefined],
    ["[Unit tests] text", "[Unit tests]", 13, undefined],
    ["[Matrix - OS = 'linux'] text", "[Matrix - OS = 'linux']", 24, undefined],
    ["      +test | text", "+test |", 14, undefined],
    ["   ./web+test *failed* | text", "./web+test |", 25, undefined],
    ["shop_web.1.x7k2@node-1    | text", "shop_web.1.x7k2@node-1 |", 28, undefined],
    ["[@shop/web]: text", "[@shop/web]:", 13, { package: "@shop/web" }],
    ["➤ YN0000: [@shop/web]: text", "[@shop/web]:", 23, { package: "@shop/web" }],
    [
      "➤ YN0000: │ @shop/web@workspace:packages/web STDERR text",
      "@shop/web@workspace:packages/web STDERR",
      52,
      { directory: "packages/web" },
    ],
    ["➤ YN0000: │ sharp@npm:0.33.1 STDOUT text", "sharp@npm:0.33.1 STDOUT", 36, undefined],
    [
      "packages/[slug] build: text",
      "packages/[slug] build",
      23,
      { directory: "packages/[slug]", task: "build" },
    ],
    ["[web] RangeError: text", "[web]", 6, undefined],
    ["[pod/web/app] RangeError: text", "[pod/web/app]", 14, undefined],
    ["[tsc -..t.ts] text", "[tsc -..t.ts]", 14, undefined],
    ["[npm run lint:a] text", "[npm run lint:a]", 17, undefined],
    ["[11692] text", "[11692]", 8, undefined],
    ["[pod/web-6d4cf/app] text", "[pod/web-6d4cf/app]", 20, undefined],
  ])("reads %j", (text, key, length, context) => {
    const prefix = readPrefix(text);
    expect(prefix?.key.replace("web-1 |", "web |")).toBe(key);
    expect([prefix?.length, prefix?.context]).toEqual([length, context]);
  });

  it.each([
    "src/a.ts:12:3: error",
    "src/a.ts: error",
    "a.ts:12: error",
    "Error: something",
    "TypeError: x",
    "error: something",
    "npm warn deprecated: x",
    "fatal: not a git repository",
    "@parcel/core: Failed to resolve './x' from './src/a.js'",
    "deploy.sh: line 3: nope: command not found",
    "bash: line 1: nope: command not found",
    "main.c: In function 'main':",
    "[error] src/a.ts",
    "[WARN] old",
    "[ELIFECYCLE] Command failed with exit code 1.",
    "[1/4] Resolving packages",
    "[09:01:02] text",
    "  12 | const a = 1;",
    "120 | const a = 1;",
    "#12 DONE 1.2s",
    "#12 [build 3/5] RUN npm test",
    "| a | b |",
    "node:internal/modules/cjs/loader:1228",
    "C:\\shop\\a.ts: error",
    "http://localhost:3000: text",
    "src/a.ts error: x",
    "text",
    "",
  ])("takes none off %j", (text) => {
    expect(readPrefix(text)).toBeUndefined();
  });

  it("wants looser shapes confirmed more often", () => {
    expect(readPrefix("Type error: x")).toMatchObject({ needed: 4, isLoose: true });
    expect(readPrefix("money: x")).toMatchObject({ needed: 4, isLoose: true });
    expect(readPrefix("web | x")).toMatchObject({ needed: 2 });
    expect(readPrefix("web:test: x")).toMatchObject({ needed: 2 });
    expect(readPrefix("web-1 | x")).toMatchObject({ needed: 1 });
    expect(readPrefix("@shop/web:test: x")).toMatchObject({ needed: 1 });
  });

  it("tells a command from its output", () => {
    expect(readPrefix("packages/money build$ tsc")?.echo).toBe(true);
    expect(readPrefix("packages/money build: tsc")).not.toHaveProperty("echo");
  });

  it("reads one prefix inside another, also behind a time", () => {
    expect(readPrefix("web-1  | @shop/web:build: text")?.inner).toMatchObject({
      key: "web-1 |\0@shop/web:build",
      length: 26,
      context: { package: "@shop/web", task: "build" },
    });
    expect(readPrefix("web-1  | 2026-11-20T09:01:02.123456789Z [0] text")?.inner?.length).toBe(44);
  });

  it.each(["a", "a:", "@a/", "[", "a ", "a/", "➤ YN0000: [", "➤ YN0000: a@workspace:a"])(
    "reads a bomb of %j in no time",
    (piece) => {
      const bomb = piece.repeat(16_384 / piece.length);
      const start = performance.now();
      for (let round = 0; round < 100; round++) readPrefix(bomb);
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});
