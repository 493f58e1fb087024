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
