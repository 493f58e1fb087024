/** The tests, in the order in which they run; each file registers its own. */
export const SUITES: readonly (() => Promise<unknown>)[] = [
  () => import("./activation.test.ts"),
  () => import("./clipboard.test.ts"),
  () => import("./fixes.test.ts"),
  () => import("./terminals.test.ts"),
  () => import("./tail.test.ts"),
  () => import("./debug-console.test.ts"),
  () => import("./nothing-found.test.ts"),
  () => import("./hostile.test.ts"),
  () => import("./crash.test.ts"),
];
