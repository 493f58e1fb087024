import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LogInput } from "./log-input.ts";
import { LOG_LIMITS, type LogLimits } from "./log-limits.ts";
import { openLogFile, openLogStream } from "./open-log.ts";
import { packZip } from "./pack-zip.ts";

const TEXT = "src/a.ts(1,2): error TS1005: ';' expected.\nProcess completed with exit code 1.\n";
const RUN = [
  { name: "0_build.txt", content: "build\n" },
  { name: "1_test.txt", content: "test\n" },
  { name: "build/1_Set up job.txt", content: "never read\n" },
];

interface ReadLog extends Omit<LogInput, "chunks"> {
  text: string;
}

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "open-log-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readAll(logs: AsyncIterable<LogInput>): Promise<ReadLog[]> {
  const read: ReadLog[] = [];
  for await (const { chunks, ...log } of logs) {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    read.push({ ...log, text: Buffer.concat(parts).toString("utf8") });
  }
  return read;
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from("some lines\n"));
  throw new Error("EIO");
}

/** Reads bytes that arrive in pieces of a certain size. */
function readBytes(bytes: Uint8Array, size = 7, limits: LogLimits = LOG_LIMITS): Promise<ReadLog[]> {
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += size) pieces.push(bytes.subarray(start, start + size));
  return readAll(openLogStream("run", Readable.from(pieces), limits));
}

