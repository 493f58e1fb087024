import { astro } from "./astro/astro.ts";
import { biome } from "./biome/biome.ts";
import { black } from "./black/black.ts";
import { commitlint } from "./commitlint/commitlint.ts";
import { esbuild } from "./esbuild/esbuild.ts";
import { eslint } from "./eslint/eslint.ts";
import { flake8 } from "./flake8/flake8.ts";
import type { LogFormat } from "./format.ts";
import { githubActions } from "./github-actions/github-actions.ts";
import { go } from "./go/go.ts";
import { jest } from "./jest/jest.ts";
import { markdownlint } from "./markdownlint/markdownlint.ts";
import { mocha } from "./mocha/mocha.ts";
import { mypy } from "./mypy/mypy.ts";
import { next } from "./next/next.ts";
import { node } from "./node/node.ts";
import { npm } from "./npm/npm.ts";
import { oxlint } from "./oxlint/oxlint.ts";
import { pnpm } from "./pnpm/pnpm.ts";
import { prettier } from "./prettier/prettier.ts";
import { pylint } from "./pylint/pylint.ts";
import { pyright } from "./pyright/pyright.ts";
import { pytest } from "./pytest/pytest.ts";
import { python } from "./python/python.ts";
import { rolldown } from "./rolldown/rolldown.ts";
import { rollup } from "./rollup/rollup.ts";
import { ruff } from "./ruff/ruff.ts";
import { stylelint } from "./stylelint/stylelint.ts";
import { svelteCheck } from "./svelte-check/svelte-check.ts";
import { swc } from "./swc/swc.ts";
import { tsNode } from "./ts-node/ts-node.ts";
import { tsc } from "./tsc/tsc.ts";
import { unittest } from "./unittest/unittest.ts";
import { vite } from "./vite/vite.ts";
import { vitest } from "./vitest/vitest.ts";
import { webpack } from "./webpack/webpack.ts";
import { turbo } from "./turbo/turbo.ts";
import { yarn } from "./yarn/yarn.ts";

/** Every format we read, in order of priority: strict ones first, the runner's own marks last. */
export const FORMATS: readonly LogFormat[] = [
  tsc,
  biome,
  swc,
  oxlint,
  prettier,
  stylelint,
  next,
  svelteCheck,
  markdownlint,
  commitlint,
  astro,
  eslint,
  vitest,
  jest,
  mocha,
  webpack,
  vite,
  rolldown,
  rollup,
  esbuild,
  tsNode,
  node,
  turbo,
  yarn,
  npm,
  pnpm,
  pytest,
  unittest,
  python,
  go,
  mypy,
  pyright,
  ruff,
  pylint,
  flake8,
  black,
  githubActions,
];
