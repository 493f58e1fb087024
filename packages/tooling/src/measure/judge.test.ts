import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import { parseRepairCase } from "./repair-case.ts";

const repairCase = parseRepairCase("x/y", "x\n-- a.ts --\na;\n++ a.ts ++\nb;\n");
const before = ["TS2304 a.ts:1:1"];

describe("the judgement of a repair", () => {
  it("is exact where the text is the expert's", () => {
    const repair = new Map([["a.ts", "b;\n"]]);
    expect(judge(repairCase, repair, { before, repaired: [], expert: [] })).toEqual({
      changed: true,
      resolved: true,
      exact: true,
      harmful: false,
    });
  });

  it("is harmful where another error comes instead", () => {
    const repair = new Map([["a.ts", "c;\n"]]);
    const repaired = ["TS2552 a.ts:1:1"];
    expect(judge(repairCase, repair, { before, repaired, expert: [] })).toMatchObject({
      resolved: false,
      harmful: true,
    });
  });

  it("takes an error that moved for the same", () => {
    const repair = new Map([["a.ts", "\nb;\n"]]);
    const two = [...before, "TS2304 a.ts:2:1"];
    const judgement = judge(repairCase, repair, { before: two, repaired: ["TS2304 a.ts:3:1"], expert: [] });
    expect(judgement).toMatchObject({ resolved: false, harmful: false });
  });

  it("harms nothing where nothing is changed", () => {
    const judgement = judge(repairCase, new Map(), { before, repaired: before, expert: [] });
    expect(judgement).toEqual({ changed: false, resolved: false, exact: false, harmful: false });
  });
});
