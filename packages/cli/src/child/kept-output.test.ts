import { expect, test } from "vitest";
import { keepOutput, type KeptOutput } from "./kept-output.ts";

async function read(kept: KeptOutput): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const { chunks } of kept.read("npm test")) {
    for await (const chunk of chunks) parts.push(Uint8Array.from(chunk));
  }
  return Buffer.concat(parts).toString("utf8");
}

test("lines of two streams stay whole, in the order they end", async () => {
  using kept = keepOutput();
  const [stdout, stderr] = [kept.listener(), kept.listener()];
  stdout(Buffer.from("one\ntw"));
  stderr(Buffer.from("oops\nrest of it"));
  stdout(Buffer.from("o\nthr"));
  stdout(Buffer.from("ee"));
  kept.end();
  expect(await read(kept)).toBe("one\noops\ntwo\nthree\nrest of it\n");
});

test("a line that has no end does not fill the memory", async () => {
  using kept = keepOutput();
  const [stdout, stderr] = [kept.listener(), kept.listener()];
  stdout(Buffer.alloc(70_000, "x"));
  stderr(Buffer.from("said\n"));
  kept.end();
  expect(await read(kept)).toBe(`${"x".repeat(70_000)}said\n`);
});

test("of endless output the end is kept", async () => {
  using kept = keepOutput(10);
  const stdout = kept.listener();
  for (const line of ["first", "second", "third", "fourth"]) stdout(Buffer.from(`${line}\n`));
  kept.end();
  expect(await read(kept)).toBe("third\nfourth\n");
});

test("nothing at all is an empty log", async () => {
  using kept = keepOutput();
  kept.end();
  expect(await read(kept)).toBe("");
});
