import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { OutputStream } from "../io.ts";
import { childEnvironment } from "./child-environment.ts";

function terminal(depth: number): OutputStream {
  return Object.assign(new PassThrough(), { isTTY: true, getColorDepth: () => depth });
}

test.each([
  [4, "1"],
  [8, "2"],
  [24, "3"],
  [1, undefined],
])("a terminal of %i bits is level %s", (depth, level) => {
  expect(childEnvironment(terminal(depth), { HOME: "/h" })["FORCE_COLOR"]).toBe(level);
});

test.each([{ NO_COLOR: "1" }, { FORCE_COLOR: "0" }, { TERM: "dumb" }])("%j is the user's word", (env) => {
  expect(childEnvironment(terminal(24), env)).toEqual(env);
});

test("without a terminal it is the user's own, secrets and all, but not where our packages lie", () => {
  const env = { NPM_TOKEN: "x", NODE_PATH: "/tool/node_modules/.pnpm/node_modules" };
  expect(childEnvironment(new PassThrough(), env)).toEqual({ NPM_TOKEN: "x" });
});
