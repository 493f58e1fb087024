import { expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { textHash } from "../text/text-hash.ts";
import { fileFix, rangeEdits } from "./file-fix.ts";

const TEXT = "one\r\ntwo 𝄞 three\nfour";

const END = TEXT.length;

it.each([
  ["within a line", [{ start: 5, end: 8, text: "2" }], "one\r\n2 𝄞 three\nfour"],
  ["behind a letter of two units", [{ start: 12, end: 17, text: "3" }], "one\r\ntwo 𝄞 3\nfour"],
  ["over line ends", [{ start: 2, end: 6, text: "\n" }], "on\nwo 𝄞 three\nfour"],
  [
    "at both ends",
    [
      { start: END, end: END, text: "\n" },
      { start: 0, end: 0, text: "// " },
    ],
    `// ${TEXT}\n`,
  ],
  [
    "at one place, in their order",
    [
      { start: 3, end: 3, text: "a" },
      { start: 3, end: 3, text: "b" },
    ],
    "oneab\r\ntwo 𝄞 three\nfour",
  ],
])("edits %s mean the same to an editor", (_name, edits, expected) => {
  const document = TextDocument.create("file:///a", "text", 0, TEXT);
  expect(TextDocument.applyEdits(document, rangeEdits(TEXT, edits))).toBe(expected);
});

it("knows the text before and after, whatever its line ends", () => {
  const fix = fileFix({ file: "a.ts", edits: [], diff: "" }, { text: "a\r\nb" }, "c");
  expect(fix).toMatchObject({ before: textHash("a\nb"), after: textHash("c") });
});