describe("openLogStream", () => {
  it.each([1, 7, 1000])("reads what CircleCI's API gives of a step, in pieces of %d bytes", async (size) => {
    const time = "2026-11-20T09:01:02.123456Z";
    const pieces = [TEXT.slice(0, 20), TEXT.slice(20)].map((message) => ({ message, time, type: "out" }));
    const output = Buffer.from(JSON.stringify(pieces, undefined, 1));
    expect(await readBytes(output, size)).toEqual([{ source: "run", text: TEXT }]);
  });

  it.each([
    `[{"message":"a","time":"now","type":"result"}]`,
    `[{"message":"${"a".repeat(300)}`,
    `[{"filePath":"/a.js","messages":[]}]`,
    `[ {`,
    `[{"type":"out"`,
  ])("leaves other JSON as it is: %s", async (text) => {
    expect(await readBytes(Buffer.from(text))).toEqual([{ source: "run", text }]);
  });

  it.each([1, 3, 1000])("reads plain text, gzip and zip in pieces of %d bytes", async (size) => {
    expect(await readBytes(Buffer.from(TEXT), size)).toEqual([{ source: "run", text: TEXT }]);
    expect(await readBytes(gzipSync(TEXT), size)).toEqual([{ source: "run", text: TEXT }]);
    expect(await readBytes(packZip(RUN), size)).toEqual([
      { source: "run!0_build.txt", job: "build", text: "build\n" },
      { source: "run!1_test.txt", job: "test", text: "test\n" },
    ]);
  });

  it("reads a zip64, and says what is wrong with a damaged one", async () => {
    const packed = packZip(RUN, true);
    expect((await readBytes(packed)).map(({ job }) => job)).toEqual(["build", "test"]);
    packed.writeBigUInt64LE(2n ** 60n, packed.length - 34);
    await expect(readBytes(packed)).rejects.toMatchObject({ code: "log-unreadable" });
  });

  it("reads nothing, and less than a packing's mark", async () => {
    expect(await readBytes(Buffer.from(""))).toEqual([{ source: "run", text: "" }]);
    expect(await readBytes(Buffer.from("PK"))).toEqual([{ source: "run", text: "PK" }]);
    expect(await readBytes(gzipSync(""))).toEqual([{ source: "run", text: "" }]);
  });

  it("reads strings as UTF-8", async () => {
    const logs = await readAll(openLogStream("run", Readable.from(["é", "x\n"])));
    expect(logs).toEqual([{ source: "run", text: "éx\n" }]);
  });

  it("reads gzip members one after the other", async () => {
    const bytes = Buffer.concat([gzipSync("one\n"), gzipSync("two\n")]);
    expect(await readBytes(bytes)).toEqual([{ source: "run", text: "one\ntwo\n" }]);
  });

  it.each(["utf-16le", "utf-16be"])("reads %s, as PowerShell writes it", async (encoding) => {
    const bytes = Buffer.from("\uFEFF✖ error 😀\r\n", "utf16le");
    if (encoding === "utf-16be") bytes.swap16();
    expect(await readBytes(bytes, 3)).toEqual([{ source: "run", text: "✖ error 😀\r\n" }]);
  });

  it("says what is wrong with a damaged gzip", async () => {
    const packed = gzipSync(TEXT.repeat(50));
    const cut = readBytes(packed.subarray(0, packed.length - 20));
    await expect(cut).rejects.toMatchObject({
      code: "log-unreadable",
      message: "cannot read run: unexpected end of file",
    });
    packed.fill(0xaa, 12, 40);
    await expect(readBytes(packed)).rejects.toMatchObject({ code: "log-unreadable" });
  });

  it("says what is wrong with a damaged zip", async () => {
    const packed = packZip([{ name: "a.txt", content: TEXT.repeat(50) }]);
    await expect(readBytes(packed.subarray(0, packed.length - 30))).rejects.toMatchObject({
      code: "log-unreadable",
      message: expect.stringContaining("cannot unpack run: "),
    });
    packed.fill(0xaa, 40, 60);
    await expect(readBytes(packed)).rejects.toMatchObject({ code: "log-unreadable" });
    await expect(readBytes(Buffer.from("PK\u0003\u0004"))).rejects.toMatchObject({ code: "log-unreadable" });
  });

  it("refuses a zip whose entries lead out of it", async () => {
    const packed = packZip([{ name: "../../etc/passwd.txt", content: "x" }]);
    await expect(readBytes(packed)).rejects.toMatchObject({
      code: "log-unreadable",
      message: "cannot unpack run: invalid relative path: ../../etc/passwd.txt",
    });
  });

  it("refuses an encrypted zip and one that lies about its sizes", async () => {
    const encrypted = packZip([{ name: "a.txt", content: "x", encrypted: true }]);
    await expect(readBytes(encrypted)).rejects.toMatchObject({
      message: expect.stringContaining("encrypted"),
    });
    const lying = packZip([{ name: "a.txt", content: TEXT, declaredSize: 3 }]);
    await expect(readBytes(lying)).rejects.toMatchObject({
      message: expect.stringContaining("too many bytes"),
    });
  });

  it("refuses a zip without logs, also an empty one", async () => {
    const error = {
      code: "log-unreadable",
      message: "run holds no logs",
      hint: expect.stringContaining(".txt"),
    };
    await expect(readBytes(packZip([{ name: "a.png", content: "x" }]))).rejects.toMatchObject(error);
    await expect(readBytes(packZip([]))).rejects.toMatchObject(error);
  });

  it("stops a gzip bomb and a zip bomb, also one of many entries", async () => {
    const limits = { ...LOG_LIMITS, unpackedBytes: 1000 };
    const error = { code: "log-unreadable", message: "run unpacks to more than 1000 bytes" };
    await expect(readBytes(gzipSync("x".repeat(1001)), 7, limits)).rejects.toMatchObject(error);
    const one = packZip([{ name: "a.txt", content: "x".repeat(1001) }]);
    await expect(readBytes(one, 7, limits)).rejects.toMatchObject(error);
    const many = packZip(["a.txt", "b.txt"].map((name) => ({ name, content: "x".repeat(600) })));
    await expect(readBytes(many, 7, limits)).rejects.toMatchObject(error);
    expect(await readBytes(gzipSync("x".repeat(1000)), 7, limits)).toHaveLength(1);
  });

  it("stops a zip that is too large or has too many entries", async () => {
    const packed = packZip(RUN);
    await expect(readBytes(packed, 7, { ...LOG_LIMITS, packedBytes: 50 })).rejects.toMatchObject({
      code: "log-unreadable",
      message: "run is a zip and comes to more than 50 bytes",
    });
    await expect(readBytes(packed, 7, { ...LOG_LIMITS, entries: 2 })).rejects.toMatchObject({
      code: "log-unreadable",
      message: "run holds more than 2 files",
    });
  });

  it("says so when the stream breaks", async () => {
    await expect(readAll(openLogStream("run", Readable.from(broken())))).rejects.toMatchObject({
      code: "log-unreadable",
      message: "cannot read run: EIO",
    });
  });

  it("closes the stream when the reader stops early", async () => {
    for (const bytes of [Buffer.from(TEXT), gzipSync(TEXT)]) {
      const stream = Readable.from([bytes, bytes, bytes]);
      for await (const { chunks } of openLogStream("run", stream)) {
        for await (const chunk of chunks) if (chunk.length > 0) break;
        break;
      }
      expect(stream.destroyed).toBe(true);
    }
  });
});

describe("openLogFile", () => {
  it("reads a file under the name that the user gave it", async () => {
    const path = join(folder, "ci.log");
    writeFileSync(path, TEXT);
    expect(await readAll(openLogFile(path))).toEqual([{ source: path, text: TEXT }]);
    expect(await readAll(openLogFile(path, "ci.log"))).toEqual([{ source: "ci.log", text: TEXT }]);
  });

  it("reads an empty file", async () => {
    writeFileSync(join(folder, "empty.log"), "");
    expect(await readAll(openLogFile(join(folder, "empty.log"), "empty.log"))).toEqual([
      { source: "empty.log", text: "" },
    ]);
  });

  it("says that there is no such file", async () => {
    writeFileSync(join(folder, "file"), "");
    for (const name of ["missing.log", "file/below.log"]) {
      await expect(readAll(openLogFile(join(folder, name), name))).rejects.toMatchObject({
        code: "log-not-found",
        message: `no such log: ${name}`,
      });
    }
  });

  it("says that a folder is no log, and what cannot be asked for", async () => {
    await expect(readAll(openLogFile(folder, "logs"))).rejects.toMatchObject({
      code: "log-unreadable",
      message: "logs is a folder",
    });
    await expect(readAll(openLogFile("a\0b", "odd"))).rejects.toMatchObject({ code: "log-unreadable" });
  });
});
