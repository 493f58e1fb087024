import { describe, expect, it } from "vitest";
import { areContrasting, areOneAndMany, areOpposite } from "./contrasting-names.ts";

describe("areContrasting", () => {
  it.each([
    ["minPrice", "maxPrice"],
    ["isValid", "isInvalid"],
    ["encode", "decode"],
    ["lock", "unlock"],
    ["uploadFile", "downloadFile"],
    ["size1", "size2"],
    ["pointX", "pointY"],
    ["column2", "column"],
    ["readFile", "readFileSync"],
    ["start_date", "end_date"],
    ["rowCount", "columnCount"],
    ["parseDate", "parseData"],
    ["sizeKb", "sizeMb"],
    ["timeoutMs", "timeout"],
    ["TItem", "Item"],
    ["logXSize", "logSize"],
    ["percentDone", "shareDone"],
    ["pageIndex", "pageNumber"],
  ])("tells %s from %s", (a, b) => {
    expect(areContrasting(a, b)).toBe(true);
    expect(areContrasting(b, a)).toBe(true);
  });

  it.each([
    ["normaliseSku", "normalizeSku"],
    ["quantiyt", "quantity"],
    ["customerId", "custmerId"],
    ["makeLogger", "createLogger"],
    ["retrun", "return"],
    ["inventory", "nventory"],
    ["IAccount", "Account"],
    ["logSSize", "logSize"],
    ["price", "price"],
    ["", ""],
  ])("takes %s and %s for one thing", (a, b) => {
    expect(areContrasting(a, b)).toBe(false);
  });
});

describe("areOpposite", () => {
  it.each([
    ["isVisible", "isInvisible"],
    ["minX", "minY"],
  ])("%s and %s", (a, b) => {
    expect(areOpposite(a, b)).toBe(true);
  });

  it.each([
    ["title", "subtitle"],
    ["a", "b"],
  ])("not %s and %s", (a, b) => {
    expect(areOpposite(a, b)).toBe(false);
  });
});

describe("areOneAndMany", () => {
  it.each([
    ["item", "items"],
    ["boxes", "box"],
    ["entry", "entries"],
  ])("%s and %s", (a, b) => {
    expect(areOneAndMany(a, b)).toBe(true);
  });

  it.each([
    ["item", "item"],
    ["item", "itemsOf"],
    ["bus", "bust"],
    ["SomeClas", "SomeClass"],
  ])("not %s and %s", (a, b) => {
    expect(areOneAndMany(a, b)).toBe(false);
  });
});
