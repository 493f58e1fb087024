import { defineConfig } from "vitest/config";
import { plainSummaryReporter } from "./packages/tooling/src/plain-summary-reporter.ts";

export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "packages/testkit/github/src/**/*.test.ts",
      "actions/*/src/**/*.test.ts",
      "language-server/src/**/*.test.ts",
      "extensions/*/src/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/fixtures/**", "packages/demo/project/**"],
    // Most tests wait for processes of their own: a worker for each core keeps none idle.
    maxWorkers: "100%",
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", plainSummaryReporter()],
  },
});
