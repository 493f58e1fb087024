import { expect, test } from "vitest";
import { replacing, temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { newComplaints } from "./new-complaints.ts";

const repositoryOf = (): VirtualRepository =>
  temporaryRepository({
    "tsconfig.json": `{ "compilerOptions": { "types": [] } }`,
    "a.ts": "export const a = 1;\nexport const old: string = 2;\n",
    "b.ts": "import { a } from './a';\nexport const b: number = a;\n",
    "note.md": "a\n",
  });

async function fresh(before: VirtualRepository, after: VirtualRepository): Promise<string[]> {
  return (await newComplaints(before, after)).map(({ file, line, code }) => `${file}:${line} ${code}`);
}

test("tells the errors that edits bring, where they are and where they are used", async () => {
  const repository = repositoryOf();
  const view = repository.with([replacing(repository, "a.ts", "a = 1", "\n a = 'x' + y")]);
  expect(await fresh(repository, view)).toEqual(["a.ts:2 TS2304", "b.ts:2 TS2322"]);
  expect(await fresh(view, repository)).toEqual([]);
  expect(await fresh(repository, repository)).toEqual([]);
});

test("compares two views of which neither is the disk", async () => {
  const repository = repositoryOf();
  const one = repository.with([{ file: "a.ts", edits: [{ start: 0, end: 0, text: "// one\n".repeat(9) }] }]);
  const two = one.with([replacing(one, "b.ts", "number", "string")]);
  expect(await fresh(one, two)).toEqual(["b.ts:2 TS2322"]);
  const three = two.with([replacing(two, "a.ts", "1", "'1'")]);
  expect(await fresh(two, three)).toEqual([]);
  expect(await fresh(three, one)).toEqual([]);
});

test("does not ask the compiler about what is no source", async () => {
  const repository = repositoryOf();
  expect(await fresh(repository, repository.with([replacing(repository, "note.md", "a", "b")]))).toEqual([]);
});
