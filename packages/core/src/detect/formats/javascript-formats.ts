import { actionlint } from "./actionlint/actionlint.ts";
import { ajv } from "./ajv/ajv.ts";
import { angular } from "./angular/angular.ts";
import { ansible } from "./ansible/ansible.ts";
import { apiExtractor } from "./api-extractor/api-extractor.ts";
import { assemblyscript } from "./assemblyscript/assemblyscript.ts";
import { astro } from "./astro/astro.ts";
import { attw } from "./attw/attw.ts";
import { ava } from "./ava/ava.ts";
import { awsCdk } from "./aws-cdk/aws-cdk.ts";
import { babel } from "./babel/babel.ts";
import { bats } from "./bats/bats.ts";
import { biome } from "./biome/biome.ts";
import { bundlewatch } from "./bundlewatch/bundlewatch.ts";
import { bunTest } from "./bun-test/bun-test.ts";
import { bun } from "./bun/bun.ts";
import { busted } from "./busted/busted.ts";
import { changesets } from "./changesets/changesets.ts";
import { checkstyle } from "./checkstyle/checkstyle.ts";
import { codeClimate } from "./code-climate/code-climate.ts";
import { commitlint } from "./commitlint/commitlint.ts";
import { consola } from "./consola/consola.ts";
import { cspell } from "./cspell/cspell.ts";
import { cucumberJs } from "./cucumber-js/cucumber-js.ts";
import { cypress } from "./cypress/cypress.ts";
import { denoTest } from "./deno-test/deno-test.ts";
import { deno } from "./deno/deno.ts";
import { depcheck } from "./depcheck/depcheck.ts";
import { dependencyCruiser } from "./dependency-cruiser/dependency-cruiser.ts";
import { dprint } from "./dprint/dprint.ts";
import { drizzleKit } from "./drizzle-kit/drizzle-kit.ts";
import { electronBuilder } from "./electron-builder/electron-builder.ts";
import { esCheck } from "./es-check/es-check.ts";
import { esbuild } from "./esbuild/esbuild.ts";
import { eslint } from "./eslint/eslint.ts";
import type { LogFormat } from "./format.ts";
import { flow } from "./flow/flow.ts";
import { grunt } from "./grunt/grunt.ts";
import { gulp } from "./gulp/gulp.ts";
import { hadolint } from "./hadolint/hadolint.ts";
import { htmlhint } from "./htmlhint/htmlhint.ts";
import { istanbul } from "./istanbul/istanbul.ts";
import { japa } from "./japa/japa.ts";
import { litAnalyzer } from "./lit-analyzer/lit-analyzer.ts";
import { markuplint } from "./markuplint/markuplint.ts";
import { nodeunit } from "./nodeunit/nodeunit.ts";
import { poku } from "./poku/poku.ts";
import { pug } from "./pug/pug.ts";
import { remark } from "./remark/remark.ts";
import { rescript } from "./rescript/rescript.ts";
import { rstest } from "./rstest/rstest.ts";
import { tapSpec } from "./tap-spec/tap-spec.ts";
import { lab } from "./lab/lab.ts";
import { terser } from "./terser/terser.ts";
import { tstyche } from "./tstyche/tstyche.ts";
import { typespec } from "./typespec/typespec.ts";
import { vows } from "./vows/vows.ts";
import { elmTest } from "./elm-test/elm-test.ts";
import { jasmine } from "./jasmine/jasmine.ts";
import { jest } from "./jest/jest.ts";
import { jestJson } from "./jest-json/jest-json.ts";
import { jscs } from "./jscs/jscs.ts";
import { jshint } from "./jshint/jshint.ts";
import { junitXml } from "./junit-xml/junit-xml.ts";
import { karma } from "./karma/karma.ts";
import { knip } from "./knip/knip.ts";
import { lerna } from "./lerna/lerna.ts";
import { less } from "./less/less.ts";
import { lighthouseCi } from "./lighthouse-ci/lighthouse-ci.ts";
import { lsLint } from "./ls-lint/ls-lint.ts";
import { markdownlint } from "./markdownlint/markdownlint.ts";
import { meson } from "./meson/meson.ts";
import { metro } from "./metro/metro.ts";
import { mocha } from "./mocha/mocha.ts";
import { moon } from "./moon/moon.ts";
import { nestjs } from "./nestjs/nestjs.ts";
import { newman } from "./newman/newman.ts";
import { next } from "./next/next.ts";
import { nodeGyp } from "./node-gyp/node-gyp.ts";
import { nodeTap } from "./node-tap/node-tap.ts";
import { nodeTest } from "./node-test/node-test.ts";
import { node } from "./node/node.ts";
import { npm } from "./npm/npm.ts";
import { nuxt } from "./nuxt/nuxt.ts";
import { nx } from "./nx/nx.ts";
import { oxfmt } from "./oxfmt/oxfmt.ts";
import { oxlint } from "./oxlint/oxlint.ts";
import { pa11yCi } from "./pa11y-ci/pa11y-ci.ts";
import { parcel } from "./parcel/parcel.ts";
import { playwright } from "./playwright/playwright.ts";
import { pnpm } from "./pnpm/pnpm.ts";
import { postcss } from "./postcss/postcss.ts";
import { prettier } from "./prettier/prettier.ts";
import { prisma } from "./prisma/prisma.ts";
import { psalm } from "./psalm/psalm.ts";
import { publint } from "./publint/publint.ts";
import { reactScripts } from "./react-scripts/react-scripts.ts";
import { redocly } from "./redocly/redocly.ts";
import { rolldown } from "./rolldown/rolldown.ts";
import { rollup } from "./rollup/rollup.ts";
import { rsbuild } from "./rsbuild/rsbuild.ts";
import { sarif } from "./sarif/sarif.ts";
import { sass } from "./sass/sass.ts";
import { semanticRelease } from "./semantic-release/semantic-release.ts";
import { sizeLimit } from "./size-limit/size-limit.ts";
import { spectral } from "./spectral/spectral.ts";
import { standard } from "./standard/standard.ts";
import { storybook } from "./storybook/storybook.ts";
import { stylelint } from "./stylelint/stylelint.ts";
import { svelteCheck } from "./svelte-check/svelte-check.ts";
import { sveltekit } from "./sveltekit/sveltekit.ts";
import { swc } from "./swc/swc.ts";
import { syncpack } from "./syncpack/syncpack.ts";
import { tailwindcss } from "./tailwindcss/tailwindcss.ts";
import { tap } from "./tap/tap.ts";
import { testcafe } from "./testcafe/testcafe.ts";
import { textlint } from "./textlint/textlint.ts";
import { tsNode } from "./ts-node/ts-node.ts";
import { tsc } from "./tsc/tsc.ts";
import { tsd } from "./tsd/tsd.ts";
import { tslint } from "./tslint/tslint.ts";
import { tsup } from "./tsup/tsup.ts";
import { turbo } from "./turbo/turbo.ts";
import { typeCoverage } from "./type-coverage/type-coverage.ts";
import { typedoc } from "./typedoc/typedoc.ts";
import { uvu } from "./uvu/uvu.ts";
import { vite } from "./vite/vite.ts";
import { vitest } from "./vitest/vitest.ts";
import { wdio } from "./wdio/wdio.ts";
import { webTestRunner } from "./web-test-runner/web-test-runner.ts";
import { webpack } from "./webpack/webpack.ts";
import { wireit } from "./wireit/wireit.ts";
import { xo } from "./xo/xo.ts";
import { yamllint } from "./yamllint/yamllint.ts";
import { yarn } from "./yarn/yarn.ts";

