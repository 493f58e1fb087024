import type { Problem } from "../../model/problem.ts";

/** How one tool mends what it reports. */
export interface ToolRow {
  tool: string;
  /** Whether the tool can mend this problem itself. */
  fits(problem: Problem): boolean;
  /** Program and options, e.g. `prettier --write`. */
  command: string;
  /** What the command does, before the number of files or as a whole: `Format`. */
  title: string;
  /** `package`: comes with a package of npm. `path`: is installed for itself. */
  from: "package" | "path";
  /** `files`: takes the reported files. `folder`: works on all of a project, which has one of these files. */
  takes: "files" | readonly string[];
  changes: "files" | "dependencies";
  confidence: number;
}
