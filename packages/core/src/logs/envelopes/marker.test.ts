import { describe, expect, it } from "vitest";
import { peelMarker } from "./marker.ts";

describe("peelMarker", () => {
  it.each([
    ["##[error]boom", { text: "boom", marker: "error", level: "error" }],
    ["##[warning]old", { text: "old", marker: "warning", level: "warning" }],
    ["##[notice]new", { text: "new", marker: "notice" }],
    ["##[group]Run npm test", { text: "Run npm test", marker: "group" }],
    ["##[section]Starting: test", { text: "Starting: test", marker: "group" }],
    ["##[endgroup]", { text: "", marker: "end-group" }],
    ["##[command]npm test", { text: "npm test", marker: "command" }],
    ["##[debug]x", { text: "x", marker: "debug" }],
  ])("takes the mark off %j", (line, peeled) => {
    expect(peelMarker(line)).toEqual(peeled);
  });

  it.each([
    "##[other]x",
    "##[error",
    " ##[error]x",
    "##[__proto__]x",
    "##[]",
    "## error",
    "text ##[error]x",
    "",
  ])("leaves %j alone", (line) => {
    expect(peelMarker(line)).toEqual({ text: line });
  });
});
