import {
  addressNeedsProvider,
  aiNeedsModel,
  compositionHasAnOrder,
  costLimitsNeedPrice,
  modelsAreWhole,
  namesAreKnown,
} from "./ai-rules.ts";
import type { AiSection } from "./ai-file.ts";
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
  ...[
    aiNeedsModel,
    modelsAreWhole,
    addressNeedsProvider,
    namesAreKnown,
    compositionHasAnOrder,
    costLimitsNeedPrice,
  ].map(ofAi),
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

/** A rule that reads `ai` alone. */
function ofAi(check: (ai: AiSection) => Broken | undefined): Rule {
  return { reads: ["ai"], check: ({ ai }) => (ai === undefined ? undefined : check(ai)) };
}
