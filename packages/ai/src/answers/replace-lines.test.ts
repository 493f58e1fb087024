import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replaceLines } from "./replace-lines.ts";

const TEXT = `export function price(cents: number): string {
  const whole = Math.floor(cents / 100);
  return String(whole);
}

export function tax(cents: number): string {
  const whole = Math.floor(cents / 119);
  return String(whole);
}
`;

function replaced(search: string, replace: string, text = TEXT): string {
  const result = replaceLines(text, search, replace);
  return result.kind === "replaced" ? result.text : result.kind;
}

describe("replaceLines", () => {
  test.each([
    ["exactly", "  const whole = Math.floor(cents / 100);", "exact"],
    ["but for space at the end", "  const whole = Math.floor(cents / 100);  ", "space"],
    ["but for indentation", "const whole = Math.floor(cents / 100);", "indentation"],
    ["but for space within", "  const whole =  Math.floor(cents  / 100);", "indentation"],
    ["with empty lines around", "\n  const whole = Math.floor(cents / 100);\n\n", "exact"],
  ])("finds what is there %s", (_, search, by) => {
    const result = replaceLines(TEXT, search, "  const whole = Math.round(cents / 100);");
    expect(result).toMatchObject({ kind: "replaced", by, run: { from: 1, count: 1 } });
    expect(result.kind === "replaced" && result.text).toContain(
      "  const whole = Math.round(cents / 100);\n  return",
    );
  });

  test("finds a single place that is very much alike, and keeps what the model only remembered", () => {
    const text = TEXT.slice(0, TEXT.indexOf("export function tax"));
    const search =
      "export function price(cents : number) : string {\n  const whole = Math.flor(cents / 100)\n";
    const replace = "export function price(cents : number) : string {\n  const whole = round(cents / 100);\n";
    expect(replaced(search, replace, text)).toBe(
      text.replace("Math.floor(cents / 100)", "round(cents / 100)"),
    );
  });

  test.each([
    [
      "numbers",
      "6 | export function tax(cents: number): string {\n7 |   const whole = Math.floor(cents / 119);",
      "6 | export function tax(cents: number): string {\n7 |   const whole = tenth(cents);",
    ],
    [
      "the signs of a diff",
      " export function tax(cents: number): string {\n-  const whole = Math.floor(cents / 119);",
      " export function tax(cents: number): string {\n+  const whole = tenth(cents);",
    ],
    [
      "fences",
      "```ts\n  const whole = Math.floor(cents / 119);\n```",
      "```ts\n  const whole = tenth(cents);\n```",
    ],
  ])("takes off %s that are no part of the lines", (_, search, replace) => {
    expect(replaced(search, replace)).toBe(TEXT.replace("Math.floor(cents / 119)", "tenth(cents)"));
  });

  test("marks that are a part of the lines stay", () => {
    const list = "- one\n- two\n";
    expect(replaced("- one", "- three", list)).toBe("- three\n- two\n");
    const table = "1 | one\n2 | two\n";
    expect(replaced("1 | one", "1 | three", table)).toBe("1 | three\n2 | two\n");
    const fence = "text\n```ts\na();\n```\n";
    expect(replaced("```ts\na();\n```", "```ts\nb();\n```", fence)).toBe("text\n```ts\nb();\n```\n");
  });

  test("the mark of the byte order stays at the beginning, and nowhere else", () => {
    expect(replaced("a();\nb();", "c();\nd();\ne();", "\uFEFFa();\nb();\n")).toBe("\uFEFFc();\nd();\ne();\n");
  });

  test("new lines are indented in the file's own way", () => {
    const text = "if (a) {\n\tif (b) {\n\t\treturn 1;\n\t}\n}\n";
    const search = "    if (b) {\n        return 1;\n    }";
    const replace = "    if (b) {\n        if (c) {\n            return 2;\n        }\n    }";
    expect(replaced(search, replace, text)).toBe(
      "if (a) {\n\tif (b) {\n\t\tif (c) {\n\t\t\treturn 2;\n\t\t}\n\t}\n}\n",
    );
  });

  test("never guesses between two places", () => {
    expect(replaceLines(TEXT, "  return String(whole);", "  return whole;")).toMatchObject({
      kind: "ambiguous",
      runs: [{ from: 2 }, { from: 7 }],
    });
    expect(replaceLines(TEXT, "return  String(whole);", "return whole;")).toMatchObject({
      kind: "ambiguous",
    });
    expect(replaceLines(TEXT, "  const whole = Math.floor(cents / 110);", "x").kind).toBe("ambiguous");
  });

  test("says what is nearest where nothing fits", () => {
    expect(replaceLines(TEXT, "  const half = Math.ceil(cents / 50) + rest;", "x")).toMatchObject({
      kind: "absent",
      nearest: { count: 1 },
    });
    expect(replaceLines(TEXT, "import { a } from 'b';", "x").kind).toBe("absent");
    expect(replaceLines(TEXT, "\n \n", "x").kind).toBe("empty");
    expect(replaceLines("", "a", "x").kind).toBe("absent");
  });

  test("keeps line breaks, tabs, and the end of a text without one", () => {
    expect(replaced("b", "B\nC", "a\r\nb\r\nd\r\n")).toBe("a\r\nB\r\nC\r\nd\r\n");
    expect(replaced("  b();", "  c();\n    d();", "if (a) {\n\tb();\n}")).toBe(
      "if (a) {\n\tc();\n\t  d();\n}",
    );
    expect(replaced("b", "B", "a\nb")).toBe("a\nB");
    expect(replaced("b", "b\nc", "a\nb")).toBe("a\nb\nc");
    expect(replaced("b", "", "a\nb")).toBe("a");
    expect(replaced("a", "", "a\nb\n")).toBe("b\n");
  });

  test("indents what is new as the place is", () => {
    const text = "class A {\n    run() {\n        stop();\n    }\n}\n";
    expect(replaced("run() {\n    stop();\n}", "run() {\n    go();\n    stop();\n}", text)).toBe(
      "class A {\n    run() {\n        go();\n        stop();\n    }\n}\n",
    );
  });
});

