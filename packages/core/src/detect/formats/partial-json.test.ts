import { expect, it } from "vitest";
import { parsePartialJson } from "./partial-json.ts";

it("reads whole values as JSON.parse does", () => {
  const text = '{"a":[1,-2.5e3,"q\\"\\u00e9",true,null,{"b":{}}],"c":[]} tail';
  expect(parsePartialJson(text)).toEqual({ a: [1, -2500, 'q"é', true, null, { b: {} }], c: [] });
});

it("keeps what was complete where a text breaks off", () => {
  expect(parsePartialJson('[{"file":"a","rows":[{"line":1},{"line":2,"tex … ')).toEqual([
    { file: "a", rows: [{ line: 1 }, { line: 2 }] },
  ]);
  expect(parsePartialJson("[1, ?, 2]")).toEqual([1]);
});

it("reads no key of a prototype", () => {
  const value = parsePartialJson('{"__proto__":{"polluted":true}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

it("takes the last of two values of one key, as JSON.parse does", () => {
  expect(parsePartialJson('{"reasons":[],"reasons":["slow"]} tail')).toEqual({ reasons: ["slow"] });
});

it.each(["", "nope", '"open', "[".repeat(100_000)])("throws on nothing (%#)", (text) => {
  expect(() => parsePartialJson(text)).not.toThrow();
});
