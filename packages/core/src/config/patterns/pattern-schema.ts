import { z } from "zod";
import { PATTERN_KINDS } from "./log-pattern.ts";
import type { PatternEntry } from "./pattern-file.ts";
import { patternMistakes } from "./pattern-mistakes.ts";
import { line, textOf } from "../value-schema.ts";

const MOST_PATTERNS = 50;
const MOST_LINES = 10;
const GROUP = "the number of a group from 0 (the whole match) to 30";
const SEVERITY = "error or warning";

const group = z.int({ error: GROUP }).min(0, { error: GROUP }).max(30, { error: GROUP });
const severity = z.enum(["error", "warning"], { error: SEVERITY });
const regexp = textOf("a regular expression in single quotes").meta({
  description: "Regular expression as in JavaScript, without flags, lookaround and back references.",
});

const parts = {
  kind: z
    .enum(PATTERN_KINDS, { error: PATTERN_KINDS.join(", ") })
    .optional()
    .meta({
      description: "file: the problem is of the file as a whole.",
      default: PATTERN_KINDS[0],
    }),
  file: group.optional().meta({ description: "Group that holds the file." }),
  location: group.optional().meta({
    description:
      "Group that holds the place: line, or line,column, or startLine,startColumn,endLine,endColumn.",
  }),
  line: group.optional().meta({ description: "Group that holds the line." }),
  column: group.optional().meta({ description: "Group that holds the column." }),
  endLine: group.optional().meta({ description: "Group that holds the last line." }),
  endColumn: group.optional().meta({ description: "Group that holds the last column." }),
  code: group.optional().meta({ description: "Group that holds the code or rule." }),
  message: group.optional().meta({ description: "Group that holds the message. Default: all that matched." }),
  loop: z.boolean({ error: "true or false" }).optional().meta({
    description: "The last of several lines may follow itself, each time with another problem.",
    default: false,
  }),
};

const patternLine = z.strictObject(
  { regexp, ...parts, severity: group.optional().meta({ description: "Group that holds the severity." }) },
  { error: "the keys regexp, file, line, column, severity, message …" },
);

const lines = z
  .array(patternLine, { error: "a list of lines, each with a regexp" })
  .min(1, { error: "at least one line" })
  .max(MOST_LINES, { error: `at most ${MOST_LINES} lines` });

const pattern = z.strictObject(
  {
    name: toolName().optional().meta({
      description:
        "Tool that its problems are of. A tool Hephaestus knows, such as eslint, brings its fixes.",
    }),
    owner: toolName().optional().meta({ description: "Stands for the name where there is none." }),
    source: line.optional().meta({ description: "What people call the tool." }),
    severity: z
      .union([severity, group], { error: `${SEVERITY}, or the number of a group` })
      .optional()
      .meta({
        description: "Severity of messages that tell none; beside regexp also the group that holds it.",
        default: "error",
      }),
    pattern: z.union([lines, patternLine], { error: "lines, each with a regexp" }).optional().meta({
      description: "The lines of a problem, which follow each other.",
    }),
    regexp: regexp.optional(),
    ...parts,
  },
  { error: "the keys name, regexp, file, line, column, severity, message …, or name and pattern" },
);

/** `patterns` of the file: problem matchers of VS Code, each checked as a whole, and their names against each other. */
export const patternsSchema: z.ZodType<PatternEntry[]> = z
  .array(
    pattern.superRefine((entry, context) => {
      for (const { path, message } of patternMistakes(entry)) {
        context.addIssue({ code: "custom", path: [...path], message });
      }
    }),
    { error: "a list of patterns" },
  )
  .max(MOST_PATTERNS, { error: `at most ${MOST_PATTERNS} patterns` })
  .superRefine((entries, context) => {
    const names = entries.map(({ name, owner }) => name ?? owner);
    for (const [index, name] of names.entries()) {
      if (name === undefined || names.indexOf(name) === index) continue;
      const key = entries[index]?.name === undefined ? "owner" : "name";
      const message = `${name} is there twice, expected another name`;
      context.addIssue({ code: "custom", path: [index, key], message });
    }
  });

function toolName(): z.ZodString {
  return textOf("the name of a tool").regex(/^[A-Za-z][\w.-]{0,49}$/, {
    error: "a short name of letters, digits and - _ .",
  });
}
