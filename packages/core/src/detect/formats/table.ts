import { actionlint } from "./actionlint/actionlint.ts";
import { alcotest } from "./alcotest/alcotest.ts";
import { angular } from "./angular/angular.ts";
import { ansible } from "./ansible/ansible.ts";
import { ant } from "./ant/ant.ts";
import { apiExtractor } from "./api-extractor/api-extractor.ts";
import { astro } from "./astro/astro.ts";
import { attw } from "./attw/attw.ts";
import { automake } from "./automake/automake.ts";
import { ava } from "./ava/ava.ts";
import { awsCdk } from "./aws-cdk/aws-cdk.ts";
import { babel } from "./babel/babel.ts";
import { bazel } from "./bazel/bazel.ts";
import { bats } from "./bats/bats.ts";
import { bandit } from "./bandit/bandit.ts";
import { biome } from "./biome/biome.ts";
import { black } from "./black/black.ts";
import { boostTest } from "./boost-test/boost-test.ts";
import { bunTest } from "./bun-test/bun-test.ts";
import { bun } from "./bun/bun.ts";
import { bundler } from "./bundler/bundler.ts";
import { busted } from "./busted/busted.ts";
import { catch2 } from "./catch2/catch2.ts";
import { changesets } from "./changesets/changesets.ts";
import { checkstyle } from "./checkstyle/checkstyle.ts";
import { checkstyleText } from "./checkstyle-text/checkstyle-text.ts";
import { ciExit } from "./ci-exit/ci-exit.ts";
import { clojureTest } from "./clojure-test/clojure-test.ts";
import { cmake } from "./cmake/cmake.ts";
import { codeception } from "./codeception/codeception.ts";
import { codeClimate } from "./code-climate/code-climate.ts";
import { commitlint } from "./commitlint/commitlint.ts";
import { composer } from "./composer/composer.ts";
import { crystal } from "./crystal/crystal.ts";
import { consola } from "./consola/consola.ts";
import { conda } from "./conda/conda.ts";
import { coveragePy } from "./coverage-py/coverage-py.ts";
import { cppcheck } from "./cppcheck/cppcheck.ts";
import { cspell } from "./cspell/cspell.ts";
import { ctest } from "./ctest/ctest.ts";
import { cucumberJs } from "./cucumber-js/cucumber-js.ts";
import { cucumber } from "./cucumber/cucumber.ts";
import { cypress } from "./cypress/cypress.ts";
import { dart } from "./dart/dart.ts";
import { denoTest } from "./deno-test/deno-test.ts";
import { deno } from "./deno/deno.ts";
import { dependencyCruiser } from "./dependency-cruiser/dependency-cruiser.ts";
import { doctestCpp } from "./doctest-cpp/doctest-cpp.ts";
import { doctest } from "./doctest/doctest.ts";
import { dotnet } from "./dotnet/dotnet.ts";
import { depcheck } from "./depcheck/depcheck.ts";
import { dprint } from "./dprint/dprint.ts";
import { docker } from "./docker/docker.ts";
import { electronBuilder } from "./electron-builder/electron-builder.ts";
import { elixir } from "./elixir/elixir.ts";
import { environment } from "./environment/environment.ts";
import { erlang } from "./erlang/erlang.ts";
import { esbuild } from "./esbuild/esbuild.ts";
import { eslint } from "./eslint/eslint.ts";
import { eunit } from "./eunit/eunit.ts";
import { exunit } from "./exunit/exunit.ts";
import { flake8 } from "./flake8/flake8.ts";
import type { LogFormat } from "./format.ts";
import { gcc } from "./gcc/gcc.ts";
import { ghc } from "./ghc/ghc.ts";
import { ginkgo } from "./ginkgo/ginkgo.ts";
import { git } from "./git/git.ts";
import { githubActions } from "./github-actions/github-actions.ts";
import { gradle } from "./gradle/gradle.ts";
import { gnu } from "./gnu/gnu.ts";
import { go } from "./go/go.ts";
import { gocheck } from "./gocheck/gocheck.ts";
import { goconvey } from "./goconvey/goconvey.ts";
import { golangciLint } from "./golangci-lint/golangci-lint.ts";
import { googletest } from "./googletest/googletest.ts";
import { hadolint } from "./hadolint/hadolint.ts";
import { groovy } from "./groovy/groovy.ts";
import { hspec } from "./hspec/hspec.ts";
import { htmlhint } from "./htmlhint/htmlhint.ts";
import { isort } from "./isort/isort.ts";
import { istanbul } from "./istanbul/istanbul.ts";
import { jasmine } from "./jasmine/jasmine.ts";
import { java } from "./java/java.ts";
import { javac } from "./javac/javac.ts";
import { jest } from "./jest/jest.ts";
import { julia } from "./julia/julia.ts";
import { junit } from "./junit/junit.ts";
import { junitXml } from "./junit-xml/junit-xml.ts";
import { jscs } from "./jscs/jscs.ts";
import { jshint } from "./jshint/jshint.ts";
import { karma } from "./karma/karma.ts";
import { knip } from "./knip/knip.ts";
import { kotlin } from "./kotlin/kotlin.ts";
import { kubernetes } from "./kubernetes/kubernetes.ts";
import { lerna } from "./lerna/lerna.ts";
import { less } from "./less/less.ts";
import { lua } from "./lua/lua.ts";
import { luacheck } from "./luacheck/luacheck.ts";
import { lsLint } from "./ls-lint/ls-lint.ts";
import { make } from "./make/make.ts";
import { markdownlint } from "./markdownlint/markdownlint.ts";
import { maven } from "./maven/maven.ts";
import { meson } from "./meson/meson.ts";
import { metro } from "./metro/metro.ts";
import { minitest } from "./minitest/minitest.ts";
import { mocha } from "./mocha/mocha.ts";
import { msbuild } from "./msbuild/msbuild.ts";
import { mypy } from "./mypy/mypy.ts";
import { nextest } from "./nextest/nextest.ts";
import { next } from "./next/next.ts";
import { nimTest } from "./nim-test/nim-test.ts";
import { nim } from "./nim/nim.ts";
import { ninja } from "./ninja/ninja.ts";
import { nodeGyp } from "./node-gyp/node-gyp.ts";
import { nodeTap } from "./node-tap/node-tap.ts";
import { nodeTest } from "./node-test/node-test.ts";
import { node } from "./node/node.ts";
import { npm } from "./npm/npm.ts";
import { nuxt } from "./nuxt/nuxt.ts";
import { nx } from "./nx/nx.ts";
import { ocaml } from "./ocaml/ocaml.ts";
import { oxfmt } from "./oxfmt/oxfmt.ts";
import { oxlint } from "./oxlint/oxlint.ts";
import { parcel } from "./parcel/parcel.ts";
import { perl } from "./perl/perl.ts";
import { php } from "./php/php.ts";
import { phpcs } from "./phpcs/phpcs.ts";
import { phpstan } from "./phpstan/phpstan.ts";
import { phpunit } from "./phpunit/phpunit.ts";
import { pip } from "./pip/pip.ts";
import { playwright } from "./playwright/playwright.ts";
import { pmd } from "./pmd/pmd.ts";
import { pnpm } from "./pnpm/pnpm.ts";
import { poetry } from "./poetry/poetry.ts";
import { postcss } from "./postcss/postcss.ts";
import { preCommit } from "./pre-commit/pre-commit.ts";
import { prettier } from "./prettier/prettier.ts";
import { prisma } from "./prisma/prisma.ts";
import { psalm } from "./psalm/psalm.ts";
import { publint } from "./publint/publint.ts";
import { pydocstyle } from "./pydocstyle/pydocstyle.ts";
import { pylint } from "./pylint/pylint.ts";
import { pyright } from "./pyright/pyright.ts";
import { pytest } from "./pytest/pytest.ts";
import { python } from "./python/python.ts";
import { r } from "./r/r.ts";
import { rake } from "./rake/rake.ts";
import { reactScripts } from "./react-scripts/react-scripts.ts";
import { rolldown } from "./rolldown/rolldown.ts";
import { rollup } from "./rollup/rollup.ts";
import { robot } from "./robot/robot.ts";
import { rsbuild } from "./rsbuild/rsbuild.ts";
import { rspec } from "./rspec/rspec.ts";
import { rubocop } from "./rubocop/rubocop.ts";
import { ruby } from "./ruby/ruby.ts";
import { ruff } from "./ruff/ruff.ts";
import { rust } from "./rust/rust.ts";
import { rustfmt } from "./rustfmt/rustfmt.ts";
import { sarif } from "./sarif/sarif.ts";
import { sass } from "./sass/sass.ts";
import { scala } from "./scala/scala.ts";
import { semgrep } from "./semgrep/semgrep.ts";
import { shell } from "./shell/shell.ts";
import { shellcheck } from "./shellcheck/shellcheck.ts";
import { shunit2 } from "./shunit2/shunit2.ts";
import { sizeLimit } from "./size-limit/size-limit.ts";
import { sphinx } from "./sphinx/sphinx.ts";
import { spotbugs } from "./spotbugs/spotbugs.ts";
import { standard } from "./standard/standard.ts";
import { storybook } from "./storybook/storybook.ts";
import { stylelint } from "./stylelint/stylelint.ts";
import { svelteCheck } from "./svelte-check/svelte-check.ts";
import { sveltekit } from "./sveltekit/sveltekit.ts";
import { swc } from "./swc/swc.ts";
import { swift } from "./swift/swift.ts";
import { syncpack } from "./syncpack/syncpack.ts";
import { tailwindcss } from "./tailwindcss/tailwindcss.ts";
import { tap } from "./tap/tap.ts";
import { tasty } from "./tasty/tasty.ts";
import { teamcity } from "./teamcity/teamcity.ts";
import { terraform } from "./terraform/terraform.ts";
import { testUnit } from "./test-unit/test-unit.ts";
import { testcafe } from "./testcafe/testcafe.ts";
import { testthat } from "./testthat/testthat.ts";
import { tox } from "./tox/tox.ts";
import { trial } from "./trial/trial.ts";
import { trivy } from "./trivy/trivy.ts";
import { tsNode } from "./ts-node/ts-node.ts";
import { tsc } from "./tsc/tsc.ts";
import { tsd } from "./tsd/tsd.ts";
import { tslint } from "./tslint/tslint.ts";
import { turbo } from "./turbo/turbo.ts";
import { typeCoverage } from "./type-coverage/type-coverage.ts";
import { typedoc } from "./typedoc/typedoc.ts";
import { unittest } from "./unittest/unittest.ts";
import { valgrind } from "./valgrind/valgrind.ts";
import { uv } from "./uv/uv.ts";
import { uvu } from "./uvu/uvu.ts";
import { vite } from "./vite/vite.ts";
import { vitest } from "./vitest/vitest.ts";
import { wdio } from "./wdio/wdio.ts";
import { webpack } from "./webpack/webpack.ts";
import { xo } from "./xo/xo.ts";
import { yamllint } from "./yamllint/yamllint.ts";
import { yarn } from "./yarn/yarn.ts";
/** Every format we read, in order of priority: strict ones first, the runner's own marks last. */
export const FORMATS: readonly LogFormat[] = [
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
  commitlint,
  changesets,
  syncpack,
  sizeLimit,
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
  jscs,
  jshint,
  checkstyle,
  sarif,
  codeClimate,
  eslint,
  biome,
  junitXml,
  wdio,
  testcafe,
  vitest,
  jest,
  mocha,
  ava,
  jasmine,
  uvu,
  istanbul,
  karma,
  cucumberJs,
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
  postcss,
  tailwindcss,
  consola,
  deno,
  bun,
  nx,
  lerna,
  turbo,
  nodeGyp,
  yarn,
  npm,
  pnpm,
  tox,
  robot,
  pytest,
  unittest,
  trial,
  doctest,
  ocaml,
  uv,
  poetry,
  pip,
  conda,
  python,
  gocheck,
  ginkgo,
  goconvey,
  golangciLint,
  go,
  mypy,
  pyright,
  ruff,
  pylint,
  flake8,
  black,
  isort,
  pydocstyle,
  bandit,
  trivy,
  semgrep,
  coveragePy,
  preCommit,
  sphinx,
  nextest,
  rust,
  rustfmt,
  googletest,
  catch2,
  boostTest,
  doctestCpp,
  valgrind,
  cppcheck,
  ghc,
  swift,
  dart,
  bazel,
  gcc,
  cmake,
  ctest,
  automake,
  ninja,
  make,
  javac,
  junit,
  ant,
  gradle,
  checkstyleText,
  kotlin,
  scala,
  groovy,
  spotbugs,
  pmd,
  maven,
  java,
  ciExit,
  exunit,
  elixir,
  hspec,
  tasty,
  eunit,
  testthat,
  alcotest,
  crystal,
  nimTest,
  cucumber,
  clojureTest,
  rspec,
  testUnit,
  minitest,
  rubocop,
  rake,
  ruby,
  bundler,
  phpcs,
  composer,
  phpstan,
  php,
  teamcity,
  codeception,
  phpunit,
  shellcheck,
  dotnet,
  msbuild,
  shunit2,
  shell,
  terraform,
  perl,
  erlang,
  luacheck,
  lua,
  julia,
  r,
  nim,
  gnu,
  environment,
  docker,
  git,
  kubernetes,
  githubActions,
];
