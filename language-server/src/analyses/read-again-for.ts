import type { Session } from "../session/session.ts";
import { uriToPath } from "../workspace/file-uri.ts";

const CONFIG_NAME = /[/]hephaestus\.ya?ml$/;

export function isConfigFile(uri: string): boolean {
  return CONFIG_NAME.test(uri);
}

/** Reads the logs of a configuration's folder anew: what they tell is another thing where patterns and rules are others. */
export async function readAgainFor(
  { analyses, folders }: Pick<Session, "analyses" | "folders">,
  config: string,
): Promise<void> {
  const path = uriToPath(config);
  const folder = path === undefined ? undefined : folders.holding(path);
  if (folder !== undefined) await analyses.readAgain(folder.path);
}
