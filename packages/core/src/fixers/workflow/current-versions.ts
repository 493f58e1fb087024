export type ActionRuntime = "node20" | "node24";

/** The first major version of an action that runs on a Node.js, and does what the versions before it did. */
export const CURRENT_VERSIONS: Readonly<Record<string, Readonly<Record<ActionRuntime, number>>>> = {
  "actions/cache": { node20: 4, node24: 5 },
  "actions/cache/restore": { node20: 4, node24: 5 },
  "actions/cache/save": { node20: 4, node24: 5 },
  "actions/checkout": { node20: 4, node24: 5 },
  "actions/download-artifact": { node20: 4, node24: 7 },
  "actions/github-script": { node20: 7, node24: 8 },
  "actions/setup-dotnet": { node20: 4, node24: 5 },
  "actions/setup-go": { node20: 5, node24: 6 },
  "actions/setup-java": { node20: 4, node24: 5 },
  "actions/setup-node": { node20: 4, node24: 5 },
  "actions/setup-python": { node20: 5, node24: 6 },
  "actions/upload-artifact": { node20: 4, node24: 6 },
};
