import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createFileFollower, type FileFollower } from "./file-follower.ts";

interface Followed {
  follower: FileFollower;
  path: string;
  heard: string[];
}

function follow(start: number | "end", text?: string): Followed {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-tail-"));
  const path = join(folder, "app.log");
  if (text !== undefined) writeFileSync(path, text);
  const heard: string[] = [];
  const follower = createFileFollower(path, start, {
    text: async (each) => void heard.push(each),
    rotated: () => heard.push("(rotated)"),
  });
  onTestFinished(async () => {
    await follower.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { follower, path, heard };
}

it("tells what is appended, from the end or from the start", async () => {
  const end = follow("end", "old\n");
  await end.follower.look();
  appendFileSync(end.path, "new\n");
  await end.follower.look();
  expect(end.heard).toEqual(["new\n"]);
  expect(end.follower).toMatchObject({ offset: 8, rotations: 0, state: "following" });
  const start = follow(0, "old\n");
  await start.follower.look();
  expect(start.heard).toEqual(["old\n"]);
});

it("keeps letters whole that come in two halves", async () => {
  const { follower, path, heard } = follow(0, "");
  const bytes = Buffer.from("für\n");
  appendFileSync(path, bytes.subarray(0, 2));
  await follower.look();
  appendFileSync(path, bytes.subarray(2));
  await follower.look();
  expect(heard.join("")).toBe("für\n");
});

it("reads the old file to its end and the new one from its start", async () => {
  const { follower, path, heard } = follow(0, "one\n");
  await follower.look();
  appendFileSync(path, "two\n");
  renameSync(path, `${path}.1`);
  writeFileSync(path, "three\n");
  await follower.look();
  expect(heard).toEqual(["one\n", "two\n", "(rotated)", "three\n"]);
  expect(follower.rotations).toBe(1);
});

it("reads a file that was emptied from its start", async () => {
  const { follower, path, heard } = follow(0, "one and more\n");
  await follower.look();
  truncateSync(path, 0);
  appendFileSync(path, "two\n");
  await follower.look();
  expect(heard).toEqual(["one and more\n", "(rotated)", "two\n"]);
});

it("waits for a file that is not there yet, or not there for a while", async () => {
  const { follower, path, heard } = follow("end");
  await follower.look();
  expect(follower.state).toBe("missing");
  writeFileSync(path, "first\n");
  await follower.look();
  rmSync(path);
  await follower.look();
  expect(follower.state).toBe("missing");
  writeFileSync(path, "again\n");
  await follower.look();
  expect(heard).toEqual(["first\n", "(rotated)", "again\n"]);
});

it("tells of a file that cannot be read", async () => {
  const { follower } = follow(0);
  const folder = createFileFollower(tmpdir(), 0, { text: async () => undefined, rotated: () => undefined });
  await folder.look();
  expect(folder.state).toBe("unreadable");
  await folder.close();
  expect(follower.state).toBe("missing");
});