/** The tools of JavaScript and TypeScript, and the reports that many tools write. */
export const JAVASCRIPT_FORMATS: readonly LogFormat[] = [
  angular,
  tsc,
  rsbuild,
  swc,
  oxfmt,
  oxlint,
  prettier,
  stylelint,
  cypress,
  electronBuilder,
  next,
  reactScripts,
  svelteCheck,
  sveltekit,
  markdownlint,
  remark,
  markuplint,
  ajv,
  commitlint,
  changesets,
  semanticRelease,
  drizzleKit,
  wireit,
  syncpack,
  sizeLimit,
  bundlewatch,
  lighthouseCi,
  pa11yCi,
  attw,
  publint,
  knip,
  depcheck,
  lsLint,
  typeCoverage,
  typedoc,
  apiExtractor,
  prisma,
  dependencyCruiser,
  tsd,
  flow,
  assemblyscript,
  rescript,
  typespec,
  litAnalyzer,
  esCheck,
  htmlhint,
  standard,
  cspell,
  dprint,
  xo,
  astro,
  yamllint,
  ansible,
  actionlint,
  hadolint,
  psalm,
  tslint,
  textlint,
  jscs,
  jshint,
  checkstyle,
  sarif,
  codeClimate,
  redocly,
  spectral,
  eslint,
  biome,
  junitXml,
  wdio,
  testcafe,
  jestJson,
  rstest,
  vitest,
  jest,
  mocha,
  ava,
  japa,
  poku,
  tstyche,
  nodeunit,
  tapSpec,
  lab,
  vows,
  elmTest,
  jasmine,
  uvu,
  istanbul,
  karma,
  cucumberJs,
  webTestRunner,
  playwright,
  nodeTest,
  busted,
  bats,
  nodeTap,
  tap,
  bunTest,
  denoTest,
  meson,
  webpack,
  vite,
  rolldown,
  rollup,
  esbuild,
  tsup,
  tsNode,
  babel,
  node,
  parcel,
  metro,
  awsCdk,
  storybook,
  nuxt,
  sass,
  less,
  pug,
  terser,
  postcss,
  tailwindcss,
  consola,
  deno,
  bun,
  nx,
  lerna,
  turbo,
  moon,
  gulp,
  grunt,
  nestjs,
  newman,
  nodeGyp,
  yarn,
  npm,
  pnpm,
];
