import { expect, test, vi } from "vitest";
import { replacing, temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { countRepeatedAny } from "./repeated-any.ts";

const DOOR = "interface Door { open: any; close: string }\n";

test.each([
  [
    "a member that the interface of its class has",
    `${DOOR}class Own implements Door {}`,
    "{}",
    "{ open: any }",
  ],
  ["a member of what a literal must be", `${DOOR}const own: Door = {}`, "{}", "{ open(deed: any) {} }"],
  ["what the JSDoc says", "/** @param {any} deed */\nfunction open(deed) {}", "deed)", "deed: any)"],
])("an any is said again: %s", async (_name, text, from, to) => {
  expect(await repeatedIn(text, from, to)).toEqual({ count: 1, isAsked: true });
});

test("an any that the interface says otherwise is new", async () => {
  const found = await repeatedIn(`${DOOR}class Own implements Door {}`, "{}", "{ close: any }");
  expect(found).toEqual({ count: 0, isAsked: true });
});

test.each([
  ["a member of an interface", DOOR, "string", "any"],
  ["a member of a class of no other", "class Own {}", "{}", "{ open: any }"],
  ["a variable", "const own = 1;", "own", "own: any"],
])("no program is made to tell that an any is new: %s", async (_name, text, from, to) => {
  expect(await repeatedIn(text, from, to)).toEqual({ count: 0, isAsked: false });
});

async function repeatedIn(
  text: string,
  from: string,
  to: string,
): Promise<{ count: number; isAsked: boolean }> {
  const repository = temporaryRepository({ "tsconfig.json": "{}", "a.ts": text });
  const edit = replacing(repository, "a.ts", from, to);
  const view = repository.with([edit]);
  const engine = await repository.typescript();
  const project = vi.fn(() => engine.program(view, "a.ts"));
  const source = { file: "a.ts", text: view.read("a.ts")?.text ?? "", edits: edit.edits };
  const count = countRepeatedAny(engine.program(repository, "a.ts").ts, source, project);
  return { count, isAsked: project.mock.calls.length > 0 };
}
