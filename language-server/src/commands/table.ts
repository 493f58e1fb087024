import type { CommandName } from "../protocol/commands.ts";
import type { Command } from "./command.ts";

/** Each is loaded when it is first asked for: an idle server does without. */
export const COMMAND_TABLE: { [Name in CommandName]: () => Promise<Command<Name>> } = {
  analyze: async () => (await import("./analyze.ts")).analyze,
  tail: async () => (await import("./tail.ts")).tail,
  fixAll: async () => (await import("./fix-all.ts")).fixAll,
  previewFix: async () => (await import("./preview-fix.ts")).previewFix,
  applyFix: async () => (await import("./apply-fix.ts")).applyFix,
  showCommand: async () => (await import("./preview-fix.ts")).showCommand,
  dismissFix: async () => (await import("./dismiss-fix.ts")).dismissFix,
  askModel: async () => (await import("./ask-model.ts")).askModel,
  explain: async () => (await import("./explain.ts")).explain,
  ignore: async () => (await import("./ignore.ts")).ignore,
  teach: async () => (await import("./teach.ts")).teach,
  adopt: async () => (await import("./adopt.ts")).adopt,
  checkouts: async () => (await import("./checkouts.ts")).checkouts,
  verify: async () => (await import("./verify.ts")).verify,
  undoLast: async () => (await import("./undo-last.ts")).undoLast,
  clear: async () => (await import("./clear.ts")).clear,
};
