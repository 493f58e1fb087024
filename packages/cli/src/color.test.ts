import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { wantsColor } from "./color.ts";

const pipe = new PassThrough();
const terminal = Object.assign(new PassThrough(), { isTTY: true });

test.each([
  [terminal, {}, true],
  [terminal, { TERM: "dumb" }, false],
  [terminal, { NO_COLOR: "1" }, false],
  [terminal, { NO_COLOR: "" }, true],
  [terminal, { FORCE_COLOR: "0" }, false],
  [pipe, {}, false],
  [pipe, { CI: "true" }, false],
  [pipe, { FORCE_COLOR: "1" }, true],
  [pipe, { FORCE_COLOR: "" }, false],
  [pipe, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
])("case %#: environment and terminal decide", (stream, env, expected) => {
  expect(wantsColor(stream, env)).toBe(expected);
});
