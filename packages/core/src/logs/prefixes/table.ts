import { act } from "./act.ts";
import { brackets } from "./brackets.ts";
import { buildExcerpt } from "./build-excerpt.ts";
import { buildkit } from "./buildkit.ts";
import { cloudBuild } from "./cloud-build.ts";
import { compose } from "./compose.ts";
import { earthly } from "./earthly.ts";
import { lage } from "./lage.ts";
import { packageName } from "./package-name.ts";
import { pnpmRecursive } from "./pnpm-recursive.ts";
import type { PrefixShape } from "./prefix.ts";
import { stern } from "./stern.ts";
import { turbo } from "./turbo.ts";
import { yarnBuild } from "./yarn-build.ts";

/** Every shape of prefix, strict ones first. */
export const PREFIXES: readonly PrefixShape[] = [
  buildkit,
  cloudBuild,
  earthly,
  compose,
  turbo,
  lage,
  act,
  brackets,
  stern,
  pnpmRecursive,
  yarnBuild,
  packageName,
  buildExcerpt,
];
