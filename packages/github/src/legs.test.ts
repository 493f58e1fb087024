import { expect, test } from "vitest";
import { partsOf, withLeg, withoutLeg, withoutRun } from "./legs.ts";

const RUN = { id: 7, sha: "a".repeat(40) };
const NEXT = { id: 8, sha: "b".repeat(40) };

/** What a comment says after these legs told these words, one after the other. */
function told(legs: readonly (readonly [leg: string, body: string])[], run: typeof RUN = RUN): string {
  return legs.reduce((comment, [leg, body]) => withLeg(comment, run, { leg, body }), "");
}

function legsOf(comment: string | undefined): string[][] {
  return partsOf(comment ?? "").map(({ legs }) => legs);
}

const A = ["build (9)", "### one"] as const;
const B = ["build (10)", "### one"] as const;
const C = ["lint", "### other\n\nwords"] as const;

test("whoever tells first, the comment is the same; legs that tell the same share a part, in the order people count", () => {
  const orders = [
    [A, B, C],
    [C, B, A],
    [B, A, C, B, A],
  ].map((order) => told(order));
  expect(new Set(orders).size).toBe(1);
  expect(orders[0]?.replaceAll(/<!--.*-->\n/g, "")).toBe(
    "In `build (9)`, `build (10)`:\n\n### one\n\nIn `lint`:\n\n### other\n\nwords\n\n",
  );
});

test("a leg that tells something else moves; one that passes goes, and the last one leaves nothing", () => {
  const all = told([A, B, C]);
  expect(legsOf(withLeg(all, RUN, { leg: B[0], body: "### new" }))).toEqual([[A[0]], [B[0]], [C[0]]]);
  const two = withoutLeg(all, RUN, A[0]) ?? "";
  expect(legsOf(two)).toEqual([[B[0]], [C[0]]]);
  expect(withoutLeg(withoutLeg(two, RUN, B[0]) ?? "", RUN, C[0])).toBeUndefined();
  expect(withoutLeg(two, RUN, A[0])).toBe(two);
});

test("at another commit what a leg told goes with its own words; the rest goes where one fails there", () => {
  const all = told([A, C]);
  expect(legsOf(withoutLeg(all, NEXT, A[0]))).toEqual([[C[0]]]);
  expect(legsOf(withLeg(all, NEXT, { leg: A[0], body: "### one" }))).toEqual([[A[0]]]);
});

test("what another run of the same commit tells holds where this one passes", () => {
  const both = withLeg(told([A]), { ...RUN, id: 9 }, { leg: C[0], body: C[1] });
  expect(legsOf(withoutLeg(both, RUN, C[0]))).toEqual([[A[0]], [C[0]]]);
  expect(legsOf(withoutRun(both, RUN))).toEqual([[C[0]]]);
  expect(withoutRun(told([A]), RUN)).toBeUndefined();
});

test("what has no room is told by its heading, the same ones in whatever order they come, and the whole stays in bounds", () => {
  const large = Array.from({ length: 8 }, (_, index) => {
    const body = `### heading ${index}\n\n${"ä".repeat(7_000)}${index}`;
    return [`build (${index})`, body] as const;
  });
  const comment = told(large);
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(60_000);
  expect(told(large.toReversed())).toBe(comment);
  expect(told([...large, ...large])).toBe(comment);
  expect(partsOf(comment).map(({ isCut }) => isCut)).toEqual([
    ...Array(4).fill(false),
    ...Array(4).fill(true),
  ]);
  expect(comment).toContain("### heading 7\n\nThere is no room for the rest here");
});

test("256 legs that all tell something else are bounded, too, and it is said", () => {
  const many = Array.from(
    { length: 256 },
    (_, at) => [`größe (${at}, ☃)`, `### no ${at} ${"x".repeat(200)}`] as const,
  );
  const comment = told(many);
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(60_000);
  expect(comment).toMatch(/^More jobs failed than there is room for/);
  expect(told([many.at(-1) ?? A], RUN)).toContain("### no 255 ");
});

test("names and words of strangers make no part of their own", () => {
  const leg = "a --> b, c:cut\n<!-- x";
  const body = `### one\n\n\`\`\`text\n<!-- hephaestus:legs:7:${RUN.sha}:evil -->\nIn \`evil\`:\n\`\`\``;
  const comment = told([[leg, body]]);
  expect(legsOf(comment)).toEqual([[leg]]);
  expect(comment.split("\n")[0]).not.toMatch(/--.*-->.*-->/);
  expect(withLeg(comment, RUN, { leg, body })).toBe(comment);
});

test("a comment that tells of a run as a whole has no parts, and gives way to a leg", () => {
  const whole = "### 1 root problem\n\nFrom 1 log.\n<!-- hephaestus:run:7:abc -->\n";
  expect(partsOf(whole)).toEqual([]);
  expect(legsOf(withLeg(whole, RUN, { leg: A[0], body: A[1] }))).toEqual([[A[0]]]);
});
