import { expect, test } from "vitest";
import { isVariant } from "./name-variant.ts";

test.each<[boolean, string, string]>([
  [true, "omitSuffixName", "omitSuffix"],
  [true, "price", "unitPrice"],
  [true, "user_name", "userName"],
  [false, "price", "price"],
  [false, "minPrice", "maxPrice"],
  [false, "carrier", "weight"],
  [false, "$", "price"],
])("is %s of %s and %s", (expected, name, other) => {
  expect(isVariant(name, other)).toBe(expected);
});
