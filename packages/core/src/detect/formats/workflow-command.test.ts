import { expect, it } from "vitest";
import { parseCommand } from "./workflow-command.ts";

it("reads place, title and a message of several lines", () => {
  const text =
    "::error file=src/a%2Cb.ts,line=3,col=5,endLine=4,endColumn=7,title=100%25%3A done::first%0Asecond: 100%25";
  expect(parseCommand(text)).toEqual({
    level: "error",
    message: "first\nsecond: 100%",
    title: "100%: done",
    place: { path: "src/a,b.ts", line: 3, column: 5, endLine: 4, endColumn: 7 },
  });
});

it("reads a command without properties", () => {
  expect(parseCommand("::warning::mind the gap")).toEqual({ level: "warning", message: "mind the gap" });
  expect(parseCommand("::error file=src/cart.ts::broken")).toEqual({
    level: "error",
    message: "broken",
    place: { path: "src/cart.ts", line: 1 },
  });
});

it.each(["::notice::all is well", "::errors::no", "::error file=src/cart.ts", "say ::error::no"])(
  "takes %j for no error",
  (text) => {
    expect(parseCommand(text)).toBeUndefined();
  },
);
