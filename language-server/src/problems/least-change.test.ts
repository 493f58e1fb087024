import { expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { leastChange } from "./least-change.ts";

it.each([
  ["one\ntwo\nthree\n", "one\n2\nthree\n", "2", "1:0-1:3"],
  ["one\ntwo\n", "zero\none\ntwo\n", "zero\n", "0:0-0:0"],
  ["aaa", "aaaa", "a", "0:3-0:3"],
  ["aaaa", "aa", "", "0:2-0:4"],
  ["", "x", "x", "0:0-0:0"],
  ["same", "same", "", "0:4-0:4"],
])("of %j and %j", (before, after, text, place) => {
  const change = leastChange(before, after);
  const { start, end } = change.range ?? {};
  expect(change.text).toBe(text);
  expect(`${start?.line}:${start?.character}-${end?.line}:${end?.character}`).toBe(place);
  const document = TextDocument.create("file:///a", "text", 0, before);
  expect(TextDocument.update(document, [change], 1).getText()).toBe(after);
});
