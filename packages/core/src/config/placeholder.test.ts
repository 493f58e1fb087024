import { expect, test } from "vitest";
import { unknownPlaceholders } from "./placeholder.ts";

test("only what stands in braces and is not known is told, once", () => {
  expect(unknownPlaceholders("fix({tool}): {title} {who} {who} {} {ID}")).toEqual(["{who}", "{}", "{ID}"]);
  expect(unknownPlaceholders("{id}{code}{file} { open")).toEqual([]);
});
