/** A workflow command that a tool prints to talk to the runner. */
export interface RunnerCommand {
  name: string;
  data: string;
}

const COMMANDS: ReadonlySet<string> = new Set([
  "add-mask",
  "add-matcher",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-output",
  "warning",
]);

/**
 * Reads `::error file=src/a.ts,line=3::2 files%0Afailed` as `{name: "error", data: "2 files\nfailed"}`.
 * Undefined for any other line, an unknown command included: the runner prints those as they are.
 */
export function parseRunnerCommand(line: string): RunnerCommand | undefined {
  const text = line.trimStart();
  if (!text.startsWith("::")) return undefined;
  const end = text.indexOf("::", 2);
  if (end === -1) return undefined;
  const [name = ""] = text.slice(2, end).split(" ", 1);
  return COMMANDS.has(name) ? { name, data: unescapeData(text.slice(end + 2)) } : undefined;
}

function unescapeData(data: string): string {
  return data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
