import { astro } from "./astro/astro.ts";
import { attw } from "./attw/attw.ts";
import { biome } from "./biome/biome.ts";
import { black } from "./black/black.ts";
import { bun } from "./bun/bun.ts";
import { commitlint } from "./commitlint/commitlint.ts";
import { cspell } from "./cspell/cspell.ts";
import { deno } from "./deno/deno.ts";
import { dependencyCruiser } from "./dependency-cruiser/dependency-cruiser.ts";
import { esbuild } from "./esbuild/esbuild.ts";
import { eslint } from "./eslint/eslint.ts";
import { flake8 } from "./flake8/flake8.ts";
import type { LogFormat } from "./format.ts";
import { githubActions } from "./github-actions/github-actions.ts";
import { go } from "./go/go.ts";
import { htmlhint } from "./htmlhint/htmlhint.ts";
import { jest } from "./jest/jest.ts";
import { knip } from "./knip/knip.ts";
import { markdownlint } from "./markdownlint/markdownlint.ts";
import { mocha } from "./mocha/mocha.ts";
import { mypy } from "./mypy/mypy.ts";
import { next } from "./next/next.ts";
import { nodeTest } from "./node-test/node-test.ts";
import { node } from "./node/node.ts";
import { npm } from "./npm/npm.ts";
import { nx } from "./nx/nx.ts";
import { oxlint } from "./oxlint/oxlint.ts";
import { playwright } from "./playwright/playwright.ts";
import { pnpm } from "./pnpm/pnpm.ts";
import { prettier } from "./prettier/prettier.ts";
import { publint } from "./publint/publint.ts";
import { pylint } from "./pylint/pylint.ts";
import { pyright } from "./pyright/pyright.ts";
import { pytest } from "./pytest/pytest.ts";
import { python } from "./python/python.ts";
import { rolldown } from "./rolldown/rolldown.ts";
import { rollup } from "./rollup/rollup.ts";
import { ruff } from "./ruff/ruff.ts";
import { rust } from "./rust/rust.ts";
import { rustfmt } from "./rustfmt/rustfmt.ts";
import { sizeLimit } from "./size-limit/size-limit.ts";
import { standard } from "./standard/standard.ts";
import { stylelint } from "./stylelint/stylelint.ts";
import { svelteCheck } from "./svelte-check/svelte-check.ts";
import { swc } from "./swc/swc.ts";
import { syncpack } from "./syncpack/syncpack.ts";
import { tsNode } from "./ts-node/ts-node.ts";
import { tsc } from "./tsc/tsc.ts";
import { tsd } from "./tsd/tsd.ts";
import { turbo } from "./turbo/turbo.ts";
import { unittest } from "./unittest/unittest.ts";
import { vite } from "./vite/vite.ts";
import { vitest } from "./vitest/vitest.ts";
import { webpack } from "./webpack/webpack.ts";
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
  syncpack,
  sizeLimit,
  attw,
  publint,
  knip,
  dependencyCruiser,
  tsd,
  htmlhint,
  standard,
  cspell,
  astro,
  eslint,
  vitest,
  jest,
  mocha,
  playwright,
  nodeTest,
  webpack,
  vite,
  rolldown,
  rollup,
  esbuild,
  tsNode,
  node,
  deno,
  bun,
  nx,
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
  rust,
  rustfmt,
  githubActions,
];
