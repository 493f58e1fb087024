import { azurePipelines } from "./azure-pipelines.ts";
import { buildkite } from "./buildkite.ts";
import { circleci } from "./circleci.ts";
import { containerRuntime } from "./container-runtime.ts";
import type { Envelope } from "./envelope.ts";
import { ghRunView } from "./gh-run-view.ts";
import { githubActions } from "./github-actions.ts";
import { gitlab } from "./gitlab.ts";
import { jenkins } from "./jenkins.ts";
import { jsonLines } from "./json-lines.ts";
import { plain } from "./plain.ts";
import { syslog } from "./syslog.ts";
import { timestamps } from "./timestamps.ts";
import { travis } from "./travis.ts";

/** Every carrier we can peel, in order of priority: the first that recognises a log's head is used for all of it. */
export const ENVELOPES: readonly Envelope[] = [
  ghRunView,
  azurePipelines,
  gitlab,
  travis,
  buildkite,
  jenkins,
  circleci,
  containerRuntime,
  syslog,
  jsonLines,
  timestamps,
  githubActions,
  plain,
];
