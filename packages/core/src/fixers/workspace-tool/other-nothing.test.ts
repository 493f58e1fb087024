import { describe, expect, it } from "vitest";
import { losesOtherNothing } from "./other-nothing.ts";

describe("losesOtherNothing", () => {
  const loses = (text: string): boolean => {
    const start = text.indexOf("==");
    return losesOtherNothing("eqeqeq", [{ start, end: start + 2, text: "===" }], text);
  };

  it.each(["if (mail == null) return;", "if (null == mail) return;", "if (mail ==undefined) return;"])(
    "tells that %s asks for both",
    (text) => {
      expect(loses(text)).toBe(true);
    },
  );

  it("leaves other comparisons, and other rules", () => {
    expect(loses("if (mail == nullable) return;")).toBe(false);
    expect(losesOtherNothing("no-var", [{ start: 0, end: 0, text: "" }], "null")).toBe(false);
  });
});
