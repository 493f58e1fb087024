import { expect, test } from "vitest";
import type { Candidate } from "../model/candidate.ts";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { sourceText } from "../repository/source-text.ts";
import { lessSureOfOthers } from "./stood-beside.ts";

const USE = `import type { User } from "./user";\nexport const label = (user: User): string => user.name;\n`;
const BESIDE = "export interface User {\n  names: string;\n}\n";
const BOTH = "export interface User {\n  name: string;\n  names: string;\n}\n";

/** How sure one is of `names` for `name` where a file was so before the change. */
async function sureness(before: string | undefined, now: string = BESIDE): Promise<number | undefined> {
  const repository = temporaryRepository({ "src/user.ts": now, "src/label.ts": USE });
  const start = USE.indexOf("name;");
  const candidate: Candidate = {
    title: "",
    edits: [{ file: "src/label.ts", edits: [{ start, end: start + "name".length, text: "names" }] }],
    origin: "x",
    rationale: "",
    confidence: 0.9,
  };
  const file = { path: "src/user.ts", from: "src/user.ts", status: "modified" } as const;
  const change = {
    base: "1",
    files: before === undefined ? [] : [file],
    before: () => Promise.resolve(sourceText(before ?? "", false)),
  };
  const [one] = await lessSureOfOthers([candidate], { repository, change: () => Promise.resolve(change) });
  return one?.confidence;
}

test("what stood beside the name that was taken away is another thing", async () => {
  expect(await sureness(BOTH)).toBe(0.28);
});

test.each([
  ["nothing was changed", undefined, BESIDE],
  ["the name was never there", BESIDE.replace("string", "number"), BESIDE],
  ["the one is called as the other was", BESIDE.replace("names", "name"), BESIDE],
  [
    "others of that name are more than before",
    `${BESIDE}export interface Guest {\n  name: string;\n}\n`,
    `${BESIDE}export interface Guest {\n  names: string;\n}\n`,
  ],
])("nothing speaks against it where %s", async (_, before, now) => {
  expect(await sureness(before, now)).toBe(0.9);
});
