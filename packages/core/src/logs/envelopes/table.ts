import { azurePipelines } from "./azure-pipelines.ts";
import { bamboo } from "./bamboo.ts";
import { buildkite } from "./buildkite.ts";
import { circleci } from "./circleci.ts";
import { clockTimes } from "./clock-times.ts";
import { cloudwatch } from "./cloudwatch.ts";
import { codebuild } from "./codebuild.ts";
import { containerRuntime } from "./container-runtime.ts";
import type { Envelope } from "./envelope.ts";
import { ghRunView } from "./gh-run-view.ts";
import { githubActions } from "./github-actions.ts";
import { gitlab } from "./gitlab.ts";
import { gocd } from "./gocd.ts";
import { jenkins } from "./jenkins.ts";
import { jsonLines } from "./json-lines.ts";
import { plain } from "./plain.ts";
import { platform } from "./platform.ts";
import { syslog } from "./syslog.ts";
import { teamcity } from "./teamcity.ts";
import { timestamps } from "./timestamps.ts";
import { travis } from "./travis.ts";

/** Every carrier we can peel, in order of priority: the first that recognises a log's head is used for all of it. */
export const ENVELOPES: readonly Envelope[] = [
  ghRunView,
  azurePipelines,
  gitlab,
  travis,
  buildkite,
  teamcity,
  bamboo,
  gocd,
  codebuild,
  jenkins,
  circleci,
  containerRuntime,
  platform,
  cloudwatch,
  syslog,
  jsonLines,
  timestamps,
  githubActions,
  clockTimes,
  plain,
];
