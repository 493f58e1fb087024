export { createLinter, type Linter } from "../linters/linter.ts";
