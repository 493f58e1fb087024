/** A linter or formatter as it is measured: its command, and the configuration that a case finds where it brings none. */
export interface MeasuredTool {
  /** The package of the repository that has the tool installed. */
  installed: "core" | "demo/project";
  /** Package and program, with its options. */
  program: { package: string; path: string; args: readonly string[] };
  config: Readonly<Record<string, string>>;
}

const ESLINT = { package: "eslint", path: "bin/eslint.js", args: ["."] };
const MODULE = `{ "name": "shop", "type": "module", "private": true }\n`;

const ESLINT_CONFIG = `export default [
  {
    rules: {
      "no-extra-boolean-cast": "error",
      "no-undef": "error",
      "no-unused-vars": "error",
      "no-useless-escape": "error",
      "arrow-body-style": "error",
      eqeqeq: "error",
      "no-else-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
];
`;

const TYPESCRIPT_ESLINT_CONFIG = `import tseslint from "typescript-eslint";

export default tseslint.config(
  ...tseslint.configs.recommendedTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: { eqeqeq: "error", "@typescript-eslint/consistent-type-imports": "error" },
  },
  { ignores: ["eslint.config.js"] },
);
`;

const STYLE_RULES = `{
  "rules": {
    "color-hex-length": "short",
    "length-zero-no-unit": true,
    "rule-empty-line-before": "always",
    "selector-pseudo-element-colon-notation": "double",
    "shorthand-property-no-redundant-values": true
  }
}
`;

const OXLINT_RULES = `{
  "plugins": ["typescript", "unicorn", "oxc"],
  "rules": {
    "eqeqeq": "error",
    "no-unused-vars": "error",
    "no-useless-escape": "error",
    "no-var": "error",
    "prefer-const": "error",
    "typescript/consistent-type-imports": "error",
    "unicorn/no-useless-spread": "error"
  }
}
`;

/** By the folder of their cases. */
export const MEASURED_TOOLS: Readonly<Record<string, MeasuredTool>> = {
  eslint: {
    installed: "demo/project",
    program: ESLINT,
    config: { "package.json": MODULE, "eslint.config.js": ESLINT_CONFIG },
  },
  "typescript-eslint": {
    installed: "demo/project",
    program: ESLINT,
    config: { "package.json": MODULE, "eslint.config.js": TYPESCRIPT_ESLINT_CONFIG },
  },
  biome: {
    installed: "core",
    program: { package: "@biomejs/biome", path: "bin/biome", args: ["check", "--error-on-warnings", "src"] },
    config: {
      "package.json": MODULE,
      "biome.json": `{ "linter": { "rules": { "recommended": true, "style": { "useImportType": "error", "useNodejsImportProtocol": "error", "noUselessElse": "error" } } } }\n`,
    },
  },
  oxlint: {
    installed: "core",
    program: { package: "oxlint", path: "bin/oxlint", args: ["--deny-warnings", "src"] },
    config: { "package.json": MODULE, ".oxlintrc.json": OXLINT_RULES },
  },
  stylelint: {
    installed: "core",
    program: { package: "stylelint", path: "bin/stylelint.mjs", args: ["src/**/*.css"] },
    config: { "package.json": MODULE, ".stylelintrc.json": STYLE_RULES },
  },
  prettier: {
    installed: "core",
    program: { package: "prettier", path: "bin/prettier.cjs", args: ["--check", "src", "docs"] },
    config: { "package.json": MODULE, "src/empty.ts": "", "docs/empty.md": "" },
  },
  oxfmt: {
    installed: "core",
    program: { package: "oxfmt", path: "bin/oxfmt", args: ["--check", "src"] },
    config: { "package.json": MODULE },
  },
};
