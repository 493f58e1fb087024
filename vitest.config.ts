import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "language-server/src/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/fixtures/**", "packages/demo/project/**"],
  },
});
