import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileDiff } from "./diff.ts";

const BOM = "\uFEFF";
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "hephaestus-diff-"));
  git(["init", "--quiet"]);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function git(args: string[], input = ""): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" };
  execFileSync("git", args, { cwd: root, input, env, stdio: ["pipe", "pipe", "pipe"] });
}

/** What the file holds after git applied the diff to it. */
function applied(file: string, diff: string, before: string): string {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, before);
  git(["apply", "-"], diff);
  return readFileSync(path, "utf8");
}

const lines = fc.array(
  fc.constantFrom(
    "",
    "a",
    "b",
    "\tc",
    " d ",
    "é☃😀",
    "\r",
    "-- x",
    "++ y",
    "@@ -1,1 +1,1 @@",
    "\\ z",
    "\u2028",
  ),
  { maxLength: 24 },
);
const lineEnd = fc.constantFrom("\n", "\r\n");
const lastEnd = fc.constantFrom("", "\n", "\r\n");

function textOf(body: readonly string[], end: string, last: string): string {
  return body.join(end) + last;
}

describe("fileDiff", () => {
  it("makes a file where there is none", () => {
    const diff = fileDiff("new/a.test.ts", "", "one\ntwo\n", { created: true });
    git(["apply", "-"], diff);
    expect(readFileSync(join(root, "new/a.test.ts"), "utf8")).toBe("one\ntwo\n");
    expect(() => git(["apply", "-"], diff)).toThrow(/already exists/);
  });

  it("is empty when nothing changed", () => {
    expect(fileDiff("a.ts", "same\n", "same\n")).toBe("");
  });

  it("gives three lines of context and git's own headers", () => {
    const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    expect(fileDiff("src/a.ts", before, before.replace("5", "five"))).toMatchInlineSnapshot(`
      "diff --git a/src/a.ts b/src/a.ts
      --- a/src/a.ts
      +++ b/src/a.ts
      @@ -2,7 +2,7 @@
       2
       3
       4
      -5
      +five
       6
       7
       8
      "
    `);
  });

  it("says when the last line has no newline", () => {
    const diff = fileDiff("a.ts", "old", "new\n");
    expect(diff).toContain("-old\n\\ No newline at end of file\n+new\n");
    expect(applied("a.ts", diff, "old")).toBe("new\n");
  });

  it.each(["a b.ts", "ü/ö.ts", "src/[id]/page.tsx", "b/x b/x.ts"])(
    "names the file %j so that git finds it",
    (file) => {
      expect(applied(file, fileDiff(file, "1\n", "2\n"), "1\n")).toBe("2\n");
    },
  );

  it.skipIf(process.platform === "win32")("quotes a name as git does", () => {
    const file = 'q"u\\o\tte\n.ts';
    const diff = fileDiff(file, "1\n", "2\n");
    expect(diff.split("\n", 2)[1]).toBe(String.raw`--- "a/q\"u\\o\tte\n.ts"`);
    expect(applied(file, diff, "1\n")).toBe("2\n");
  });

  it("carries the byte order mark that the texts leave out", () => {
    const diff = fileDiff("bom.ts", "one\ntwo\n", "uno\ntwo\n", { bom: true });
    expect(applied("bom.ts", diff, `${BOM}one\ntwo\n`)).toBe(`${BOM}uno\ntwo\n`);
  });

  it("replaces a file whose every line changed, at once", () => {
    const before = Array.from({ length: 5_000 }, (_, index) => `line ${index}\r\n`).join("");
    const after = before.replaceAll("\r\n", "\n").slice(0, -1);
    expect(applied("long.ts", fileDiff("long.ts", before, after), before)).toBe(after);
  });

  it("is what git needs to get from any text to any other", () => {
    const text = fc.tuple(lines, lineEnd, lastEnd);
    fc.assert(
      fc.property(text, text, fc.boolean(), (one, other, bom) => {
        const before = textOf(...one);
        const after = textOf(...other);
        fc.pre(before !== after);
        const mark = bom ? BOM : "";
        expect(applied("any.ts", fileDiff("any.ts", before, after, { bom }), mark + before)).toBe(
          mark + after,
        );
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  it("is what git needs after a small edit of a long text", () => {
    const long = fc.array(fc.constantFrom("x", "y", "z", ""), { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(long, lineEnd, lastEnd, fc.nat(), (body, end, last, place) => {
        const at = place % body.length;
        const before = textOf(body, end, last);
        const after = textOf([...body.slice(0, at), "new", "lines", ...body.slice(at + 1)], end, last);
        expect(applied("long.ts", fileDiff("long.ts", before, after), before)).toBe(after);
      }),
      { numRuns: 40, seed: 2 },
    );
  });
});
