import { describe, expect, it } from "vitest";
import { parseRepairCase } from "./repair-case.ts";

const TEXT = `a name
is missing
-- src/a.ts --
export const a = b;

-- src/b.ts --
export const b = 1;
++ src/a.ts ++
import { b } from "./b";

export const a = b;
`;

describe("a case of a repair", () => {
  it("holds the files as they are, and as they should be", () => {
    const { about, before, after } = parseRepairCase("import/b", TEXT);
    expect(about).toBe("a name is missing");
    expect(before.get("src/a.ts")).toBe("export const a = b;\n\n");
    expect(before.get("src/b.ts")).toBe("export const b = 1;\n");
    expect(before.get("tsconfig.json")).toContain('"strict": true');
    expect(after.get("src/a.ts")).toBe('import { b } from "./b";\n\nexport const a = b;\n');
    expect(after.get("src/b.ts")).toBe("export const b = 1;\n");
  });

  it("is refused where nothing changes", () => {
    expect(() => parseRepairCase("import/b", "x\n-- src/a.ts --\nb;\n")).toThrow("import/b: nothing changes");
  });

  it("has a history where it holds files as they were", () => {
    const { before, base } = parseRepairCase(
      "change/b",
      `${TEXT}== src/b.ts ==\nexport const c = 1;\n== src/a.ts ==\n\n`,
    );
    expect(before.get("src/b.ts")).toBe("export const b = 1;\n");
    expect(base?.get("src/b.ts")).toBe("export const c = 1;\n");
    expect(base?.has("src/a.ts")).toBe(false);
    expect(parseRepairCase("import/b", TEXT).base).toBeUndefined();
  });
});
