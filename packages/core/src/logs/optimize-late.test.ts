import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

/** Calls a function 5000 times, and again. */
const CALL_OFTEN = `
const called = (value) => String(value).length;
const values = Array.from({ length: 5000 }, (_, index) => index);
for (let round = 0; round < 20; round++) {
  values.map(called);
  await new Promise((done) => setTimeout(done, 10));
}
`;

/** Whether the function is optimized in full. */
function isOptimized(before: string): boolean {
  const script = `import { optimizeLate } from "./optimize-late.ts"; ${before} ${CALL_OFTEN}`;
  const options = ["--trace-opt", "--input-type=module", "-e", script];
  const told = execFileSync(process.execPath, options, { encoding: "utf8", cwd: import.meta.dirname });
  return /completed optimizing .*JSFunction called .*TURBOFAN/.test(told);
}

it("optimizes in full what is called very often, but no sooner than any work asked for", () => {
  expect(isOptimized("")).toBe(true);
  expect(isOptimized("optimizeLate({ turbofan: 10_000_000 });")).toBe(false);
  expect(isOptimized("optimizeLate({ turbofan: 10_000_000 }); optimizeLate({ turbofan: 3000 });")).toBe(
    false,
  );
});
