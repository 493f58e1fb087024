import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { createDetector } from "./detect.ts";
import type { DetectedFinding } from "./detected-finding.ts";
import { createGeneralSearch } from "./general/general-search.ts";
import { openLogFile, openLogStream } from "../logs/sources/open-log.ts";

const LINE = "src/a.ts(1,2): error TS2304: Cannot find name 'x'.";
const folder = mkdtempSync(join(tmpdir(), "hephaestus-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is found in bytes, read as a pipe and as a file: both find the same. */
async function found(bytes: Uint8Array): Promise<unknown[]> {
  const path = join(folder, "ci.log");
  writeFileSync(path, bytes);
  const piped = await read(openLogStream("ci.log", Readable.from([bytes])));
  expect(await read(openLogFile(path, "ci.log"))).toEqual(piped);
  return piped.map(({ place, message }) => [place?.path, message]);
}

async function read(inputs: ReturnType<typeof openLogFile>): Promise<DetectedFinding[]> {
  const findings: DetectedFinding[] = [];
  for await (const { source, chunks } of inputs) {
    const general = createGeneralSearch();
    const detector = createDetector((finding) => findings.push(finding), { source, general });
    for await (const chunk of chunks) detector.push(chunk);
    detector.end();
  }
  return findings;
}

const FOUND = ["src/a.ts", "Cannot find name 'x'."];

describe("input that no tool writes", () => {
  it("finds nothing in nothing", async () => {
    for (const bytes of [[], [0], [10], [0xef, 0xbb, 0xbf]])
      expect(await found(Uint8Array.from(bytes))).toEqual([]);
  });

  it("finds a line among bytes that are no text", async () => {
    const noise = Uint8Array.from(
      { length: 300_000 },
      (_, index) => (index * index * 31 + (index >> 3)) % 256,
    );
    expect(await found(Buffer.concat([noise, Buffer.from(`\n${LINE}\n`), noise]))).toContainEqual(FOUND);
    expect(await found(Buffer.concat([Buffer.from([0xc3, 0x28, 0xff, 10]), Buffer.from(LINE)]))).toEqual([
      FOUND,
    ]);
  });

  it.each(["utf-16le", "utf-16be"])("reads %s, with a byte order mark and without", async (encoding) => {
    for (const mark of ["\uFEFF", ""]) {
      const bytes = Buffer.from(`${mark}${LINE}\n`, "utf16le");
      expect(await found(encoding === "utf-16le" ? bytes : bytes.swap16())).toEqual([FOUND]);
    }
  });

  it("reads on behind escapes that never end", async () => {
    const log = `\u001B]0;title\u0007\u001B]8;;http://x\u001B\\${LINE}\n\u001B]0;open\n\u001BP\u001B[31;\n${LINE.replace("a.ts", "b.ts")}\u001B`;
    expect(await found(Buffer.from(log))).toEqual([FOUND, ["src/b.ts", "Cannot find name 'x'."]]);
  });

  it("reads on behind a line of 10 MB", async () => {
    expect(await found(Buffer.from(`${"x".repeat(10_000_000)}\n${LINE}\n`))).toEqual([FOUND]);
  });

  it("takes a gzip within a gzip for bytes, and tells of one that was cut", async () => {
    expect(await found(gzipSync(gzipSync(LINE)))).toEqual([]);
    await expect(found(gzipSync(LINE).subarray(0, 30))).rejects.toMatchObject({ code: "log-unreadable" });
  });

  it("holds little of ten million lines", () => {
    let lines = 0;
    let findings = 0;
    const detector = createDetector(() => (findings += 1));
    const chunk = Buffer.from("npm http fetch GET 200\n".repeat(10_000));
    const before = process.memoryUsage().arrayBuffers;
    for (; lines < 10_000_000; lines += 10_000) detector.push(chunk);
    detector.push(Buffer.from(LINE));
    expect(detector.end().lines).toBe(10_000_001);
    expect(findings).toBe(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16e6);
  }, 60_000);
});
