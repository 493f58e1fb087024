import type { Command } from "./command.ts";
import { askForFix, chooseAnotherModel } from "./ask-model.ts";
import { chooseFolder } from "./choose-checkout.ts";
import { clear } from "./clear.ts";
import { dismissFix } from "./dismiss.ts";
import { doctor } from "./doctor.ts";
import { explain } from "./explain.ts";
import { fix } from "./fix.ts";
import { fixFailingRun } from "./fix-failing-run.ts";
import { fixAll } from "./fix-all.ts";
import { applyFix, applyPreviewed } from "./apply-fix.ts";
import { forgetKeys } from "./forget-keys.ts";
import { ignore } from "./ignore.ts";
import { preview } from "./preview.ts";
import { readFailureClipboard, readFailureFile, readFailureTerminal } from "./read-failure.ts";
import { rerunLast } from "./rerun-last.ts";
import { restart } from "./restart.ts";
import { showOutput, showProblemPlace, showProblems } from "./show.ts";
import { clearHistory, showHistory } from "./show-history.ts";
import { showSuspicious } from "./show-suspicious.ts";
import { teachPattern } from "./teach-pattern.ts";
import { stopTailing, tailFile } from "./tail-file.ts";
import { undo } from "./undo.ts";
import { unmute } from "./unmute.ts";
import { verify } from "./verify.ts";

/** Every command of the manifest. Names of the server's own commands are not among them: these the client registers. */
export const COMMAND_TABLE: Readonly<Record<string, Command>> = {
  "hephaestus.fix": fix,
  "hephaestus.readClipboard": readFailureClipboard,
  "hephaestus.readFile": readFailureFile,
  "hephaestus.readTerminal": readFailureTerminal,
  "hephaestus.fixFailingRun": fixFailingRun,
  "hephaestus.tailFile": tailFile,
  "hephaestus.stopTailing": stopTailing,
  "hephaestus.fixAllProved": fixAll,
  "hephaestus.apply": applyFix,
  "hephaestus.applyPreviewed": applyPreviewed,
  "hephaestus.preview": preview,
  "hephaestus.askForFix": askForFix,
  "hephaestus.chooseModel": chooseAnotherModel,
  "hephaestus.forgetKeys": forgetKeys,
  "hephaestus.dismiss": dismissFix,
  "hephaestus.showSuspicious": showSuspicious,
  "hephaestus.teachPattern": teachPattern,
  "hephaestus.chooseCheckout": chooseFolder,
  "hephaestus.showHistory": showHistory,
  "hephaestus.clearHistory": clearHistory,
  "hephaestus.explainProblem": explain,
  "hephaestus.ignoreProblem": ignore,
  "hephaestus.undo": undo,
  "hephaestus.unmute": unmute,
  "hephaestus.rerun": rerunLast,
  "hephaestus.checkAgain": verify,
  "hephaestus.clearAll": clear,
  "hephaestus.showProblems": showProblems,
  "hephaestus.showPlace": showProblemPlace,
  "hephaestus.showOutput": showOutput,
  "hephaestus.restart": restart,
  "hephaestus.doctor": doctor,
};
