import { describe, expect, test } from "vitest";
import { createLocator } from "./locate.ts";
import { settleLocator } from "./settle-locator.ts";

const FILES = [
  "apps/admin/src/cart.ts",
  "apps/admin/src/main.ts",
  "apps/shop/src/cart.ts",
  "apps/shop/src/invoice.ts",
  "apps/shop/src/main.ts",
];
const locator = createLocator("/repository", FILES);

describe("settleLocator", () => {
  test("takes the folder that the sure paths of the log lie in", () => {
    const settled = settleLocator(locator, ["src/cart.ts", "src/invoice.ts"], "");
    expect(settled.locate("src/cart.ts")).toEqual({ status: "found", file: "apps/shop/src/cart.ts" });
  });

  test("knows the folder from absolute paths of the runner as well", () => {
    const settled = settleLocator(
      locator,
      ["/home/runner/work/x/x/apps/admin/src/main.ts", "src/invoice.ts"],
      "",
    );
    expect(settled.locate("src/main.ts")).toEqual({ status: "found", file: "apps/shop/src/main.ts" });
  });

  test("asks where the user stands when the log does not tell", () => {
    expect(settleLocator(locator, ["src/cart.ts"], "apps/admin").locate("src/cart.ts")).toEqual({
      status: "found",
      file: "apps/admin/src/cart.ts",
    });
  });

  test("leaves a tie a tie", () => {
    const files = ["apps/admin/src/cart.ts", "apps/shop/src/cart.ts"];
    expect(settleLocator(locator, ["src/cart.ts"], "").locate("src/cart.ts")).toEqual({
      status: "ambiguous",
      files,
    });
  });

  test("believes what the locator is sure of", () => {
    const settled = settleLocator(locator, ["src/invoice.ts"], "apps/shop");
    expect(settled.locate("apps/admin/src/cart.ts")).toEqual({
      status: "found",
      file: "apps/admin/src/cart.ts",
    });
  });
});
