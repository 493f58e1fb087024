export type { AiComposition, AiConfig, ModelConfig } from "./config/ai-config.ts";
export { compositionOrder, stepsOf } from "./config/composition-order.ts";
export type { Config, IgnoreRule, Mode, PullRequestTemplate, RemoteRepo } from "./config/config.ts";
export { DEFAULTS } from "./config/defaults.ts";
export type { DeployLimits } from "./config/deploy-config.ts";
export type { Threshold } from "./config/log-config.ts";
export { CONFIG_FILE_NAMES } from "./config/find.ts";
export { isProtected } from "./config/is-protected.ts";
export { loadConfig } from "./config/load.ts";
export { formatMistake } from "./config/mistake.ts";
export { readConfig } from "./config/read-config.ts";
export type { LoadedConfig } from "./config/load.ts";
export { isPathPattern } from "./config/path-pattern.ts";
export type { Setting } from "./config/settings.ts";
export { STARTER_CONFIG } from "./config/starter.ts";
export { withIgnoreRule } from "./config/with-ignore-rule.ts";
export { withPattern } from "./config/with-pattern.ts";
export type { PatternEntry } from "./config/patterns/pattern-file.ts";
export { FORMATS } from "./detect/formats/table.ts";
export { placeMentions } from "./detect/mentions/place-mentions.ts";
export type { PlaceMention } from "./detect/mentions/place-mentions.ts";
export { leavesStub } from "./fixers/written-stub.ts";
export { HephaestusError } from "./model/error.ts";
export type { ErrorCode } from "./model/error.ts";
export { applyChanges } from "./engine/deliver/apply.ts";
export { recoverInterrupted } from "./engine/deliver/recover.ts";
export { undoLast } from "./engine/deliver/undo.ts";
export type {
  CandidateMemory,
  CandidateProvider,
  ProviderContext,
  TestContext,
  Trial,
} from "./engine/candidate-provider.ts";
export { openEngine } from "./engine/engine.ts";
export type { EngineOptions } from "./engine/engine-parts.ts";
export type { Engine } from "./engine/engine.ts";
export { planFix, withPlan } from "./engine/fix.ts";
export { isTakenUnasked } from "./engine/taken-unasked.ts";
export { raiseByCommands } from "./engine/raise-by-commands.ts";
export type { FixOutcome, FixPlan, FixRequest } from "./engine/fix.ts";
export { judge } from "./engine/judge.ts";
export type { Judgement } from "./engine/judge.ts";
export type { Phase, ProgressEvent } from "./engine/progress.ts";
export { createReading } from "./engine/reading.ts";
export type { LogReader, OngoingReading, Reading } from "./engine/reading.ts";
export { relatedPlaces } from "./engine/related-places.ts";
export type { RelatedPlace } from "./engine/related-places.ts";
export { isTestPath } from "./engine/suspects/is-test-path.ts";
export { readSections } from "./logs/sections/read-sections.ts";
export type { LogOutline } from "./logs/sections/read-sections.ts";
export type { LogSection } from "./logs/sections/section-builder.ts";
export { chooseLogs } from "./logs/sources/zip-logs.ts";
export type { LogInput } from "./logs/sources/log-input.ts";
export { openLogFile, openLogStream } from "./logs/sources/open-log.ts";
export type { Analysis, GeneratedTest } from "./model/analysis.ts";
export type { Candidate } from "./model/candidate.ts";
export { applyEdits } from "./model/edit.ts";
export type { FileEdit, TextEdit } from "./model/edit.ts";
export type { Frame, Location } from "./model/location.ts";
export type { LogSummary } from "./model/log.ts";
export type { Problem } from "./model/problem.ts";
export { shellLine } from "./model/shell-line.ts";
export type { Solution } from "./model/solution.ts";
export type { Proof, Verdict } from "./model/verdict.ts";
export { withoutOwnPackages } from "./repository/command-environment.ts";
export { applyDiff } from "./repository/apply-diff.ts";
export { fileDiff } from "./repository/diff.ts";
export { editsBetween } from "./repository/edits-between.ts";
export { findWorkspace } from "./repository/files.ts";
export { createLocator } from "./repository/locate/locate.ts";
export type { Locator } from "./repository/locate/locate.ts";
export type { SourceText } from "./repository/source-text.ts";
export { bestSolutions, digestProblem, digestSolution } from "./report/digest.ts";
export type { Digest, DigestLocation, DigestProblem, DigestSolution } from "./report/digest.ts";
export { annotationsOf } from "./report/github/annotations.ts";
export type { Annotation } from "./report/github/annotations.ts";
export { digestMarkdown } from "./report/markdown/digest-markdown.ts";
export { codeBlock, codeSpan, plainTitle, suggestionBlock, words } from "./report/markdown/escape.ts";
export { counted, headline, jobsOf, solutionBlock } from "./report/markdown/problem-blocks.ts";
export { renderFixJson } from "./report/json/fix-json.ts";
export type { JsonAttempt, JsonRun } from "./report/json/json-report.ts";
export { renderRunJson } from "./report/json/run-json.ts";
export { choicesOf, explainSolution, renderChoice, renderProblem } from "./report/text/choice-text.ts";
export type { Choice } from "./report/text/choice-text.ts";
export type { Advice, ReportOptions } from "./report/report.ts";
export { printable, printableJson, printableLines } from "./report/printable.ts";
export { findSecrets } from "./report/secret-rules.ts";
export type { SecretSpan, TextKind } from "./report/secret-rules.ts";
export { withoutSecrets } from "./report/without-secrets.ts";
export { renderFixText } from "./report/text/fix-text.ts";
export { renderReport } from "./report/table.ts";
export { refuseTexts } from "./verify/silence-added.ts";
export type { Verification } from "./verify/verify.ts";
export { changeOf } from "./detect/templates/compare-templates.ts";
export type { TemplateChange, TemplateCounts } from "./detect/templates/compare-templates.ts";
export { mineLog } from "./detect/templates/mine-log.ts";
export { createTemplateMiner } from "./detect/templates/template-miner.ts";
export type { TemplateMiner } from "./detect/templates/template-miner.ts";
export { restoreTemplates, storeTemplates, templateStateSchema } from "./detect/templates/template-state.ts";
export { currentTemplate, templateText } from "./detect/templates/template.ts";
export type { Template } from "./detect/templates/template.ts";
export { createEngineSolver } from "./engine/monitor/engine-solver.ts";
export { HephaestusNode } from "./engine/monitor/hephaestus-node.ts";
export type { NodeConfig, NodeEntry, NodeState, NodeStatus } from "./engine/monitor/node-config.ts";
export { monitorEventSchema } from "./engine/monitor/monitor-event.ts";
export type {
  AlarmEvent,
  DeliveryEvent,
  MonitorEvent,
  MonitorProblem,
  MonitorSolution,
  SolutionEvent,
  SourceEvent,
  SummaryEvent,
} from "./engine/monitor/monitor-event.ts";
export type {
  Delivered,
  Delivery,
  MonitorSink,
  Solved,
  Solver,
  StateStore,
} from "./engine/monitor/monitor-ports.ts";
export { plainProblem, plainSolution } from "./engine/monitor/plain-solution.ts";
export { createStateFile } from "./engine/monitor/state-file.ts";
export { replaySource } from "./logs/sources/replay-log.ts";
export { streamSource } from "./logs/sources/stream-readable.ts";
export type { LogSource, SourceBatch, SourcePosition } from "./logs/sources/stream-source.ts";
export { tailSource } from "./logs/sources/tail-files.ts";
export { formatDuration, parseDuration } from "./config/duration.ts";
