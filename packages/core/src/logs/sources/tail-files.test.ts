import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SourceBatch, SourcePosition } from "./stream-source.ts";
import { tailSource } from "./tail-files.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tail-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Followed {
  /** Text and notices, once there are so many characters. */
  first(length: number): Promise<string>;
  /** Resolves when a file is open. */
  opened(name: string): Promise<void>;
  stop(): Promise<Map<string, SourcePosition>>;
}

/** Follows files; `text` is what came so far, with notices in brackets. */
function follow(
  names: readonly string[],
  before = new Map<string, SourcePosition>(),
  startAtEnd = false,
): Followed {
  const abort = new AbortController();
  const positions = new Map(before);
  let text = "";
  let look: () => void = () => undefined;
  const until = (isDone: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (isDone()) resolve();
      };
      look();
    });
  const note = ({ source, bytes, position, notice }: SourceBatch): void => {
    const news = notice === undefined ? "" : `[${source} ${notice.kind}]`;
    text += news + Buffer.from(bytes).toString();
    positions.set(source, position);
    look();
  };
  const options = { folder, startAtEnd, leastWaitMs: 1, mostWaitMs: 20 };
  const done = (async () => {
    for await (const batch of tailSource(names, options).read(before, abort.signal)) note(batch);
  })();
  return {
    async first(length) {
      await until(() => text.length >= length);
      return text;
    },
    opened: (name) => until(() => positions.has(name)),
    async stop() {
      abort.abort();
      await done;
      return positions;
    },
  };
}

function write(name: string, text: string): void {
  appendFileSync(join(folder, name), text);
}

function rotate(from: string, to: string): void {
  renameSync(join(folder, from), join(folder, to));
}

function copyTruncate(from: string, to: string): void {
  copyFileSync(join(folder, from), join(folder, to));
  truncateSync(join(folder, from));
}

async function expectText(followed: Followed, text: string): Promise<void> {
  expect(await followed.first(text.length)).toBe(text);
}

describe("tailSource", () => {
  it("hands on whole lines as they are written", async () => {
    write("a.log", "one\ntw");
    const followed = follow(["a.log"]);
    await expectText(followed, "[a.log appeared]one\n");
    write("a.log", "o\nthree\n");
    await expectText(followed, "[a.log appeared]one\ntwo\nthree\n");
    expect((await followed.stop()).get("a.log")).toMatchObject({ offset: 14 });
  });

  it("waits for a file that comes late, and for those that fit a pattern", async () => {
    const followed = follow(["late.log", "app-*.log"]);
    write("late.log", "late\n");
    await expectText(followed, "[late.log appeared]late\n");
    write("app-1.log", "fits\n");
    await expectText(followed, "[late.log appeared]late\n[app-1.log appeared]fits\n");
    await followed.stop();
  });

  it("reads what a rotated file still gets, and then the new one", async () => {
    write("a.log", "one\n");
    const followed = follow(["a.log"]);
    await expectText(followed, "[a.log appeared]one\n");
    renameSync(join(folder, "a.log"), join(folder, "a.log.1"));
    write("a.log.1", "two\nrest");
    write("a.log", "three\n");
    await expectText(followed, "[a.log appeared]one\ntwo\nrest[a.log rotated]three\n");
    await followed.stop();
  });

  it("begins anew with a file that was truncated", async () => {
    write("a.log", "one\ntwo\n");
    const followed = follow(["a.log"]);
    await expectText(followed, "[a.log appeared]one\ntwo\n");
    truncateSync(join(folder, "a.log"));
    write("a.log", "3\n");
    await expectText(followed, "[a.log appeared]one\ntwo\n[a.log truncated]3\n");
    await followed.stop();
  });

  it("begins at the end where that is wanted, but reads all of a later file", async () => {
    write("old.log", "old\n");
    const followed = follow(["old.log", "new-*.log"], new Map(), true);
    await followed.opened("old.log");
    write("new-1.log", "all\n");
    await expectText(followed, "[new-1.log appeared]all\n");
    write("old.log", "more\n");
    await expectText(followed, "[new-1.log appeared]all\nmore\n");
    await followed.stop();
  });

  it("goes on where it was, also in a file that was rotated meanwhile", async () => {
    write("a.log", "one\n");
    const first = follow(["a.log"]);
    await expectText(first, "[a.log appeared]one\n");
    const positions = await first.stop();
    write("a.log", "two\n");
    renameSync(join(folder, "a.log"), join(folder, "a.log.1"));
    write("a.log", "three\n");
    const second = follow(["a.log"], positions);
    await expectText(second, "two\n[a.log rotated]three\n");
    await second.stop();
  });

  it("reads all that came and went while nobody looked, each once", async () => {
    write("a.log.2", "long ago\n");
    utimesSync(join(folder, "a.log.2"), 1000, 1000);
    const one = `${"one ".repeat(100)}\n`;
    write("a.log", one);
    const first = follow(["a.log"]);
    await expectText(first, `[a.log appeared]${one}`);
    const positions = await first.stop();
    copyFileSync(join(folder, "a.log"), join(folder, "a.log-copy"));
    write("a.log", "two\n");
    rotate("a.log", "a.log.3");
    write("a.log", "three\n");
    rotate("a.log", "a.log.1");
    write("a.log", "four\n");
    const second = follow(["a.log"], positions);
    const text = "two\n[a.log rotated]three\n[a.log rotated]four\n";
    await expectText(second, text);
    rotate("a.log", "a.log.0");
    write("a.log", "five\n");
    await expectText(second, `${text}[a.log rotated]five\n`);
    await second.stop();
  });

  it("reads on in the copy of a file that was truncated, looked at or not", async () => {
    write("a.log", "one\n");
    const first = follow(["a.log"]);
    await expectText(first, "[a.log appeared]one\n");
    const positions = await first.stop();
    write("a.log", "two\n");
    copyTruncate("a.log", "a.log.1");
    write("a.log", "3\n");
    const second = follow(["a.log"], positions);
    await expectText(second, "two\n[a.log rotated]3\n");
    write("a.log.tmp", "3\nmissed\n");
    renameSync(join(folder, "a.log.tmp"), join(folder, "a.log.2"));
    truncateSync(join(folder, "a.log"));
    await expectText(second, "two\n[a.log rotated]3\nmissed\n[a.log truncated]");
    write("a.log", "4\n");
    await expectText(second, "two\n[a.log rotated]3\nmissed\n[a.log truncated]4\n");
    await second.stop();
  });

  it("reads a rotated file that a pattern fits no second time, but what it gets later", async () => {
    write("a.log", "one\n");
    const followed = follow(["a.log*"]);
    await expectText(followed, "[a.log appeared]one\n");
    rotate("a.log", "a.log.1");
    write("a.log", "two\n");
    const text = "[a.log appeared]one\n[a.log rotated]two\n";
    await expectText(followed, text);
    write("a.log.1", "late\n");
    await expectText(followed, `${text}[a.log.1 appeared]late\n`);
    await followed.stop();
  });

  it("reads another file of the same name from its beginning", async () => {
    write("a.log", "one\n");
    const first = follow(["a.log"]);
    await expectText(first, "[a.log appeared]one\n");
    const positions = await first.stop();
    writeFileSync(join(folder, "b.log"), "other\n");
    renameSync(join(folder, "b.log"), join(folder, "a.log"));
    const second = follow(["a.log"], positions);
    await expectText(second, "[a.log appeared]other\n");
    await second.stop();
  });
});
