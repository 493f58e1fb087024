import type { CommandName } from "../protocol/commands.ts";
import { analyze } from "./analyze.ts";
import { applyFix } from "./apply-fix.ts";
import { askModel } from "./ask-model.ts";
import { clear } from "./clear.ts";
import type { Command } from "./command.ts";
import { explain } from "./explain.ts";
import { fixAll } from "./fix-all.ts";
import { ignore } from "./ignore.ts";
import { previewFix, showCommand } from "./preview-fix.ts";
import { tail } from "./tail.ts";
import { undoLast } from "./undo-last.ts";
import { verify } from "./verify.ts";

export const COMMAND_TABLE: { [Name in CommandName]: Command<Name> } = {
  analyze,
  tail,
  fixAll,
  previewFix,
  applyFix,
  showCommand,
  askModel,
  explain,
  ignore,
  verify,
  undoLast,
  clear,
};
