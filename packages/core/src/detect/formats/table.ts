import { ada } from "./ada/ada.ts";
import { alcotest } from "./alcotest/alcotest.ts";
import { ansibleLint } from "./ansible-lint/ansible-lint.ts";
import { ant } from "./ant/ant.ts";
import { automake } from "./automake/automake.ts";
import { bandit } from "./bandit/bandit.ts";
import { bazel } from "./bazel/bazel.ts";
import { black } from "./black/black.ts";
import { boostTest } from "./boost-test/boost-test.ts";
import { bundler } from "./bundler/bundler.ts";
import { catch2 } from "./catch2/catch2.ts";
import { checkstyleText } from "./checkstyle-text/checkstyle-text.ts";
import { ciExit } from "./ci-exit/ci-exit.ts";
import { clojureTest } from "./clojure-test/clojure-test.ts";
import { cocoapods } from "./cocoapods/cocoapods.ts";
import { cmake } from "./cmake/cmake.ts";
import { cmocka } from "./cmocka/cmocka.ts";
import { codeception } from "./codeception/codeception.ts";
import { codespell } from "./codespell/codespell.ts";
import { composer } from "./composer/composer.ts";
import { conda } from "./conda/conda.ts";
import { coveragePy } from "./coverage-py/coverage-py.ts";
import { cppcheck } from "./cppcheck/cppcheck.ts";
import { cpputest } from "./cpputest/cpputest.ts";
import { cppunit } from "./cppunit/cppunit.ts";
import { criterion } from "./criterion/criterion.ts";
import { crystal } from "./crystal/crystal.ts";
import { ctest } from "./ctest/ctest.ts";
import { cucumber } from "./cucumber/cucumber.ts";
import { cunit } from "./cunit/cunit.ts";
import { dart } from "./dart/dart.ts";
import { docker } from "./docker/docker.ts";
import { doctestCpp } from "./doctest-cpp/doctest-cpp.ts";
import { doctest } from "./doctest/doctest.ts";
import { dotnet } from "./dotnet/dotnet.ts";
import { elixir } from "./elixir/elixir.ts";
import { environment } from "./environment/environment.ts";
import { ert } from "./ert/ert.ts";
import { erlang } from "./erlang/erlang.ts";
import { eunit } from "./eunit/eunit.ts";
import { exunit } from "./exunit/exunit.ts";
import { fiveam } from "./fiveam/fiveam.ts";
import { flake8 } from "./flake8/flake8.ts";
import { fpc } from "./fpc/fpc.ts";
import { fortran } from "./fortran/fortran.ts";
import type { LogFormat } from "./format.ts";
import { gcc } from "./gcc/gcc.ts";
import { ghc } from "./ghc/ghc.ts";
import { ginkgo } from "./ginkgo/ginkgo.ts";
import { git } from "./git/git.ts";
import { githubActions } from "./github-actions/github-actions.ts";
import { gnu } from "./gnu/gnu.ts";
import { go } from "./go/go.ts";
import { gocheck } from "./gocheck/gocheck.ts";
import { goconvey } from "./goconvey/goconvey.ts";
import { golangciLint } from "./golangci-lint/golangci-lint.ts";
import { googletest } from "./googletest/googletest.ts";
import { gradle } from "./gradle/gradle.ts";
import { groovy } from "./groovy/groovy.ts";
import { hunit } from "./hunit/hunit.ts";
import { hspec } from "./hspec/hspec.ts";
import { isort } from "./isort/isort.ts";
import { java } from "./java/java.ts";
import { javac } from "./javac/javac.ts";
import { JAVASCRIPT_FORMATS } from "./javascript-formats.ts";
import { julia } from "./julia/julia.ts";
import { junit } from "./junit/junit.ts";
import { kotlin } from "./kotlin/kotlin.ts";
import { kubernetes } from "./kubernetes/kubernetes.ts";
import { latex } from "./latex/latex.ts";
import { lua } from "./lua/lua.ts";
import { luacheck } from "./luacheck/luacheck.ts";
import { make } from "./make/make.ts";
import { maven } from "./maven/maven.ts";
import { minitest } from "./minitest/minitest.ts";
import { mkdocs } from "./mkdocs/mkdocs.ts";
import { msbuild } from "./msbuild/msbuild.ts";
import { mypy } from "./mypy/mypy.ts";
import { nextest } from "./nextest/nextest.ts";
import { nimTest } from "./nim-test/nim-test.ts";
import { nim } from "./nim/nim.ts";
import { ninja } from "./ninja/ninja.ts";
import { octave } from "./octave/octave.ts";
import { ounit } from "./ounit/ounit.ts";
import { ocaml } from "./ocaml/ocaml.ts";
import { perl } from "./perl/perl.ts";
import { php } from "./php/php.ts";
import { pester } from "./pester/pester.ts";
import { phpcs } from "./phpcs/phpcs.ts";
import { phpstan } from "./phpstan/phpstan.ts";
import { phpt } from "./phpt/phpt.ts";
import { cxxtest } from "./cxxtest/cxxtest.ts";
import { d } from "./d/d.ts";
import { phpspec } from "./phpspec/phpspec.ts";
import { phpunit } from "./phpunit/phpunit.ts";
import { pip } from "./pip/pip.ts";
import { plunit } from "./plunit/plunit.ts";
import { pmd } from "./pmd/pmd.ts";
import { poetry } from "./poetry/poetry.ts";
import { preCommit } from "./pre-commit/pre-commit.ts";
import { protobuf } from "./protobuf/protobuf.ts";
import { pydocstyle } from "./pydocstyle/pydocstyle.ts";
import { pylint } from "./pylint/pylint.ts";
import { pyright } from "./pyright/pyright.ts";
import { behave } from "./behave/behave.ts";
import { pytest } from "./pytest/pytest.ts";
import { python } from "./python/python.ts";
import { qunitText } from "./qunit-text/qunit-text.ts";
import { r } from "./r/r.ts";
import { rackunit } from "./rackunit/rackunit.ts";
import { rake } from "./rake/rake.ts";
import { robot } from "./robot/robot.ts";
import { rspec } from "./rspec/rspec.ts";
import { rubocop } from "./rubocop/rubocop.ts";
import { ruby } from "./ruby/ruby.ts";
import { ruff } from "./ruff/ruff.ts";
import { rust } from "./rust/rust.ts";
import { rustfmt } from "./rustfmt/rustfmt.ts";
import { scala } from "./scala/scala.ts";
import { semgrep } from "./semgrep/semgrep.ts";
import { shell } from "./shell/shell.ts";
import { shellcheck } from "./shellcheck/shellcheck.ts";
import { shunit2 } from "./shunit2/shunit2.ts";
import { solidity } from "./solidity/solidity.ts";
import { sphinx } from "./sphinx/sphinx.ts";
import { spotbugs } from "./spotbugs/spotbugs.ts";
import { swift } from "./swift/swift.ts";
import { tasty } from "./tasty/tasty.ts";
import { tcl } from "./tcl/tcl.ts";
import { tcltest } from "./tcltest/tcltest.ts";
import { teamcity } from "./teamcity/teamcity.ts";
import { terraform } from "./terraform/terraform.ts";
import { testRows } from "./test-rows/test-rows.ts";
import { testUnit } from "./test-unit/test-unit.ts";
import { testng } from "./testng/testng.ts";
import { testthat } from "./testthat/testthat.ts";
import { tox } from "./tox/tox.ts";
import { trial } from "./trial/trial.ts";
import { trivy } from "./trivy/trivy.ts";
import { unittest } from "./unittest/unittest.ts";
import { uv } from "./uv/uv.ts";
import { valgrind } from "./valgrind/valgrind.ts";
import { vim } from "./vim/vim.ts";

