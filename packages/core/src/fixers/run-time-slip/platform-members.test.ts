import { expect, it } from "vitest";
import { isOfPlatform } from "./platform-members.ts";

it.each(["emit", "write", "removeListener", "_transform", "Transform", "length", "toLowerCase"])(
  "%s is what the language or Node brings",
  (name) => {
    expect(isOfPlatform(name)).toBe(true);
  },
);

it.each(["emitClose", "total", "writes", "format"])("%s is nobody's but the workspace's", (name) => {
  expect(isOfPlatform(name)).toBe(false);
});
