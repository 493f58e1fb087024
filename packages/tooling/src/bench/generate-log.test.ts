// oxlint-disable no-restricted-imports -- a part of the core is measured, not what it gives to others
import { expect, test } from "vitest";
import { FORMATS } from "../../../core/src/detect/formats/table.ts";
import { needlesOf } from "../../../core/src/detect/glanced-formats.ts";
import { compileWordFilter, startsOf } from "../../../core/src/logs/word-filter.ts";
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
  const words = new Int32Array(new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % 4))).buffer);
  const { literals } = needlesOf(FORMATS);
  const filter = compileWordFilter(literals, words.subarray(0, 16 * 1024));
  const passing = words.filter((word) => startsOf(filter, word) !== 0).length;
  expect(passing / words.length).toBeLessThan(0.07);
});
