/** The oldest Node that the server runs on. */
export const OLDEST_NODE = "22.18";

/** True when a version of Node, e.g. `v22.21.1`, is new enough for the server. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = numbersOf(version);
  const [oldestMajor = 0, oldestMinor = 0] = numbersOf(OLDEST_NODE);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** The program that runs the server: the one the user names, the editor's own, or `node` where the editor's is too old. */
export function chooseNode(setting: string, own: { path: string; version: string }): string {
  if (setting !== "") return setting;
  return isNewEnough(own.version) ? own.path : "node";
}

function numbersOf(version: string): number[] {
  return version.replace(/^v/, "").split(".").map(Number);
}
