/** What `@vscode/test-electron` and people tell the program `code`. */
export interface LaunchArguments {
  folder?: string;
  developmentPath?: string;
  testsPath?: string;
  extensionsFolder?: string;
  userData?: string;
  install: string[];
  asksForTrust: boolean;
}

/** Reads the arguments of `code`; those without a meaning here are ignored. */
export function readLaunchArguments(words: readonly string[]): LaunchArguments {
  const valueOf = (name: string): string | undefined => valuesOf(words, name)[0];
  const folder = words.find((word, index) => !word.startsWith("--") && !isValue(words, index));
  const developmentPath = valueOf("extensionDevelopmentPath");
  const testsPath = valueOf("extensionTestsPath");
  const extensionsFolder = valueOf("extensions-dir");
  const userData = valueOf("user-data-dir");
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(developmentPath === undefined ? {} : { developmentPath }),
    ...(testsPath === undefined ? {} : { testsPath }),
    ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
    ...(userData === undefined ? {} : { userData }),
    install: valuesOf(words, "install-extension"),
    asksForTrust: !words.includes("--disable-workspace-trust"),
  };
}

const WITH_VALUE = [
  "extensionDevelopmentPath",
  "extensionTestsPath",
  "extensions-dir",
  "user-data-dir",
  "install-extension",
];

function isValue(words: readonly string[], index: number): boolean {
  const before = words[index - 1];
  return before !== undefined && WITH_VALUE.some((name) => before === `--${name}`);
}

function valuesOf(words: readonly string[], name: string): string[] {
  return words.flatMap((word, index) => {
    if (word.startsWith(`--${name}=`)) return [word.slice(name.length + 3)];
    return word === `--${name}` ? words.slice(index + 1, index + 2) : [];
  });
}