/** Every format we read, in order of priority: strict ones first, the runner's own marks last. */
export const FORMATS: readonly LogFormat[] = [
  ...JAVASCRIPT_FORMATS,
  tox,
  robot,
  ert,
  behave,
  pytest,
  unittest,
  trial,
  doctest,
  ounit,
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
  mkdocs,
  codespell,
  latex,
  protobuf,
  solidity,
  nextest,
  rust,
  rustfmt,
  cmocka,
  googletest,
  criterion,
  cxxtest,
  catch2,
  boostTest,
  doctestCpp,
  cpputest,
  cppunit,
  cunit,
  valgrind,
  cppcheck,
  ghc,
  swift,
  cocoapods,
  dart,
  bazel,
  ada,
  fortran,
  gcc,
  cmake,
  ctest,
  plunit,
  automake,
  ninja,
  make,
  javac,
  junit,
  testng,
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
  hunit,
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
  phpt,
  php,
  teamcity,
  codeception,
  d,
  phpspec,
  phpunit,
  pester,
  qunitText,
  vim,
  shellcheck,
  ansibleLint,
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
  tcltest,
  tcl,
  octave,
  fpc,
  rackunit,
  fiveam,
  testRows,
  gnu,
  environment,
  docker,
  git,
  kubernetes,
  githubActions,
];
