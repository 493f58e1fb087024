import type { CommandEntry } from "./command.ts";

/** Every command, in the order of `hephaestus --help`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "analyze",
    summary: "find the root problems in a log and prove fixes for them",
    load: async () => (await import("./commands/analyze.ts")).registerAnalyze,
  },
  {
    name: "fix",
    summary: "apply the proved fixes",
    load: async () => (await import("./commands/fix.ts")).registerFix,
  },
  {
    name: "run",
    summary: "run a command and prove fixes where it fails; with --fix apply them and run it again",
    load: async () => (await import("./commands/run.ts")).registerRun,
  },
  {
    name: "monitor",
    summary: "watch a live log: alarms where errors pass a threshold, and fixes as they are proved",
    load: async () => (await import("./commands/monitor.ts")).registerMonitor,
  },
  {
    name: "patterns",
    summary: "show the templates of a log's lines, or what is new in one of two logs",
    load: async () => (await import("./commands/patterns.ts")).registerPatterns,
  },
  {
    name: "ci",
    summary: "find the root problems of a failed GitHub Actions run; with --fix apply proved fixes here",
    load: async () => (await import("./commands/ci.ts")).registerCi,
  },
  {
    name: "explain",
    summary: "tell what is known of a problem: its place, its fixes, and how a model was asked about it",
    load: async () => (await import("./commands/explain.ts")).registerExplain,
  },
  {
    name: "mcp",
    summary: "serve assistants by the Model Context Protocol: logs in, proved fixes out",
    load: async () => (await import("./commands/mcp.ts")).registerMcp,
  },
  {
    name: "undo",
    summary: "take the last fix back",
    load: async () => (await import("./commands/undo.ts")).registerUndo,
  },
  {
    name: "config",
    summary: "write, show or check hephaestus.yaml",
    load: async () => (await import("./commands/config.ts")).registerConfig,
  },
];
