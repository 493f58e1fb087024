import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { createProject } from "./testing/project.ts";
import { runHere } from "./testing/run-here.ts";
import { zipOf } from "./testing/zip-of.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINE = "src/a.ts(1,2): error TS2304: Cannot find name 'x'.";
/** What runners take for commands at the start of a line. */
const COMMAND = /^\s*(?:::|##\[|##vso\[|##teamcity\[)/m;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const STACK = /^\s+at .+:\d+:\d+\)?$/m;
const NOISE = Uint8Array.from({ length: 100_000 }, (_, index) => (index * index * 31 + (index >> 3)) % 256);

const LOGS: Readonly<Record<string, string | Uint8Array>> = {
  "nothing.log": "",
  "noise.log": Buffer.concat([NOISE, Buffer.from(`\n${LINE}\n`), NOISE]),
  "zeros.log": Buffer.concat([Buffer.from(`\u0000\u0000${LINE}\u0000\n`), Buffer.alloc(1000)]),
  "commands.log": `src/a.ts(1,2): error TS2304: Cannot find\r::error file=x::y\n::set-output name=a::b\n##vso[task.complete]\nError: ::stop-commands::t\n    at ::error::x (/x.js:1:1)\n`,
  "path.log":
    "::warning::/a.ts(1,2): error TS2304: ::add-mask::x\n##[group]x/a.ts:1:1: error: ##[endgroup]\n",
  "colours.log": `\u001B]0;title\u0007\u001B[2J\u001B[31m${LINE}\u009b0m\u001B[\nError: \u202Eevil\u202C\u0008\u0008\u007F\n`,
  "outside.log":
    "../../../../etc/passwd(1,2): error TS2304: Cannot find name 'x'.\n/etc/passwd:1:1: error: x\n",
  "long.log": `${"x".repeat(1_000_000)}${LINE}${"(".repeat(1_000_000)}\n${LINE}\n`,
  "json.log": `{"level":"error","msg":"${String.raw`\u001b[2J::error::x\n::error::y`}"}\n`.repeat(30),
  "twice.gz": gzipSync(gzipSync(LINE)),
  "cut.gz": gzipSync(LINE).subarray(0, 30),
  "cut.zip": zipOf({ "0_build.txt": LINE }).subarray(0, 60),
  "outside.zip": zipOf({ "../0_build.txt": LINE }),
  "name.zip": zipOf({ "0_bu\u001B[2Jild\r::error::x.txt": LINE }),
  "no-zip.zip": "PK\u0003\u0004 is no zip",
};

test.each([
  ...Object.keys(LOGS),
  "link.log",
  "circle.log",
  "nowhere.log",
  "/dev/null",
  "::error::x\n\u001B[2J.log",
  "a\u0000b",
])("analyze %j answers, and prints nothing that does anything", async (name) => {
  const { root, write } = createProject({});
  const content = LOGS[name];
  if (typeof content === "string") write(name, content);
  else if (content !== undefined) write(name, Buffer.from(content));
  write("target.log", `${LINE}\n`);
  symlinkSync(join(root, "target.log"), join(root, "link.log"));
  symlinkSync(join(root, "circle.log"), join(root, "circle.log"));
  symlinkSync(join(root, "gone"), join(root, "nowhere.log"));
  for (const form of ["text", "json", "markdown"]) {
    const { code, stdout, stderr } = await runHere(["analyze", name, "-o", form], { cwd: root });
    expect([0, 1, 2]).toContain(code);
    for (const printed of [stdout, stderr]) {
      expect(printed).not.toMatch(CONTROL);
      expect(printed).not.toMatch(COMMAND);
    }
    expect(stderr).not.toMatch(STACK);
  }
});
