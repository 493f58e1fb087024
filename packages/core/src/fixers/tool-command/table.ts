import type { Problem } from "../../model/problem.ts";
import type { ToolRow } from "./tool-row.ts";

/** How sure it is that the tool's own fix is what is wanted: layout has one answer, other rules leave a choice. */
const LAYOUT = 0.95;
const RULE = 0.7;

const RUST = ["Cargo.toml"];
const GO = ["go.mod"];

const FIXABLE_MARKDOWN =
  /\b(?:MD004|MD005|MD007|MD009|MD010|MD011|MD012|MD014|MD018|MD019|MD020|MD021|MD022|MD023|MD026|MD027|MD030|MD031|MD032|MD034|MD037|MD038|MD039|MD044|MD047|MD049|MD050|MD051|MD053|MD054|MD058)\b/;
const FIXABLE_STYLE =
  /(?:-notation|-quotes|-empty-line-before|-case|-prefix|-length-zero-no-unit|redundant-\w+(?:-\w+)*|shorthand-property-no-redundant-values|alpha-value-notation|no-irregular-whitespace)$/;

function says(...words: string[]): ToolRow["fits"] {
  return ({ message }) => words.some((word) => message.includes(word));
}

function hasCode(pattern: RegExp): ToolRow["fits"] {
  return ({ code = "" }) => pattern.test(code);
}

function shows(problem: Problem, word: string): boolean {
  return problem.message.includes(word) || problem.excerpt.some((line) => line.includes(word));
}

function ofPackage(tool: string, command: string, title: string, fits: ToolRow["fits"]): ToolRow {
  return {
    tool,
    command,
    title,
    fits,
    from: "package",
    takes: "files",
    changes: "files",
    confidence: LAYOUT,
  };
}

function ofPath(tool: string, command: string, title: string, fits: ToolRow["fits"]): ToolRow {
  return { ...ofPackage(tool, command, title, fits), from: "path" };
}

/** Tools that mend what they report; the first row that fits a problem answers it. */
export const TOOLS: readonly ToolRow[] = [
  ofPackage("prettier", "prettier --write", "Format", says("Code style issues")),
  ofPackage("oxfmt", "oxfmt", "Format", says("Format issues found")),
  ofPackage("dprint", "dprint fmt", "Format", says("Not formatted")),
  ofPackage("biome", "biome format --write", "Format", hasCode(/^format$/)),
  ofPackage("biome", "biome check --write", "Sort the imports of", hasCode(/^(?:assist\/|organizeImports$)/)),
  {
    ...ofPackage(
      "biome",
      "biome lint --write",
      "Apply Biome's fixes to",
      (problem) => problem.code?.startsWith("lint/") === true && shows(problem, "Safe fix"),
    ),
    confidence: RULE,
  },
  ofPackage("stylelint", "stylelint --fix", "Apply Stylelint's fixes to", hasCode(FIXABLE_STYLE)),
  ofPackage("markdownlint", "markdownlint --fix", "Apply markdownlint's fixes to", hasCode(FIXABLE_MARKDOWN)),
  ofPackage("standard", "standard --fix", "Apply standard's fixes to", () => true),
  { ...ofPackage("syncpack", "syncpack fix", "Align versions", () => true), takes: ["package.json"] },
  { ...ofPath("rustfmt", "cargo fmt", "Format the crate", () => true), takes: RUST },
  {
    ...ofPath(
      "rust",
      "cargo clippy --fix --allow-dirty",
      "Apply Clippy's fixes",
      (problem) =>
        problem.excerpt.some((line) => line.includes("clippy")) &&
        problem.excerpt.some((line) => /^\s*help: (?:try|use|consider|remove|replace|change)/.test(line)),
    ),
    takes: RUST,
    confidence: RULE,
  },
  ofPath("golangci-lint", "gofmt -w", "Format", hasCode(/^(?:gofmt|goimports|gofumpt|gci)$/)),
  {
    ...ofPath(
      "go",
      "go mod tidy",
      "Bring go.mod and go.sum up to date",
      says("missing go.sum entry", "updates to go.mod needed", "go mod tidy", "no required module provides"),
    ),
    takes: GO,
    changes: "dependencies",
  },
  ofPath("ruff", "ruff format", "Format", hasCode(/^unformatted$/)),
  {
    ...ofPath("ruff", "ruff check --fix", "Apply Ruff's fixes to", (problem) => shows(problem, "[*]")),
    confidence: RULE,
  },
  ofPath("black", "black", "Format", says("would reformat")),
  ofPath("isort", "isort", "Sort the imports of", says("incorrectly sorted")),
  {
    ...ofPath("rubocop", "rubocop -a", "Apply RuboCop's fixes to", (problem) =>
      shows(problem, "[Correctable]"),
    ),
    confidence: RULE,
  },
  {
    ...ofPath("phpcs", "vendor/bin/phpcbf", "Apply the fixes of PHP_CodeSniffer to", (problem) =>
      shows(problem, "[x]"),
    ),
    confidence: RULE,
  },
  ofPath("gcc", "clang-format -i", "Format", says("clang-format")),
  ofPath("clang-format", "clang-format -i", "Format", () => true),
  {
    ...ofPath("elixir", "mix format", "Format the project", says("mix format failed")),
    takes: ["mix.exs"],
  },
  {
    ...ofPath("gradle", "./gradlew spotlessApply", "Format the project", says("spotlessApply")),
    takes: ["gradlew"],
  },
  {
    ...ofPath("maven", "mvn spotless:apply", "Format the project", says("spotless:apply")),
    takes: ["pom.xml"],
  },
];
