import { describe, expect, it } from "vitest";

import { resolveCatalog } from "./project-copy.ts";

describe("resolveCatalog", () => {
  it("puts versions in place of catalog: and leaves the rest", () => {
    const manifest = { name: "shop", devDependencies: { eslint: "catalog:", typescript: "6.0.3" } };
    expect(JSON.parse(resolveCatalog(JSON.stringify(manifest), { eslint: "10.15.0", zod: "4.6.7" }))).toEqual(
      {
        name: "shop",
        devDependencies: { eslint: "10.15.0", typescript: "6.0.3" },
      },
    );
  });

  it("refuses a name that the catalog lacks", () => {
    expect(() => resolveCatalog('{"dependencies":{"zod":"catalog:"}}', {})).toThrow("no zod");
  });
});
