import { expect, test } from "vitest";
import { isOwnPath } from "./own-path.ts";

test.each([
  "src/a.ts",
  "/app/src/a.ts",
  String.raw`C:\work\a.ts`,
  "file:///app/a.ts",
  "native/a.ts",
  "../shared/price.ts",
  "internal/a.ts",
  "[id]/page.tsx",
  "src/node_modules.ts",
  "webpack://shop/./src/a.ts",
  "turbopack:///[project]/src/a.ts",
])("%s may be the project's own", (path) => {
  expect(isOwnPath(path)).toBe(true);
});

test.each([
  "",
  "node:internal/modules/run_main",
  "node:fs",
  "<anonymous>",
  "<stdin>",
  "evalmachine.<anonymous>",
  "[eval]",
  "[worker eval]",
  "native",
  "wasm://wasm/0f2c",
  "data:text/javascript,0",
  "node_modules/x/index.js",
  "file:///app/node_modules/x/index.js",
  String.raw`D:\a\shop\shop\node_modules\x\index.js`,
  "/app/node_modules/.pnpm/x@1.0.0/node_modules/x/index.js",
  "webpack://shop/./node_modules/x/index.js",
  "/opt/hostedtoolcache/node/24.0.0/x64/lib/x.js",
])("%s is not", (path) => {
  expect(isOwnPath(path)).toBe(false);
});
