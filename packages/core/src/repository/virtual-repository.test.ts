import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replacing, temporaryRepository, temporaryWorkspace } from "./fixtures/temporary-workspace.ts";
import { openRepository } from "./virtual-repository.ts";

const FILES = { "a.ts": "one two three\n", "b.ts": "\uFEFFalpha\r\n" };

test("a file is read when it is first asked for, and once", () => {
  const repository = temporaryRepository(FILES);
  writeFileSync(join(repository.root, "a.ts"), "changed before the first read");
  const first = repository.read("a.ts");
  writeFileSync(join(repository.root, "a.ts"), "changed after it");
  expect(first?.text).toBe("changed before the first read");
  expect(repository.read("a.ts")).toBe(first);
  expect(repository.with([]).read("a.ts")).toBe(first);
});

test("a file that was missing when first asked for stays missing", () => {
  const repository = temporaryRepository(FILES);
  rmSync(join(repository.root, "a.ts"));
  expect(repository.read("a.ts")).toBeUndefined();
  writeFileSync(join(repository.root, "a.ts"), "back again");
  expect(repository.read("a.ts")).toBeUndefined();
});

test("only what is listed is read", () => {
  const root = temporaryWorkspace({ ...FILES, "secret.env": "TOKEN=1" });
  const repository = openRepository(root, ["a.ts"]);
  for (const file of ["secret.env", "../a.ts", "./a.ts", "/etc/passwd", "__proto__", ""]) {
    expect(repository.read(file)).toBeUndefined();
    expect(() => repository.with([{ file, edits: [] }])).toThrow(RangeError);
  }
});

test("views stand apart and nothing is written", () => {
  const repository = temporaryRepository(FILES);
  const one = repository.with([replacing(repository, "a.ts", "one", "1")]);
  const two = repository.with([replacing(repository, "a.ts", "two", "2")]);
  const both = one.with([replacing(one, "a.ts", "two", "2")]);
  expect([repository, one, two, both].map((view) => view.read("a.ts")?.text)).toEqual([
    "one two three\n",
    "1 two three\n",
    "one 2 three\n",
    "1 2 three\n",
  ]);
  const versions = [repository, one, two, both].map((view) => view.read("a.ts")?.version);
  expect(new Set(versions).size).toBe(4);
  expect(both.read("b.ts")).toBe(repository.read("b.ts"));
  expect(readFileSync(join(repository.root, "a.ts"), "utf8")).toBe(FILES["a.ts"]);
});

test("edited() pairs the files of the disk with those of the view, and tells of real changes only", () => {
  const repository = temporaryRepository(FILES);
  expect(repository.edited().size).toBe(0);
  const one = repository.with([replacing(repository, "a.ts", "one", "1")]);
  const both = one.with([replacing(one, "b.ts", "alpha", "beta"), replacing(one, "a.ts", "two", "2")]);
  const back = both.with([replacing(both, "b.ts", "beta", "alpha")]);
  expect([...back.edited()]).toEqual([
    ["a.ts", { before: repository.read("a.ts"), after: back.read("a.ts") }],
  ]);
  expect(both.edited().get("b.ts")?.after).toMatchObject({ text: "beta\r\n", bom: true });
});

test("the edits of one file may come in parts; all refer to the same text", () => {
  const repository = temporaryRepository(FILES);
  const parts = [replacing(repository, "a.ts", "three", "3"), replacing(repository, "a.ts", "one", "1")];
  expect(repository.with(parts).read("a.ts")?.text).toBe("1 two 3\n");
});

test.each([
  [
    "overlap",
    [
      { start: 0, end: 3, text: "" },
      { start: 2, end: 4, text: "" },
    ],
  ],
  ["leave the text", [{ start: 10, end: 99, text: "" }]],
  ["begin before it", [{ start: -1, end: 0, text: "" }]],
  ["end before they start", [{ start: 3, end: 1, text: "" }]],
  ["have no place", [{ start: Number.NaN, end: 2, text: "" }]],
])("edits that %s are refused", (_name, edits) => {
  const repository = temporaryRepository(FILES);
  expect(() => repository.with([{ file: "a.ts", edits }])).toThrow(RangeError);
  const parts = edits.map((edit) => ({ file: "a.ts", edits: [edit] }));
  expect(() => repository.with(parts)).toThrow(RangeError);
});

test("all views share one TypeScript engine", async () => {
  const repository = temporaryRepository(FILES);
  const view = repository.with([replacing(repository, "a.ts", "one", "1")]);
  expect(await view.typescript()).toBe(await repository.typescript());
});

test("a renewed view shows the disk of now, below what is unsaved, and keeps what is as it was", () => {
  const repository = temporaryRepository(FILES);
  const [a, b] = [repository.read("a.ts"), repository.read("b.ts")];
  writeFileSync(join(repository.root, "a.ts"), "four five six\n");
  const now = repository.with([replacing(repository, "b.ts", "alpha", "beta")]).renewed(new Map());
  expect(now.read("a.ts")?.text).toBe("four five six\n");
  expect(now.read("b.ts")).toBe(b);
  expect(repository.read("a.ts")).toBe(a);
  const unsaved = now.renewed(new Map([["a.ts", "seven\n"]]));
  expect(unsaved.read("a.ts")?.text).toBe("seven\n");
  expect(
    unsaved
      .with([replacing(unsaved, "a.ts", "seven", "7")])
      .edited()
      .get("a.ts")?.before.text,
  ).toBe("seven\n");
  expect(unsaved.renewed(new Map()).read("a.ts")?.text).toBe("four five six\n");
});

test("a view in which nothing changed is handed back", () => {
  const repository = temporaryRepository(FILES);
  repository.read("a.ts");
  expect(repository.renewed(new Map())).toBe(repository);
  expect(repository.renewed(new Map([["a.ts", FILES["a.ts"]]]))).toBe(repository);
});

test("what is unsaved is of the workspace's files alone, and keeps their mark", () => {
  const repository = temporaryRepository(FILES);
  const unsaved = repository.renewed(
    new Map([
      ["b.ts", "beta\r\n"],
      ["../c.ts", "out"],
    ]),
  );
  expect(unsaved.read("b.ts")).toMatchObject({ text: "beta\r\n", bom: true });
  expect(unsaved.read("../c.ts")).toBeUndefined();
});

test("a file that came back is seen by a renewed view", () => {
  const repository = temporaryRepository(FILES);
  rmSync(join(repository.root, "a.ts"));
  expect(repository.read("a.ts")).toBeUndefined();
  writeFileSync(join(repository.root, "a.ts"), "back again");
  expect(repository.renewed(new Map()).read("a.ts")?.text).toBe("back again");
});

test("a file can be made in a view, where there is none", () => {
  const repository = temporaryRepository(FILES);
  const make = (file: string): ReturnType<typeof repository.with> =>
    repository.with([{ file, edits: [{ start: 0, end: 0, text: "new\n" }], created: true }]);
  const view = make("c.ts");
  expect([view.read("c.ts")?.text, repository.read("c.ts")]).toEqual(["new\n", undefined]);
  expect(view.edited().get("c.ts")).toMatchObject({
    before: { text: "" },
    after: { text: "new\n" },
    created: true,
  });
  writeFileSync(join(repository.root, "ignored.ts"), "there, though no file of the workspace");
  const refused = [
    "a.ts",
    "A.ts",
    "../c.ts",
    "/c.ts",
    "d/../c.ts",
    "d\\c.ts",
    "c:d.ts",
    "",
    "c.ts\0",
    "ignored.ts",
  ];
  for (const file of refused) expect(() => make(file)).toThrow(RangeError);
});
