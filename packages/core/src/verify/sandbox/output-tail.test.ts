import { expect, test } from "vitest";
import { createOutputTail } from "./output-tail.ts";

test("keeps the last of it and hands on everything", () => {
  const seen: string[] = [];
  const tail = createOutputTail((text) => seen.push(text), 10);
  const push = tail.push("stdout");
  for (let index = 0; index < 100; index++) push(Buffer.from(`${index}\n`));
  expect(tail.end()).toBe("6\n97\n98\n99\n".slice(-10));
  expect(seen).toHaveLength(100);
});

test("puts characters together that were split between chunks, stream by stream", () => {
  const tail = createOutputTail(undefined);
  const out = tail.push("stdout");
  const errors = tail.push("stderr");
  const euro = Buffer.from("€");
  out(euro.subarray(0, 1));
  errors(Buffer.from("!"));
  out(euro.subarray(1));
  errors(euro.subarray(0, 2));
  expect(tail.end()).toBe("!€\uFFFD");
});
