import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryWorkspace } from "./fixtures/temporary-workspace.ts";
import { lineEndOf, readSourceText, sourceText } from "./source-text.ts";

function read(content: string | Uint8Array): ReturnType<typeof readSourceText> {
  return readSourceText(join(temporaryWorkspace({ "a.ts": content }), "a.ts"));
}

test("the byte order mark is told apart from the text, and only the first one", () => {
  expect(read("\uFEFFlet a;\r\n")).toMatchObject({ text: "let a;\r\n", bom: true });
  expect(read("\uFEFF\uFEFFx")).toMatchObject({ text: "\uFEFFx", bom: true });
  expect(read("x\uFEFF")).toMatchObject({ text: "x\uFEFF", bom: false });
  expect(read("")).toMatchObject({ text: "", bom: false });
});

test.each([
  ["Latin-1", Uint8Array.of(0x61, 0xe9)],
  ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x61, 0x00)],
  ["a character cut in half", Uint8Array.of(0xc3)],
  ["half of a surrogate pair", Uint8Array.of(0xed, 0xa0, 0x80)],
  ["an overlong zero", Uint8Array.of(0xc0, 0x80)],
])("%s is not UTF-8 and not ours to edit", (_name, bytes) => {
  expect(read(bytes)).toBeUndefined();
});

test("what reads back is byte for byte what was there", () => {
  const text = "a\r\nb\n\u0000\u{1F600}\u2028 e\u0301";
  expect(Buffer.from(read(text)?.text ?? "").equals(Buffer.from(text))).toBe(true);
});

test("no file, no text", () => {
  const root = temporaryWorkspace({ "folder/a.ts": "" });
  expect(readSourceText(join(root, "folder"))).toBeUndefined();
  expect(readSourceText(join(root, "b.ts"))).toBeUndefined();
});

test("no two texts share a version, not even equal ones", () => {
  const versions = [sourceText("a", false), sourceText("a", false), read("a"), read("a")];
  expect(new Set(versions.map((source) => source?.version)).size).toBe(versions.length);
});

test.each([
  ["", "\n"],
  ["one line", "\n"],
  ["a\nb\n", "\n"],
  ["a\r\nb\r\n", "\r\n"],
  ["a\r\nb\r\nc\n", "\r\n"],
  ["a\r\nb\nc\n", "\n"],
  ["a\r\nb\n", "\n"],
  ["a\rb\r", "\n"],
])("the line end of %j is %j", (text, lineEnd) => {
  expect(lineEndOf(text)).toBe(lineEnd);
});
