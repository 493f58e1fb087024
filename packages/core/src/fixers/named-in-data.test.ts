import { expect, test } from "vitest";
import { openRepository } from "../repository/virtual-repository.ts";
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";
import { isNamedInData } from "./named-in-data.ts";

test.each([
  ["data/posts.json", `[{ "tags": [] }]`, true],
  ["data/posts.json", `[{ "tagsOf": [] }]`, false],
  ["schema.sql", "create table post (tags text);", true],
  ["README.md", `It answers with \`{ "tags": ["a"] }\`.`, true],
  ["README.md", "All tags are words.", false],
  ["package.json", `{ "tags": 1 }`, false],
  ["src/a.js", "a.tags", false],
])("%s with %s: %s", (file, text, isNamed) => {
  const repository = openRepository(temporaryWorkspace({ [file]: text }), [file]);
  expect(isNamedInData(repository, "tags")).toBe(isNamed);
});
