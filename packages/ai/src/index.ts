export { applyAnswer } from "./answers/apply-answer.ts";
export type { AnswerBlock } from "./answers/parse-answer.ts";
export { adoptModel, openAi, recordPrompts } from "./open-ai.ts";
export type { AiOptions, OpenAi, OpenedAi, Prompt } from "./open-ai.ts";
export { folderStore, stateFolder } from "./state/folder-store.ts";
export { memoryStore } from "./state/state-store.ts";
export type { StateStore } from "./state/state-store.ts";
export { findTraces } from "./solve/trace-store.ts";
export type { KeptTrace } from "./solve/trace-store.ts";
export type { Answer, ConnectedModel, Question } from "./providers/connected/connected-provider.ts";
export { feedbackOn, opinionsOf, rememberFeedback } from "./memory/feedback.ts";
export type { Feedback, FeedbackKind, Opinion } from "./memory/feedback.ts";
export type { ChangeBlock, ChangedFile } from "./memory/change-block.ts";
export { followTaken, settleTaken } from "./memory/taken-fixes.ts";
export { createFixMemory } from "./memory/fix-memory.ts";
export type {
  Capabilities,
  Completion,
  Failure,
  ModelProvider,
  ModelRequest,
  StreamPart,
  Usage,
} from "./providers/provider.ts";
