import type { Config } from "./config.ts";
import { formatQuietHours } from "./deploy-config.ts";
import { formatDuration } from "./duration.ts";

/** One effective value under the name it has in the file. */
export interface Setting {
  /** E.g. `log.threshold_level`. */
  key: string;
  /** Undefined: not set, and nothing stands in for it. */
  value: unknown;
  /** `default`, or file and line: `hephaestus.yaml:4`. */
  source: string;
}

const READERS: Record<string, (config: Config) => unknown> = {
  "log.threshold_level": ({ log }) => log.thresholdLevel,
  "log.threshold_count": ({ log }) => log.thresholdCount,
  "log.threshold_window": ({ log }) => formatDuration(log.thresholdWindowMs),
  "log.threshold_scope": ({ log }) => log.scope,
  "log.threshold_cooldown": ({ log }) => formatDuration(log.cooldownMs),
  "log.threshold_lateness": ({ log }) => formatDuration(log.latenessMs),
  "log.threshold_rate": ({ log }) => log.rateFactor,
  "log.threshold_silence": ({ log }) => log.silenceMs && formatDuration(log.silenceMs),
  "log.threshold_first_seen": ({ log }) => log.firstSeen,
  mode: ({ mode }) => mode,
  "remote_repo.owner": ({ remoteRepo }) => remoteRepo?.owner,
  "remote_repo.repository": ({ remoteRepo }) => remoteRepo?.repository,
  "remote_repo.branch": ({ remoteRepo }) => remoteRepo?.branch,
  "remote_repo.token_env": ({ remoteRepo }) => remoteRepo?.tokenEnv,
  "remote_repo.pr.title_template": ({ remoteRepo }) => remoteRepo?.pullRequest.titleTemplate,
  "remote_repo.pr.branch_template": ({ remoteRepo }) => remoteRepo?.pullRequest.branchTemplate,
  "remote_repo.pr.labels": ({ remoteRepo }) => remoteRepo?.pullRequest.labels,
  "deploy.max_open": ({ deploy }) => deploy.maxOpen,
  "deploy.cooldown": ({ deploy }) => formatDuration(deploy.cooldownMs),
  "deploy.quiet_hours": ({ deploy }) => deploy.quietHours && formatQuietHours(deploy.quietHours),
  verify: ({ verify }) => verify,
  protected_paths: ({ protectedPaths }) => protectedPaths,
  ignore: ({ ignore }) => ignore,
  patterns: ({ patterns }) => patterns.map(({ name }) => name),
  "ai.enabled": ({ ai }) => ai.enabled,
  "ai.provider": ({ ai }) => ai.provider,
  "ai.model": ({ ai }) => ai.model,
  "ai.api_key_env": ({ ai }) => ai.apiKeyEnv,
  "ai.base_url": ({ ai }) => ai.baseUrl,
  "ai.api": ({ ai }) => ai.api,
  "ai.command": ({ ai }) => ai.command,
  "ai.replay": ({ ai }) => ai.replay,
  "ai.temperature": ({ ai }) => ai.temperature,
  "ai.purpose": ({ ai }) => ai.purpose,
  "ai.fallback": ({ ai }) => ai.fallback,
  "ai.price.input": ({ ai }) => ai.price?.input,
  "ai.price.output": ({ ai }) => ai.price?.output,
  "ai.price.cached_input": ({ ai }) => ai.price?.cachedInput,
  "ai.max_context_tokens": ({ ai }) => ai.maxContextTokens,
  "ai.max_output_tokens": ({ ai }) => ai.maxOutputTokens,
  "ai.timeout": ({ ai }) => formatDuration(ai.timeoutMs),
  "ai.samples": ({ ai }) => ai.samples,
  "ai.requests_per_minute": ({ ai }) => ai.requestsPerMinute,
  "ai.budget.run_tokens": ({ ai }) => ai.budget.runTokens,
  "ai.budget.day_tokens": ({ ai }) => ai.budget.dayTokens,
  "ai.budget.run_cost": ({ ai }) => ai.budget.runCost,
  "ai.budget.day_cost": ({ ai }) => ai.budget.dayCost,
  "ai.models": ({ ai }) => Object.keys(ai.models),
  "ai.composition.sequential": ({ ai }) => ai.composition?.sequential,
  "ai.composition.parallel": ({ ai }) => ai.composition?.parallel,
  "ai.composition.dependencies": ({ ai }) => ai.composition?.dependencies,
};

/** Every setting with where it comes from. `lines` are the lines of the keys that `file` gives a value. */
export function listSettings(config: Config, lines: ReadonlyMap<string, number>, file: string): Setting[] {
  return Object.entries(READERS).map(([key, read]) => {
    const line = lines.get(key);
    return { key, value: read(config), source: line === undefined ? "default" : `${file}:${line}` };
  });
}
