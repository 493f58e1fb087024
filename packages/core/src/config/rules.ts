import type { ConfigFile } from "./config-file.ts";
import type { Path } from "./mistake.ts";

/** What a single value cannot tell: whether values fit each other. */
interface Rule {
  /** The top-level keys it reads; it is not asked while one of them has mistakes of its own. */
  reads: readonly (keyof ConfigFile)[];
  check(file: ConfigFile): Broken | undefined;
}

export interface Broken {
  path: Path;
  message: string;
}

const RULES: readonly Rule[] = [
  { reads: ["mode", "remote_repo"], check: deployNeedsRepository },
  { reads: ["ai"], check: aiNeedsProviderAndModel },
  { reads: ["ai"], check: addressNeedsProvider },
];

/** The rules that a file breaks. `faulty` are top-level keys with mistakes: rules that read them are passed over. */
export function brokenRules(file: ConfigFile, faulty: ReadonlySet<string>): Broken[] {
  return RULES.filter((rule) => !rule.reads.some((key) => faulty.has(key))).flatMap(
    (rule) => rule.check(file) ?? [],
  );
}

function deployNeedsRepository(file: ConfigFile): Broken | undefined {
  if (file.mode !== "deploy" || file.remote_repo !== undefined) return undefined;
  const message = "deploy needs remote_repo with owner and repository, expected that or suggest";
  return { path: ["mode"], message };
}

function aiNeedsProviderAndModel({ ai }: ConfigFile): Broken | undefined {
  if (ai?.enabled !== true || (ai.provider !== undefined && ai.model !== undefined)) return undefined;
  return { path: ["ai", "enabled"], message: "true needs ai.provider and ai.model, expected those or false" };
}

function addressNeedsProvider({ ai }: ConfigFile): Broken | undefined {
  if (ai?.base_url === undefined || ai.provider !== undefined) return undefined;
  return {
    path: ["ai", "base_url"],
    message: "needs ai.provider, which tells the interface the address speaks",
  };
}
