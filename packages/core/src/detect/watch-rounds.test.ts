import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";

const STARTED = "8:29:27 AM - Starting compilation in watch mode...";
const AGAIN = "8:29:33 AM - File change detected. Starting incremental compilation...";

function error(file: string): string {
  return `src/${file}.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.`;
}

function filesIn(lines: readonly string[]): unknown[] {
  return detectText(lines.join("\n")).findings.map(({ place }) => place?.path);
}

describe("createWatchRounds", () => {
  it("leaves what a watcher tells in its last round", () => {
    const lines = [STARTED, error("a"), error("b"), "", AGAIN, error("b"), "", AGAIN, error("c")];
    expect(filesIn(lines)).toEqual(["src/c.ts"]);
    expect(filesIn([...lines, AGAIN, "", "8:29:38 AM - Found 0 errors. Watching for file changes."])).toEqual(
      [],
    );
  });

  it("leaves what stands above the watcher, and what others tell", () => {
    expect(filesIn([error("a"), STARTED, error("b"), AGAIN])).toEqual(["src/a.ts"]);
    expect(filesIn([STARTED, "src/cart.c:3:7: error: expected ';'", AGAIN])).toEqual(["src/cart.c"]);
    expect(filesIn([STARTED, error("a"), STARTED, error("b"), AGAIN])).toEqual(["src/a.ts"]);
  });

  it("tells processes apart", () => {
    const web = [STARTED, error("a"), "", AGAIN, "", "done"].map((line) => `[web] ${line}`);
    const api = [STARTED, error("b"), "", "waiting", "", "done"].map((line) => `[api] ${line}`);
    expect(filesIn(web.flatMap((line, index) => [line, api[index] ?? ""]))).toEqual(["src/b.ts"]);
  });
});
