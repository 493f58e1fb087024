export { COMMANDS } from "./protocol/commands.ts";
export type {
  AdoptResult,
  AnalyzeArguments,
  AnalyzeSource,
  ApplyResult,
  CheckoutChoice,
  CheckoutsResult,
  ClearArguments,
  CommandArguments,
  CommandName,
  CommandResults,
  ExplainResult,
  FixAllArguments,
  IgnoreArguments,
  IgnoreResult,
  LogAlarm,
  NothingFound,
  PreviewResult,
  ProblemArguments,
  SolutionArguments,
  SourceSummary,
  TailArguments,
  SuspiciousLine,
  TailState,
  TeachResult,
  VerifyArguments,
  VerifyResult,
} from "./protocol/commands.ts";
export type {
  FailedRun,
  FailedRunArguments,
  GitHubPlace,
  RefusalKind,
  RunFacts,
  RunState,
} from "./protocol/github.ts";
export { MODEL_SERVICES } from "./protocol/model.ts";
export type {
  AskedModel,
  AskModelArguments,
  AskModelResult,
  ModelAnswer,
  ModelQuestion,
  ModelService,
  ModelTurn,
} from "./protocol/model.ts";
export {
  CLIENT_NOTIFICATIONS,
  REQUESTS,
  SERVER_NOTIFICATIONS,
  SERVER_REQUESTS,
} from "./protocol/messages.ts";
export type {
  Diagnosis,
  Happening,
  LineLink,
  OverviewRequest,
  RequestTypes,
  ShownElsewhere,
  Status,
  StreamAppend,
  StreamEnd,
  StreamOpen,
  TrustChange,
} from "./protocol/messages.ts";
export type { Overview, ProblemItem, ProblemStatus, RootItem, SolutionItem } from "./protocol/overview.ts";
export type { Place, Position, Range } from "./protocol/place.ts";
export { SETTINGS_SECTION, TRUST_LEVELS } from "./protocol/settings.ts";
export type { Checkout, ClientView, InitializationOptions, Settings, Trust } from "./protocol/settings.ts";
