export { eventPayload } from "./event-payload.ts";
export { FIXED_BILL, LOG, openFailedPull, openFailedShop, RIGHTS, SHOP, TOKEN } from "./failed-shop.ts";
export type { FailedShop, FailedShopOptions } from "./failed-shop.ts";
export { runStep } from "./run-step.ts";
export type { Step, StepResult } from "./run-step.ts";
export { startGitHub } from "./start-github.ts";
export type { GitHubDouble, GitHubOptions } from "./start-github.ts";
export type { JobSpec, RepositoryDouble, RunSpec } from "./repository-double.ts";
export type { Grant, Permissions } from "./state.ts";
