export type {
  AiConfig,
  Config,
  IgnoreRule,
  Mode,
  PullRequestTemplate,
  RemoteRepo,
  Threshold,
} from "./config/config.ts";
export { CONFIG_FILE_NAMES } from "./config/find.ts";
export { loadConfig } from "./config/load.ts";
export type { LoadedConfig } from "./config/load.ts";
export type { Setting } from "./config/settings.ts";
export { STARTER_CONFIG } from "./config/starter.ts";
export { HephaestusError } from "./model/error.ts";
export type { ErrorCode } from "./model/error.ts";
export { applyChanges } from "./engine/deliver/apply.ts";
export { recoverInterrupted } from "./engine/deliver/recover.ts";
export { undoLast } from "./engine/deliver/undo.ts";
export { openEngine } from "./engine/engine.ts";
export type { EngineOptions } from "./engine/engine-parts.ts";
export type { Engine } from "./engine/engine.ts";
export { planFix, withPlan } from "./engine/fix.ts";
export type { FixOutcome, FixPlan, FixRequest } from "./engine/fix.ts";
export type { Phase, ProgressEvent } from "./engine/progress.ts";
export { chooseLogs } from "./logs/sources/zip-logs.ts";
export type { LogInput } from "./logs/sources/log-input.ts";
export { openLogFile, openLogStream } from "./logs/sources/open-log.ts";
export type { Analysis } from "./model/analysis.ts";
export { shellLine } from "./model/shell-line.ts";
export { withoutOwnPackages } from "./repository/command-environment.ts";
export { findWorkspace } from "./repository/files.ts";
export { renderFixJson } from "./report/json/fix-json.ts";
export type { JsonAttempt, JsonRun } from "./report/json/json-report.ts";
export { renderRunJson } from "./report/json/run-json.ts";
export { choicesOf, explainSolution, renderChoice, renderProblem } from "./report/text/choice-text.ts";
export type { Choice } from "./report/text/choice-text.ts";
export type { Advice, ReportOptions } from "./report/report.ts";
export { printable } from "./report/printable.ts";
export { renderFixText } from "./report/text/fix-text.ts";
export { renderReport } from "./report/table.ts";
