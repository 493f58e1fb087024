import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";

const ERROR = "src/index.ts(2,14): error TS2322: Type 'number' is not assignable to type 'string'.";

function packagesIn(...lines: string[]): unknown[] {
  return detectText(lines.join("\n")).findings.map(({ context }) => context.package);
}

describe("createScriptEcho", () => {
  it("tells the package whose script printed a failure", () => {
    const web = ["> @shop/web@1.0.0 build", "> tsc --noEmit", "", ERROR];
    const api = ["> api@2.1.0-rc.1 build /home/runner/work/shop/packages/api", "> tsc --noEmit", "", ERROR];
    expect(packagesIn(ERROR, ...web, ERROR, ...api)).toEqual([undefined, "@shop/web", "@shop/web", "api"]);
    expect(detectText(api.join("\n")).findings).toMatchObject([
      { context: { package: "api", task: "build", directory: "/home/runner/work/shop/packages/api" } },
    ]);
  });

  it("knows it as long as one failure follows another", () => {
    const lines = Array.from({ length: 300 }, (_, index) => (index % 50 === 0 ? ERROR : `line ${index}`));
    const found = packagesIn("> @shop/web@1.0.0 build", "> tsc", ...lines);
    expect(new Set(found)).toEqual(new Set(["@shop/web"]));
    const far = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    expect(packagesIn("> @shop/web@1.0.0 build", "> tsc", ...far, ERROR)).toEqual([undefined]);
  });

  it("forgets it where another step begins", () => {
    const step = ["##[group]Run npx tsc", "npx tsc", "shell: /usr/bin/bash -e {0}", "##[endgroup]"];
    const script = ["> @shop/web@1.0.0 build", "> tsc", ERROR];
    expect(packagesIn(...step, ...script, ...step, ERROR)).toEqual(["@shop/web", undefined]);
    expect(packagesIn("> quoted@1.0.0 text", ERROR)).toEqual([undefined]);
  });

  it("tells the packages of processes apart that print at the same time", () => {
    const lines = ["> @shop/web@1.0.0 build", "> tsc --noEmit", "", ERROR, "done"];
    const log = lines.flatMap((line) => [`[web] ${line}`, `[api] ${line.replace("web", "api")}`]);
    expect(packagesIn(...log)).toEqual(["@shop/web", "@shop/api"]);
  });

  it("reads what turbo prints on GitHub", () => {
    const log = readFileSync(join(import.meta.dirname, "formats/turbo/fixtures/github-npm.log"), "utf8");
    const { findings } = detectText(log);
    const ofTsc = findings.filter(({ tool }) => tool === "tsc");
    expect(ofTsc.map(({ context }) => context.package)).toEqual([
      "@harbor/web",
      "@harbor/web",
      "@harbor/api",
      "@harbor/api",
    ]);
  });
});
