import { expect, test } from "vitest";
import { shopProject, withSlips } from "./shop-project.ts";
import { MIXED_SLIPS, SHARED_SLIPS } from "./slips.ts";

test("the project is about a thousand files, always the same, with every word filled in", async () => {
  const project = await shopProject();
  expect(project.size).toBeGreaterThan(990);
  expect([...project.values()].filter((text) => /\$(?:noun|other|third)\b/i.test(text))).toEqual([]);
  expect(await shopProject()).toEqual(project);
});

test("every slip changes the one file that it names", async () => {
  const project = await shopProject();
  for (const slips of [MIXED_SLIPS, SHARED_SLIPS]) {
    const broken = withSlips(project, slips);
    const changed = [...broken.keys()].filter((file) => broken.get(file) !== project.get(file));
    expect(changed.toSorted()).toEqual(slips.map(({ file }) => file).toSorted());
  }
  expect(MIXED_SLIPS).toHaveLength(20);
});

test("a slip that finds nothing to change is a mistake of the bench", async () => {
  const project = await shopProject();
  const slip = { file: "src/shared/money.ts", from: "no such text", to: "" };
  expect(() => withSlips(project, [slip])).toThrow("no such text");
});
