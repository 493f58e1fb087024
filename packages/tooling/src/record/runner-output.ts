import type { JobLog } from "./job-log.ts";
import { createProblemMatcher } from "./problem-matcher.ts";
import { parseRunnerCommand, type RunnerCommand } from "./runner-command.ts";

/** The runner cuts what it keeps of an annotation. */
const MAX_ISSUE_LENGTH = 4096;

/** Takes the lines of one stream of a step and writes what the runner makes of them. */
export function createRunnerOutput(log: JobLog, hasMatchers: boolean): (line: string) => void {
  const match = createProblemMatcher();
  return (line) => {
    const command = parseRunnerCommand(line);
    if (command !== undefined) {
      writeCommand(log, command);
      return;
    }
    const level = hasMatchers ? match(line) : undefined;
    log.write(level === undefined ? line : `##[${level}]${line}`);
  };
}

function writeCommand(log: JobLog, { name, data }: RunnerCommand): void {
  switch (name) {
    case "error":
    case "warning":
    case "notice":
      if (data !== "") log.write(`##[${name}]${data.slice(0, MAX_ISSUE_LENGTH)}`);
      break;
    case "group":
      log.write(`##[group]${data}`);
      break;
    case "endgroup":
      log.write("##[endgroup]");
      break;
    default:
      break;
  }
}
