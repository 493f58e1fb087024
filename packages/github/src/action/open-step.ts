import { printable } from "@hephaestus/core";
import { connectGitHub } from "../connect-github.ts";
import type { Forge } from "../forge.ts";
import { useProxy } from "../use-proxy.ts";
import type { ActionInputs } from "./action-inputs.ts";
import { readActionsRunner, type ActionsRunner } from "./actions-runner.ts";

/** What of `@actions/core` a step speaks by. */
export interface StepVoice {
  info(message: string): void;
  setSecret(secret: string): void;
}

export interface ActionStep {
  runner: ActionsRunner;
  forge: Forge;
}

/** The runner and the forge of a step of GitHub Actions, whose token is masked first. Throws `usage`. */
export function openStep(
  env: Readonly<Record<string, string | undefined>>,
  inputs: ActionInputs,
  voice: StepVoice,
): ActionStep {
  useProxy(env);
  const runner = readActionsRunner(env);
  const { repository, apiUrl } = runner;
  const token = inputs.token();
  voice.setSecret(token);
  const tell = (message: string): void => voice.info(printable(message));
  return { runner, forge: connectGitHub({ token, repository, apiUrl, tell }) };
}
