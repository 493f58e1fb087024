import { expect, it } from "vitest";
import { chooseNode, isNewEnough } from "./node-runtime.ts";

it("tells a Node that is new enough from one that is not", () => {
  expect(["v22.18.0", "22.21.1", "24.0.0"].map(isNewEnough)).toEqual([true, true, true]);
  expect(["v22.17.9", "20.20.2", "18.0.0", ""].map(isNewEnough)).toEqual([false, false, false, false]);
});

it("goes by the user's setting, then by the editor's own Node, then by the path", () => {
  expect(chooseNode("/opt/node", { path: "/editor", version: "24.0.0" })).toBe("/opt/node");
  expect(chooseNode("", { path: "/editor", version: "24.0.0" })).toBe("/editor");
  expect(chooseNode("", { path: "/editor", version: "20.9.0" })).toBe("node");
});
