export type IssueLevel = "error" | "warning";

const TSC_LINE = /^\S.*\(\d+(?:,\d+)?\): (error|warning) TS\d+: ./;
const STYLISH_ROW = /^\s+\d+:\d+\s+(error|warning) .*\S {2,}\S+$/;

/**
 * What the problem matchers of actions/setup-node see in the lines of one stream, in order: the level of the issue
 * that the line is, if it is one. Like the runner's, they look at coloured text as it is, and so miss it
 * (actions/runner#2341). The third matcher, eslint-compact, has never matched anything: its pattern holds `/` delimiters.
 */
export function createProblemMatcher(): (line: string) => IssueLevel | undefined {
  let isBelowFileOrRow = false;
  return (line) => {
    const row = isBelowFileOrRow ? STYLISH_ROW.exec(line) : null;
    if (row !== null) return levelOf(row);
    const error = TSC_LINE.exec(line);
    isBelowFileOrRow = error === null && line.trim() !== "";
    return error === null ? undefined : levelOf(error);
  };
}

function levelOf(match: RegExpExecArray): IssueLevel {
  return match[1] === "warning" ? "warning" : "error";
}
