import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocator } from "./locate.ts";
import { createSourceMaps, type SourceMaps } from "./source-maps.ts";

const FILES = [
  "package.json",
  "packages/api/package.json",
  "packages/api/src/index.ts",
  "packages/web/package.json",
  "packages/web/src/index.ts",
  "src/cart.ts",
  "src/my cart.ts",
];
const LINKED = "code();\n//# sourceMappingURL=index.js.map\n";

let outer = "";
let root = "";

beforeEach(() => {
  outer = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-source-maps-")));
  root = join(outer, "shop");
});
afterEach(() => rmSync(outer, { recursive: true, force: true, maxRetries: 3 }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** A map whose every line is the source's line of that number. */
function mapOf(source: string, more: object = {}): string {
  return JSON.stringify({ version: 3, sources: [source], names: [], mappings: "AAAA;AACA;AACA", ...more });
}

function built(file: string, source: string, more: object = {}): void {
  write(file, LINKED.replace("index.js", file.slice(file.lastIndexOf("/") + 1)));
  write(`${file}.map`, mapOf(source, more));
}

function open(files: readonly string[] = FILES): SourceMaps {
  return createSourceMaps({ root, files }, createLocator(root, files));
}

function follow(path: string, directory?: string): string | undefined {
  const found = open().follow({ path, line: 2, column: 1 }, directory === undefined ? {} : { directory });
  return found?.path.replace(`${root}/`, "");
}

describe("a source as maps write it", () => {
  it.each<[string, object]>([
    ["../src/cart.ts", {}],
    ["cart.ts", { sourceRoot: "../src" }],
    ["src/cart.ts", { sourceRoot: "../" }],
    ["webpack://shop/./src/cart.ts", {}],
    ["webpack://@me/shop/./src/cart.ts?1f2e", {}],
    ["webpack:///src/cart.ts", {}],
    ["./src/cart.ts", { sourceRoot: "webpack://shop/" }],
    ["webpack-internal:///(rsc)/./src/cart.ts", {}],
    ["turbopack:///[project]/src/cart.ts", {}],
    ["/home/runner/work/shop/shop/src/cart.ts", {}],
    ["file:///home/runner/work/shop/shop/src/cart.ts", {}],
    [String.raw`..\src\cart.ts`, {}],
  ])("%s %j", (source, more) => {
    built("dist/index.js", source, more);
    expect(follow("/app/dist/index.js")).toBe("src/cart.ts");
  });

  it("percent-encoded or not", () => {
    built("dist/a.js", "../src/my%20cart.ts");
    built("dist/b.js", "../src/my cart.ts");
    expect(follow("dist/a.js")).toBe("src/my cart.ts");
    expect(follow("dist/b.js")).toBe("src/my cart.ts");
  });

  it("from the folder of its own package, of two that have such a file", () => {
    built("packages/web/dist/index.js", "webpack://web/./src/index.ts");
    built("packages/api/dist/main.js", "../src/index.ts");
    expect(follow("packages/web/dist/index.js")).toBe("packages/web/src/index.ts");
    expect(follow("packages/api/dist/main.js")).toBe("packages/api/src/index.ts");
  });

  it("names the dependency that was bundled", () => {
    built("dist/index.js", "../node_modules/tiny/index.js");
    expect(follow("dist/index.js")).toBe("node_modules/tiny/index.js");
  });

  it.each([
    "../../outside.ts",
    "../../../../../../etc/passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "https://example.org/src/cart.ts",
    "../node_modules/../../../etc/passwd",
    "webpack/bootstrap",
    'external "node:fs"',
    "\0virtual",
    "../src/gone.ts",
    "",
    "__proto__",
    "x".repeat(100_000),
  ])("leads nowhere but into the workspace: %j", (source) => {
    writeFileSync(join(outer, "outside.ts"), "");
    built("dist/index.js", source);
    expect(follow("dist/index.js")).toBeUndefined();
  });
});

describe("a built file as logs name it", () => {
  it.each([
    ["dist/index.js", undefined],
    ["./dist/index.js", undefined],
    ["/home/runner/work/shop/shop/dist/index.js", undefined],
    [String.raw`D:\a\shop\shop\dist\index.js`, undefined],
    ["file:///app/dist/index.js?t=17", undefined],
    ["/srv/somewhere/else/dist/index.js", undefined],
    ["../dist/index.js", "scripts"],
    ["index.js", "dist"],
    ["http://localhost:4173/index.js", undefined],
  ])("%s in %s", (path, directory) => {
    built("dist/index.js", "../src/cart.ts");
    expect(follow(path, directory)).toBe("src/cart.ts");
  });

  it("served by Next.js", () => {
    built(".next/static/chunks/app.js", "webpack://_N_E/./src/cart.ts");
    expect(follow("http://localhost:3000/_next/static/chunks/app.js")).toBe("src/cart.ts");
  });

  it("in this workspace itself, where no other may stand for it", () => {
    built("packages/web/dist/index.js", "../src/index.ts");
    expect(follow(join(root, "packages/web/dist/index.js"))).toBe("packages/web/src/index.ts");
    expect(follow(join(root, "dist/index.js"))).toBeUndefined();
  });

  it("in the only package that has one, not in one of two", () => {
    built("packages/web/dist/index.js", "../src/index.ts");
    expect(follow("/app/dist/index.js")).toBe("packages/web/src/index.ts");
    built("packages/api/dist/index.js", "../src/index.ts");
    expect(follow("/app/dist/index.js")).toBeUndefined();
    expect(follow("dist/index.js", "packages/api")).toBe("packages/api/src/index.ts");
  });

  it("that the repository lists, unless it is to stand for itself", () => {
    built("dist/index.js", "../src/cart.ts");
    const maps = open([...FILES, "dist/index.js"]);
    const place = { path: "dist/index.js", line: 1 };
    expect(maps.follow(place)).toEqual({ path: `${root}/src/cart.ts`, line: 1 });
    expect(maps.follow(place, { unlistedOnly: true })).toBeUndefined();
    expect(open().follow(place, { unlistedOnly: true })).toBeDefined();
  });

  it("but no dependency, no system file and no source", () => {
    built("node_modules/tiny/dist/index.js", "../src/cart.ts");
    built("src/cart.ts", "../src/cart.ts");
    built("lib/x/index.js", "../../src/cart.ts");
    expect(follow("/app/node_modules/tiny/dist/index.js")).toBeUndefined();
    expect(follow("src/cart.ts")).toBeUndefined();
    expect(follow("/usr/lib/x/index.js")).toBeUndefined();
  });
});

describe("the map", () => {
  it("may be in the file, in another folder, or beside it without being named", () => {
    const data = Buffer.from(mapOf("../src/cart.ts")).toString("base64");
    write("dist/a.js", `//# sourceMappingURL=data:application/json;base64,${data}`);
    write("dist/b.js", "//# sourceMappingURL=../maps/b%20b.map");
    write("maps/b b.map", mapOf("../src/cart.ts"));
    write("dist/c.js", "code();");
    write("dist/c.js.map", mapOf("../src/cart.ts"));
    for (const name of ["a", "b", "c"]) expect(follow(`dist/${name}.js`)).toBe("src/cart.ts");
  });

  it("keeps line and column, and the line alone where the log tells no more", () => {
    built("dist/index.js", "../src/cart.ts");
    const path = `${root}/src/cart.ts`;
    expect(open().follow({ path: "dist/index.js", line: 2, column: 9 })).toEqual({
      path,
      line: 2,
      column: 1,
    });
    expect(open().follow({ path: "dist/index.js", line: 3 })).toEqual({ path, line: 3 });
    expect(open().follow({ path: "dist/index.js", line: 4 })).toBeUndefined();
  });

  it("is not asked for places that this build does not have", () => {
    built("dist/index.js", "../src/cart.ts");
    expect(open().follow({ path: "dist/index.js", line: 1, column: 8 })).toBeDefined();
    expect(open().follow({ path: "dist/index.js", line: 1, column: 9 })).toBeUndefined();
  });

  it.each(["../../stolen.map", "https://example.org/x.map", "/etc/x.map", "//host/x.map", "..", "a\0b"])(
    "is not looked for outside: %j",
    (url) => {
      mkdirSync(root, { recursive: true });
      writeFileSync(join(outer, "stolen.map"), mapOf("src/cart.ts"));
      write("dist/index.js", `//# sourceMappingURL=${url}`);
      expect(follow("dist/index.js")).toBeUndefined();
    },
  );

  it.skipIf(process.platform === "win32")("is not read through a link that leads out", () => {
    writeFileSync(join(outer, "shop.map"), "");
    write("dist/index.js", LINKED);
    writeFileSync(join(outer, "stolen.map"), mapOf("../src/cart.ts"));
    symlinkSync(join(outer, "stolen.map"), join(root, "dist/index.js.map"));
    expect(follow("dist/index.js")).toBeUndefined();
  });

  it("is ignored when it is larger than maps are, no file, or no map", () => {
    write("dist/index.js", LINKED);
    mkdirSync(join(root, "dist/index.js.map"));
    expect(follow("dist/index.js")).toBeUndefined();
    write("dist/large.js", "code();");
    write("dist/large.js.map", mapOf("../src/cart.ts"));
    truncateSync(join(root, "dist/large.js.map"), 64 * 1024 * 1024 + 1);
    expect(follow("dist/large.js")).toBeUndefined();
    write("dist/broken.js", "code();");
    write("dist/broken.js.map", '{"version":3,');
    expect(follow("dist/broken.js")).toBeUndefined();
  });

  it("is one of the first twenty of a run", () => {
    const maps = open();
    for (let index = 0; index < 22; index++) built(`dist/${index}.js`, "../src/cart.ts");
    const found = Array.from({ length: 22 }, (_, index) =>
      maps.follow({ path: `dist/${index}.js`, line: 1 }),
    );
    expect(found.map((place) => place !== undefined)).toEqual([...Array(20).fill(true), false, false]);
    expect(maps.follow({ path: "dist/0.js", line: 2 })).toBeDefined();
  });
});