const line = fc.stringMatching(/^[ ]{0,4}[a-e(){};=]{0,8}$/);

test("what is exactly and only once there is replaced, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      fc.array(line, { maxLength: 3 }),
      (lines, at, fresh) => {
        const marked = lines.with(at % lines.length, "unique marker line");
        const text = `${marked.join("\n")}\n`;
        const result = replaceLines(
          text,
          "unique marker line",
          ["new line", ...fresh, "last line"].join("\n"),
        );
        const expected = marked.toSpliced(at % lines.length, 1, "new line", ...fresh, "last line");
        expect(result).toMatchObject({ kind: "replaced", by: "exact", text: `${expected.join("\n")}\n` });
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test("lines that stand there twice are never replaced", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), (between, behind) => {
      const pair = ["const value = compute(1);", "return value;"];
      const text = [...pair, ...between, ...pair, ...behind].join("\n");
      for (const search of [
        pair.join("\n"),
        pair.map((one) => `  ${one} `).join("\n"),
        pair.join("\n").replace("compute", "compte"),
      ])
        expect(replaceLines(text, search, "nothing").kind).not.toBe("replaced");
    }),
    { seed: 7, numRuns: 200 },
  );
});

test("replacing by the same changes nothing, however it was found", () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 10 }),
      fc.nat(9),
      fc.constantFrom("\n", "\r\n"),
      (lines, at, lineBreak) => {
        const text = lines.join(lineBreak);
        const search = lines[at % lines.length] ?? "";
        const result = replaceLines(text, ` ${search} `, ` ${search} `);
        expect(result.kind === "replaced" ? result.text : text).toBe(text);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
