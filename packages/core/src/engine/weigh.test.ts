import { describe, expect, test } from "vitest";
import { verifiedOf, type VerifiedFields } from "./testing/verified-of.ts";
import { weigh } from "./weigh.ts";

/** Status and reason of the first of several candidates for the problem `p`. */
function verdictOf(
  first: Partial<VerifiedFields>,
  ...others: Partial<VerifiedFields>[]
): [string, string | undefined] {
  const all = [first, ...others].map((fields, index) =>
    verifiedOf(`fix ${index}`, { targets: ["p"], ...fields }),
  );
  const [verified] = all;
  if (verified === undefined) throw new Error("there is a first one");
  const { status, reason } = weigh(verified, all);
  return [status, reason];
}

const insertion = (
  start: number,
  text: string,
): { file: string; edits: { start: number; end: number; text: string }[] } => ({
  file: "a.ts",
  edits: [{ start, end: start, text }],
});

test("what passes alone is proved, with its proofs and level", () => {
  const verified = verifiedOf("fix", { targets: ["p"], level: "lint" });
  expect(weigh(verified, [verified])).toEqual({ status: "proved", level: "lint", proofs: [] });
});

test("what was refuted stays so, whatever else", () => {
  expect(verdictOf({ outcome: "refuted", weakness: "weak" })).toEqual(["refuted", undefined]);
});

describe("is only plausible", () => {
  test("where it leaves new errors behind", () => {
    expect(verdictOf({ outcome: "follow-ups" })).toEqual(["plausible", "it leaves new errors behind"]);
  });

  test("where it is a command", () => {
    const command = { line: "npm install zod", folder: "", changes: "dependencies" } as const;
    const fields = { outcome: "open", command, edits: [] } as const;
    expect(verdictOf({ ...fields, edits: [] })).toEqual(["plausible", "a command is yours to run"]);
  });

  test("where no check could decide: the reason is that of the check that was skipped, else that only the tool knows", () => {
    expect(verdictOf({ outcome: "open" })).toEqual([
      "plausible",
      "only tsc itself can tell whether it helps",
    ]);
    const verified = verifiedOf("fix", { targets: ["p"], outcome: "open" });
    verified.verification.proofs.push({ kind: "lint", status: "skipped", detail: "no ESLint here", ms: 0 });
    expect(weigh(verified, [verified])).toMatchObject({ status: "plausible", reason: "no ESLint here" });
    expect(verdictOf({ outcome: "open", clears: "TS2322 at a.ts:6" })).toEqual([
      "plausible",
      "it clears TS2322 at a.ts:6; only tsc itself can tell whether it helps",
    ]);
  });

  test("where types are incomplete", () => {
    expect(verdictOf({ weakness: "types are incomplete in a.ts" })).toEqual([
      "plausible",
      "types are incomplete in a.ts",
    ]);
  });

  test("but not beside a rival that clears only part of it", () => {
    const rival = { confidence: 0.8, resolved: ["p"] };
    expect(verdictOf({ confidence: 0.9, resolved: ["p", "q"] }, rival)[0]).toBe("proved");
    expect(verdictOf({ confidence: 0.9, resolved: ["p"] }, rival)[0]).toBe("plausible");
  });

  test("where it is rarely what is meant", () => {
    expect(verdictOf({ confidence: 0.49, isTested: true })).toEqual([
      "plausible",
      "it passes, but only the tests of the code can tell whether it is what is meant",
    ]);
    expect(verdictOf({ confidence: 0.5, isTested: true })[0]).toBe("proved");
    expect(verdictOf({ confidence: 0.29, isTested: false })).toEqual([
      "plausible",
      "it passes, but no check can tell whether it is what is meant",
    ]);
    expect(verdictOf({ confidence: 0.3, isTested: false })[0]).toBe("proved");
  });

  test.each([
    [0.9, 0.9, "about as likely"],
    [0.9, 0.75, "about as likely"],
    [0.6, 0.75, "about as likely"],
    [0.6, 0.9, "likelier"],
  ])("where it is %d sure and a rival %d", (confidence, rival, words) => {
    expect(verdictOf({ confidence }, { confidence: rival })).toEqual([
      "plausible",
      `“fix 1” passes as well and is ${words}`,
    ]);
  });

  test("and so is its rival: a tie is one for both", () => {
    const tie = [verifiedOf("a", { targets: ["p"] }), verifiedOf("b", { targets: ["p"] })];
    expect(tie.map((verified) => weigh(verified, tie).status)).toEqual(["plausible", "plausible"]);
  });

  test("where a fix of another problem resolves this one as well", () => {
    expect(verdictOf({}, { targets: ["q"], resolved: ["q", "p"] })).toEqual([
      "plausible",
      "“fix 1” passes as well and is about as likely",
    ]);
  });
});

describe("is proved all the same", () => {
  test("where the other is clearly less likely", () => {
    expect(verdictOf({ confidence: 0.95 }, { confidence: 0.7 })[0]).toBe("proved");
  });

  test.each(["refuted", "follow-ups", "open"] as const)("where the other came out as %s", (outcome) => {
    expect(verdictOf({}, { outcome })[0]).toBe("proved");
  });

  test("where the other is for something else", () => {
    expect(verdictOf({}, { targets: ["q"] })[0]).toBe("proved");
  });

  test("where the other resolves less and is a bit less likely", () => {
    expect(verdictOf({ resolved: ["p", "q"], confidence: 0.9 }, { confidence: 0.75 })[0]).toBe("proved");
  });

  test("where both mean the same by their own word", () => {
    expect(verdictOf({ meaning: "a.ts:10" }, { meaning: "a.ts:10" })[0]).toBe("proved");
    expect(verdictOf({ meaning: "a.ts:10" }, { meaning: "b.ts:10" })[0]).toBe("plausible");
    expect(verdictOf({ meaning: "a.ts:10" }, {})[0]).toBe("plausible");
  });

  test("where one does what the other does, and more", () => {
    const [one, two] = [insertion(0, "a"), insertion(9, "b")];
    const both = { file: "a.ts", edits: [...one.edits, ...two.edits] };
    expect(verdictOf({ edits: [one] }, { edits: [both] })[0]).toBe("proved");
    expect(verdictOf({ edits: [both] }, { edits: [one] })[0]).toBe("proved");
    expect(verdictOf({ edits: [one] }, { edits: [one, { ...two, file: "b.ts" }] })[0]).toBe("proved");
    expect(verdictOf({ edits: [one] }, { edits: [two] })[0]).toBe("plausible");
    expect(verdictOf({ edits: [one] }, { edits: [insertion(0, "b")] })[0]).toBe("plausible");
    expect(verdictOf({ edits: [one] }, { edits: [{ ...one, file: "b.ts" }] })[0]).toBe("plausible");
  });
});
