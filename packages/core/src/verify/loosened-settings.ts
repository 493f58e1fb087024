/** The compiler options that find more. */
const STRICT_OPTIONS = [
  "strict",
  "strictNullChecks",
  "strictFunctionTypes",
  "strictBindCallApply",
  "strictPropertyInitialization",
  "strictBuiltinIteratorReturn",
  "alwaysStrict",
  "useUnknownInCatchVariables",
  "exactOptionalPropertyTypes",
  "noImplicitAny",
  "noImplicitThis",
  "noImplicitReturns",
  "noImplicitOverride",
  "noUncheckedIndexedAccess",
  "noUncheckedSideEffectImports",
  "noFallthroughCasesInSwitch",
  "noUnusedLocals",
  "noUnusedParameters",
  "noPropertyAccessFromIndexSignature",
];
const STRICT_OPTION = String.raw`"(?:${STRICT_OPTIONS.join("|")})"\s{0,4}:\s{0,4}`;
const STRICT_ON = new RegExp(`${STRICT_OPTION}true`, "g");

/** What makes a check pass by asking less: in scripts and other languages by words, in settings by what is turned off. */
const LOOSENERS: readonly (readonly [string, RegExp])[] = [
  ["a failure that is passed over (`|| true`)", /\|\|\s{0,4}(?:true|:|exit 0)(?![\w-])/g],
  ["`continue-on-error`", /\bcontinue-on-error:\s{0,4}(?!false|\s)/g],
  ["`set +e`", /\bset \+e\b/g],
  ["`--passWithNoTests`", /--passWithNoTests\b/g],
  ["`skipLibCheck`", /"skipLibCheck"\s{0,4}:\s{0,4}true/g],
  ["a strict option that is off", new RegExp(`${STRICT_OPTION}false`, "g")],
  [
    "a suppressing comment",
    /\b(?:eslint|oxlint|biome|stylelint|prettier|markdownlint|hadolint|shellcheck|rubocop)[- :](?:disable|ignore)|#\s{0,4}(?:noqa|type:\s{0,4}ignore|pylint:\s{0,4}disable|nosec)|\/\/\s{0,4}(?:nolint|NOSONAR|NOLINT)|@SuppressWarnings\b|#!?\[allow\(/g,
  ],
  [
    "a skipped test",
    /@(?:pytest\.mark\.|unittest\.)?(?:skip|xfail|Disabled|Ignore)\b|#\[ignore\b|\bt\.Skip(?:Now|f)?\(/g,
  ],
  ["a rule that is off", /"[\w@/-]{1,100}"\s{0,4}:\s{0,4}\[?\s{0,4}"off"/g],
];

/** What a file of settings, a script, a workflow or a source that no compiler here reads asks less for than it did; undefined where it asks as much. */
export function loosened(before: string, after: string): string | undefined {
  const [added] = LOOSENERS.find(([, pattern]) => count(after, pattern) > count(before, pattern)) ?? [];
  if (added !== undefined) return `adds ${added}`;
  return count(after, STRICT_ON) < count(before, STRICT_ON) ? "takes a strict option away" : undefined;
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
