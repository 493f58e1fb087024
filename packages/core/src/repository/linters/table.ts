import type { LintTool, ServerAction } from "./lint-tool.ts";

const SCRIPTS = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const ANY_FILE = /./;
const SILENCER = /^Disable (?<rule>\S+) for this line$/;

/** Tools of a workspace that can be asked about a file. */
export const LINT_TOOLS: readonly LintTool[] = [
  {
    name: "eslint",
    title: "ESLint",
    package: "eslint",
    config: /(?:^|\/)(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.[a-z]+)?)$/,
    reports: hasCode,
    tellsAll: true,
    reads: ANY_FILE,
  },
  {
    name: "stylelint",
    title: "Stylelint",
    package: "stylelint",
    config: /(?:^|\/)(?:stylelint\.config\.[cm]?[jt]s|\.stylelintrc(?:\.[a-z]+)?)$/,
    reports: hasCode,
    tellsAll: true,
    reads: ANY_FILE,
  },
  {
    name: "prettier",
    title: "Prettier",
    package: "prettier",
    config: /(?:^|\/)\.prettierignore$/,
    reports: hasNoCode,
    tellsAll: true,
    reads: ANY_FILE,
  },
  {
    name: "biome",
    title: "Biome",
    package: "@biomejs/biome",
    config: /(?:^|\/)\.?biome\.jsonc?$/,
    reports: (code = "") => /^(?:lint\/|assist\/|format$)/.test(code),
    tellsAll: true,
    reads: /\.(?:[cm]?[jt]sx?|jsonc?|css|graphql|gql|html|vue|svelte|astro)$/,
    server: {
      args: ["lsp-proxy"],
      readyAt: "window/logMessage",
      settings: () => ({ requireConfiguration: false }),
      suggestsApart: false,
      hasDiagnostics: true,
      layout: { rule: "format" },
      wholeFile: { "assist/source/organizeImports": "source.organizeImports.biome" },
      reads(action, _others, { rule = "" }) {
        const own = /^quickfix\.biome\.(?<group>\w+)\.(?<name>\w+)$/.exec(action.kind ?? "")?.groups;
        if (own === undefined || rule !== `lint/${own["group"]}/${own["name"]}`) return undefined;
        return action.isPreferred === true ? "fix" : "suggestion";
      },
    },
  },
  {
    name: "oxlint",
    title: "Oxlint",
    package: "oxlint",
    config: /(?:^|\/)(?:\.oxlintrc\.jsonc?|oxlint\.config\.[cm]?ts)$/,
    reports: hasCode,
    reads: SCRIPTS,
    server: {
      args: ["--lsp"],
      settings: (withSuggestions) => ({
        run: "onType",
        fixKind: withSuggestions ? "safe_fix_or_suggestion" : "safe_fix",
      }),
      suggestsApart: true,
      hasDiagnostics: true,
      wholeFile: {},
      reads: (action, others, { rule = "" }) => (silenced(action, others, rule) ? "fix" : undefined),
    },
  },
  {
    name: "oxfmt",
    title: "Oxfmt",
    package: "oxfmt",
    config: /(?:^|\/)(?:\.oxfmtrc\.jsonc?|oxfmt\.config\.[cm]?[jt]s)$/,
    reports: hasNoCode,
    tellsAll: true,
    reads: ANY_FILE,
    server: {
      args: ["--lsp"],
      settings: () => ({}),
      suggestsApart: false,
      hasDiagnostics: false,
      layout: {},
      wholeFile: {},
      reads: () => undefined,
    },
  },
];

function hasCode(code: string | undefined): boolean {
  return code !== undefined;
}

function hasNoCode(code: string | undefined): boolean {
  return code === undefined;
}

/** The answers to a rule stand before the action that silences it, and only that names the rule. */
function silenced(action: ServerAction, others: readonly ServerAction[], rule: string): boolean {
  const name = /\((?<name>[^)]+)\)$/.exec(rule)?.groups?.["name"] ?? rule;
  if (action.title.startsWith("Disable ")) return false;
  const after = others.slice(others.indexOf(action) + 1);
  const silencer = after.map(({ title }) => SILENCER.exec(title)?.groups?.["rule"]).find(Boolean);
  return silencer === name || silencer?.endsWith(`/${name}`) === true;
}
