import { expect, test } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { neverMadeMember } from "./never-made-member.ts";

const USE = "exports.names = (posts) => posts.map((post) => post.tag.join());\n";
const MAKE = "exports.all = [{ tags: [] }];\n";

const FAILURE: LocatedProblem = {
  id: "1",
  tool: "node",
  code: "TypeError",
  severity: "error",
  message: "Cannot read properties of undefined (reading 'join')",
  location: { file: "lib/use.js", line: 1, inWorkspace: true },
  frames: [],
  evidence: { startLine: 1, endLine: 1 },
  excerpt: [],
  occurrences: 1,
  causeOf: [],
};

function titles(files: Record<string, string>): string[] {
  const repository = temporaryRepository({ "lib/use.js": USE, "lib/make.js": MAKE, ...files });
  return neverMadeMember(FAILURE, repository).map(({ title }) => title);
}

test("a member that nothing makes is nearly one that is made", () => {
  expect(titles({})).toEqual(["Change spelling to 'tags'"]);
});

test.each([
  ["by an assignment", "post.tag = [];"],
  ["by a key", "save({ tag: [] });"],
  ["by a key in quotes", `save({ "tag": [] });`],
  ["in short", "save({ id, tag });"],
  ["by a method", "class Post {\n  tag() {}\n}"],
  ["by a field", "class Post {\n  tag = [];\n}"],
  ["by a type", "interface Post {\n  tag?: string[];\n}"],
])("one that may be made %s may be missing for another reason", (_, text) => {
  expect(titles({ "lib/other.ts": `${text}\n` })).toEqual([]);
});

test("of two that are near none is meant more", () => {
  expect(titles({ "lib/other.js": "exports.more = [{ Tag: [] }];\n" })).toEqual([]);
});

test("one that data of the workspace has is no misspelling", () => {
  expect(titles({ "data/posts.json": `[{ "tag": ["a"] }]\n` })).toEqual([]);
});
