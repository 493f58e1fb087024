import { expect, test, vi } from "vitest";

vi.mock("./config/schema.ts", () => {
  throw new Error("the schema is loaded");
});

test("the core is loaded without the schema, which is asked for where a configuration is read", async () => {
  const { readConfig } = await import("./index.ts");
  await expect(readConfig(new Uint8Array())).rejects.toThrow();
});
