// oxlint-disable no-restricted-imports -- a part of the core is measured, not what it gives to others
import { expect, test } from "vitest";
import { FORMATS } from "../../../core/src/detect/formats/table.ts";
import { needlesOf } from "../../../core/src/detect/glanced-formats.ts";
import type { Needles } from "../../../core/src/logs/needles.ts";
import { longHashOf } from "../../../core/src/logs/wasm/hashes.ts";
import { HIGH, LOW, WHOLE } from "../../../core/src/logs/wasm/layout.ts";
import { layOutWordFilter } from "../../../core/src/logs/word-filter.ts";
import { quietLines } from "./generate-log.ts";

const LINES = quietLines(20_000);

test("no format wants to see more than one in a hundred of the lines that tell of nothing wrong", () => {
  const greedy = FORMATS.flatMap(({ id, glance }) =>
    glance
      .filter((literal) => LINES.filter((line) => line.includes(literal)).length > LINES.length / 100)
      .map((literal) => `${id}: ${literal}`),
  );
  expect(greedy).toEqual([]);
});

test("few words of such lines may be part of a literal", () => {
  const bytes = Buffer.from(LINES.join("\n"));
  const needles = needlesOf(FORMATS);
  layOutWordFilter(needles, bytes.subarray(0, 64 * 1024));
  const count = bytes.length >> 2;
  const passing = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(4 * index)).filter((word) =>
    passes(needles, word),
  );
  expect(passing.length / count).toBeLessThan(0.07);
});

function passes({ memory }: Needles, word: number): boolean {
  const hash = longHashOf(word);
  const isWhole = ((memory[WHOLE + (hash >>> 3)] ?? 0) & (1 << (hash & 7))) !== 0;
  const low = memory.readUInt16LE(LOW + 2 * (word & 0xffff));
  return isWhole || (low & memory.readUInt16LE(HIGH + 2 * (word >>> 16))) !== 0;
}
