import { biome } from "./biome/biome.ts";
import { esbuild } from "./esbuild/esbuild.ts";
import { eslint } from "./eslint/eslint.ts";
import type { LogFormat } from "./format.ts";
import { githubActions } from "./github-actions/github-actions.ts";
import { jest } from "./jest/jest.ts";
import { node } from "./node/node.ts";
import { npm } from "./npm/npm.ts";
import { oxlint } from "./oxlint/oxlint.ts";
import { pnpm } from "./pnpm/pnpm.ts";
import { prettier } from "./prettier/prettier.ts";
import { python } from "./python/python.ts";
import { tsc } from "./tsc/tsc.ts";
import { unittest } from "./unittest/unittest.ts";
import { vitest } from "./vitest/vitest.ts";

/** Every format we read, in order of priority: strict ones first, the runner's own marks last. */
export const FORMATS: readonly LogFormat[] = [
  tsc,
  biome,
  oxlint,
  prettier,
  eslint,
  vitest,
  jest,
  esbuild,
  node,
  npm,
  pnpm,
  unittest,
  python,
  githubActions,
];
