import { expect, it } from "vitest";
import { isAlarm } from "./is-alarm.ts";

it.each(["syntaxError", "invariant", "assertValid", "unexpected", "throwIfClosed", "_fail"])(
  "%s tells of a mistake",
  (symbol) => {
    expect(isAlarm(symbol)).toBe(true);
  },
);

it.each(["_total", "parseErrors", "total", "retry", "errorOf", "insertRow"])(
  "%s does something",
  (symbol) => {
    expect(isAlarm(symbol)).toBe(false);
  },
);
