/** How a small runner tells of a failed test in one line: groups `test`, `message`, `path`, `line`. */
export const KNOWN_ROWS: readonly RegExp[] = [
  // Check: t.c:3:F:core:test_total:0: Assertion '1+1 == 3' failed: 1+1 == 2, 3 == 3
  /^(?<path>[^\s:]{1,200}):(?<line>\d{1,7}):[FES]:[^:]{1,100}:(?<test>[^:\s]{1,200}):\d{1,9}: (?<message>.*)$/,
  // FPCUnit:     00.000  TestTotal  Failed: "sum" expected: <3> but was: <4>
  /^ {2,20}\d\d\.\d{3} {2}(?<test>\w{1,200}) {2}(?:Failed: (?<message>.*)|Error: \w{1,200}$)/,
  // SRFI 64 in Guile: /home/shop/cart.scm:3: FAIL adds prices
  /^(?<path>[^\s:]{1,300}\.s(?:cm|ls|ld)):(?<line>\d{1,7}): FAIL (?<test>\S.*)$/,
  // Autotest:   2: copy file                                       FAILED (copy.at:12)
  /^ {0,4}\d{1,4}: (?<test>\S.{0,200}?) {2,200}FAILED \((?<path>[^\s():]{1,200}):(?<line>\d{1,7})\)$/,
  // Scala's partest: !! 2 - run/t1234.scala                           [output differs]
  /^!! {1,4}\d{1,6} - (?<test>\S{1,200}) {1,200}\[(?<message>[^\]]{1,200})\]$/,
  // mruby: Fail: Integer#% => Assertion[2]
  /^(?:Fail|Error|Crash): (?<test>\S.{0,200}?) => (?<message>\S.*)$/,
  // Octave:   datetime.m ............................................. PASS    0/4    FAIL 4
  /^ {1,4}(?<test>\S{1,200}) \.{3,100} ?PASS {1,8}\d{1,6}\/\d{1,6} {1,8}(?<message>FAIL {1,8}\d{1,6})/,
  // Julia: strings   (2) |         failed at 2018-11-05T10:11:12.123
  /^(?<test>\S{1,200}) {1,100}\(\d{1,4}\) \| {1,40}(?<message>failed at \d{4}-\d\d-\d\dT\S{1,30})$/,
  // utest:   testTotal: FAILURE F
  /^ {2,8}(?<test>\w{1,200}): (?:FAILURE|ERROR) [.FEW]{1,400}$/,
  // GAP: ########> Diff in /home/travis/build/x/tst/cart.tst:3
  /^#{4,12}> (?<message>Diff in (?<test>\S{1,300}):(?<line>\d{1,9}))$/,
  // clitest: [FAILED #1, line 1] echo ok
  /^\[FAILED #\d{1,6}, line \d{1,7}\] (?<test>\S.*)$/,
  // greatest: FAIL total: total != 4 (t.c:12) (0 ticks, 0.000 sec)
  /^FAIL (?<test>[^\s:]{1,200}): (?<message>\S.{0,300}?) \((?<path>[^\s():]{1,200}):(?<line>\d{1,7})\) \(\d/,
  // Unity: test/test_cart.c:12:test_total:FAIL: Expected 4 Was 3
  /^(?<path>[^\s:]{1,200}):(?<line>\d{1,7}):(?<test>\w{1,200}):FAIL(?:: (?<message>.*))?$/,
  // QtTest: FAIL!  : TestCart::total() Compared values are not the same
  /^(?:FAIL!|XPASS) {1,3}: (?<test>[\w:]{1,200}\([^()]{0,200}\)) (?<message>\S.*)$/,
  // Hedgehog:   ✗ prop_total failed at test/Cart.hs:14:7
  /^ {1,8}✗ (?<test>\S{1,200}) (?<message>failed at (?<path>[^\s:]{1,300}):(?<line>\d{1,7}):\d{1,7})$/u,
  // ShellSpec: shellspec spec/cart_spec.sh:5 # 1) cart adds prices FAILED
  /^shellspec (?<path>[^\s:]{1,300}):(?<line>\d{1,7}) # \d{1,6}\) (?<test>\S.*) (?:FAILED|ERROR)$/,
  // Ruby's own: #1 test_literal.rb:12:
  /^#\d{1,6} (?<test>(?<path>test_\w{1,80}\.rb):(?<line>\d{1,7})): ?$/,
  // Perl's own: t/op/sprintf .................................................. FAILED at test 12
  /^(?<test>[^\s.]{1,200}) ?\.{3,100} ?(?<message>FAILED (?:at test \d{1,6}|--.{1,200}))$/,
  // Hspec 1: 2) Cart adds prices FAILED (uncaught exception)
  /^\d{1,6}\) (?<test>\S.{0,400}) FAILED(?: \((?<message>uncaught exception)\))?$/,
  // Bacon: - should add prices [FAILED]
  /^ {0,20}- (?<test>\S.{0,400}) \[(?:FAILED|MISSING|ERROR: (?<message>[^\]]{1,200}))\]$/,
  // xctool: ✗ -[ATLMessageTests testSend] (1042 ms) (0)
  /^ {2,12}✗ -\[(?<test>\w{1,200} [^\]]{1,300})\] \(\d{1,9} ms\)/u,
  // MinUnit: \ttest_total failed:
  /^\t(?<test>\w{1,200}) failed:$/,
  // CuTest: 1) TestTotal: CartTest.c:12: expected <4> but was <3>
  /^\d{1,6}\) (?<test>\w{1,200}): (?<path>[^\s:]{1,200}\.c):(?<line>\d{1,7}): (?<message>\S.*)$/,
  // Haskell's doctest: ### Failure in src/Cart.hs:12: expression `total [1,2]'
  /^### (?:Failure|Error) in (?<path>[^\s:]{1,300}):(?<line>\d{1,7}): (?<message>expression .*)$/,
  // Kaocha: FAIL in shop.cart-test/total-test (cart_test.clj:12)
  /^(?:FAIL|ERROR) in (?<test>[^\s()/]{1,200}\/[^\s()]{1,200}) \((?<path>[^\s():]{1,200}):(?<line>\d{1,7})\)$/,
  // green: Failure in shop.tests.CartTest.test_total
  /^(?:Failure|Error) in (?<test>\w{1,100}(?:\.\w{1,200}){1,20})$/,
  // RUnit: FAILURE in test.total: Error in checkEquals(total(1), 2) : Mean relative difference: 1
  /^(?:FAILURE|ERROR) in (?<test>test[\w.]{0,200}): (?<message>\S.*)$/,
  // tinytest: ----- FAILED[data]: test_cart.R<12--12>
  /^ ?-{5} (?<message>FAILED\[\w{1,10}\]: (?<test>(?<path>[^\s<>]{1,300})<(?<line>\d{1,7})--\d{1,7}>))$/,
  // GLib: ERROR:cart.c:12:test_total: assertion failed (total == 3): (2 == 3)
  /^ERROR:(?<path>[^\s:]{1,300}):(?<line>\d{1,7}):\w{1,200}: (?<message>(?:assertion failed|code should not be reached).*)$/,
  // Phobos: 0.012s FAIL release64 std.range
  /^\d{1,5}\.\d{3}s FAIL \S{1,40} (?<test>\S{1,200})$/,
  // turn:      FAIL (0:00:00.023) test_total
  /^ {1,8}(?:FAIL|ERROR) \(\d{1,3}:\d\d:\d\d\.\d{1,6}\) (?<test>\S.*)$/,
  // Expecto: [12:01:02 ERR] cart.adds two items failed in 00:00:00.0100000.
  /^\[\d\d:\d\d:\d\d ERR\] (?<test>\S.{0,300}?) (?<message>(?:failed|errored) in \d\d:\S{1,20})$/,
  // Pester's own: [n] - generating tests without external id
  /^\[n\] - (?<test>\S.*)$/,
  // Neovim's own: F /tests|run_unittests :: Test run_unittests failed
  /^F \/\S{0,100}\|(?<test>\w{1,100}) :: (?<message>\S.*)$/,
  // Redis: [err]: SET and GET an item in tests/unit/type/string.tcl
  /^(?:\*{3} )?\[err\]: (?<test>\S.*) in (?<path>tests\/\S{1,200}\.tcl)$/,
  // rednose: 1) FAIL: shop.tests.test_total
  /^\d{1,6}\) (?:FAIL|ERROR): (?<test>\w{1,100}(?:\.\w{1,200}){1,20}(?:\(.{0,200}\))?)$/,
  // VUnit: fail (P=1 S=0 F=1 T=2) lib.tb_cart.total (0.3 seconds)
  /^fail \(P=\d{1,7} S=\d{1,7} F=\d{1,7} T=\d{1,7}\) (?<test>\S{1,300}) \(\d{1,7}\.\d{1,3} sec(?:ond)?s?\)$/,
  // lunit:     1) Failure (cart.test_total):
  /^ {2,8}\d{1,6}\) Failure \((?<test>[\w.]{1,300})\):$/,
  // Fixie: Test 'Shop.CartTests.Total' failed:
  /^Test '(?<test>[\w.+`]{1,300}(?:\(.{0,200}\))?)' failed:$/,
  // Pest, and what Laravel draws:   • Tests\CartTest > it adds prices
  /^ {2}• (?<test>[A-Z]\w{0,100}\\[\w\\]{1,300} > \S.{0,300})$/u,
  // Pest 2:    FAILED  Tests\CartTest > it adds prices   ExpectationFailedException
  /^ {2,4}FAILED {2}(?<test>[A-Z]\w{0,100}\\[\w\\]{1,300} > \S.{0,300}?)(?: {2,100}(?<message>[\w\\]{1,200}))?$/,
  // Ward: FAIL test_cart:5: adds prices
  /^ {0,4}FAIL {1,2}test\w{0,100}:\d{1,7}: (?<test>\S.*)$/,
  // Testify: tests.cart_test CartTest.test_total ... FAIL in 0.00s
  /^(?<test>\w[\w.]{0,200} \w{1,100}\.\w{1,200}) \.\.\. (?:FAIL|ERROR) in \d{1,7}\.\d{1,4}s$/,
  // QCheck: Test total commutes failed (2 shrink steps):
  /^Test (?<test>\S.{0,300}) (?<message>(?:failed|errored on) \(\d{1,7} shrink steps?\)):$/,
  // Riot:   - asserts total: expected 4, not 3 (on line 12 in test/cart_test.rb)
  /^ {2,20}- (?<test>asserts \S.{0,200}?): (?<message>\S.*) \(on line (?<line>\d{1,7}) in (?<path>\S{1,300})\)$/,
  // jasmine-headless-webkit: Cart adds prices. (/shop/spec/cart_spec.coffee:5)
  /^(?<test>\S.{0,300})\. \((?<path>\/\S{1,300}[_-]?[Ss]pec\.(?:js|coffee)):(?<line>\d{1,7})\)$/,
  // and where its topic raises:   ! asserts total: undefined method `total' for 3:Integer
  /^ {2,20}! (?<test>asserts \S.{0,200}?): (?<message>\S.*)$/,
  // greatest: FAIL total_rounds: 3 != 4 (test_cart.c:12)
  /^FAIL (?<test>\w{1,200}): (?<message>\S.{0,300}) \((?<path>[^\s():]{1,300}):(?<line>\d{1,7})\)$/,
  // Zig: 2/2 cart.test.total rounds up...FAIL (TestExpectedEqual)
  /^\d{1,6}\/\d{1,6} (?<test>\S.{0,300}?)\.\.\.FAIL \((?<message>\w{1,100})\)$/,
  // Dart's reporter for GitHub: ❌ Cart adds prices (failed)
  /^❌ (?<test>\S.{0,300}) \(failed\)$/u,
  // Foundry: [FAIL. Reason: assertion failed] test_Total() (gas: 12012)
  /^\[FAIL(?:[.:] (?:Reason: )?(?<message>[^\]]{1,300}))?\] (?<test>\w{1,200}\([^()]{0,200}\)) \((?:gas|runs): /,
  // Open Policy Agent: data.cart_test.test_total: FAIL (412.3µs)
  /^(?<test>data\.[\w.]{1,300}): (?<message>FAIL|ERROR) \(\d{1,9}(?:\.\d{1,9})?[mnµ]?s\)$/u,
  // AUnit: FAIL Cart : Adds prices
  /^FAIL (?<test>[A-Z][\w. ]{0,100} : \S.{0,200})$/,
  // V: /shop/cart_test.v:12: fn test_total
  /^(?<path>[^\s:]{1,300}_test\.v):(?<line>\d{1,7}): (?:✗ )?fn (?<test>test_\w{1,200})$/u,
  // gleeunit:   1) cart_test.total_test: module 'cart_test'
  /^ {2}\d{1,6}\) (?<test>[\w/]{1,200}\.\w{1,200}_test): module '/,
  // Haskell's doctest of 0.9 and later: src/Cart.hs:12: failure in expression `total [1,2]'
  /^(?<test>(?<path>[^\s:]{1,300}\.l?hs):(?<line>\d{1,7})): (?<message>failure in expression .*)$/,
  // pgTAP: # Failed test 2: "adds prices"
  /^# Failed test \d{1,6}: "(?<test>.{1,300})"$/,
  // Yath: [  FAIL  ]  job  2  + adds prices
  /^\[ {2}FAIL {2}\] {2}job {1,4}\d{1,6} {1,4}\+ (?<test>\S.{0,300})$/,
];

/** Rows of utest above its count of failures: `X shop.CartTests.total.rounds 12ms` */
export const ROWS_ABOVE: readonly { count: RegExp; row: RegExp }[] = [
  {
    count: /^Tests: \d{1,7}, Passed: \d{1,7}, Failed: [1-9]/,
    row: /^X (?<test>\w[\w.$]{0,300}(?: \S.{0,200}?)?) \d{1,9}ms ?$/,
  },
];

/** A verdict that does not name the test, and the line above that does. */
export const VERDICTS_BELOW: readonly { verdict: RegExp; head: RegExp }[] = [
  // atoum: => Shop\tests\units\Cart::testAdds():
  { verdict: /^(?<message>In file \S{1,300} on line \d{1,7}, .*)$/, head: /^=> (?<test>\S{1,300})\(\):$/ },
  // CoffeeScript's cake, with a space behind the name:   AST as expected for NullLiteral node
  { verdict: /^ {2}(?<message>AssertionError: .*)$/, head: /^ {2}(?<test>\S.*) $/ },
  // PropEr: Testing cart_prop:prop_total()
  {
    verdict: /^Failed: (?<message>After \d{1,7} test\(s\)\.)$/,
    head: /^Testing (?<test>[\w:@]{1,200})(?:\/0|\(\))$/,
  },
  // QuickCheck below the name alone: Testing prop_total
  {
    verdict: /^\*{3} (?<message>(?:Failed|Gave up)! .*)$/,
    head: /^Testing (?<test>\w{1,200})(?:\.{3})?:?$/,
  },
  // QuickCheck: === prop_total from test/Cart.hs:12 ===
  {
    verdict: /^\*{3} (?<message>(?:Failed|Gave up)! .*)$/,
    head: /^=== (?<test>\S{1,200}) from (?<path>[^\s:]{1,300}):(?<line>\d{1,7}) ===$/,
  },
  // ESpec:  1) Cart adds prices
  { verdict: /^\t(?<message>Expected .{1,300}, but it .{1,100})$/, head: /^\t\d{1,6}\) (?<test>\S.*)$/ },
  // Speclj:   1) Cart adds prices
  { verdict: /^ {4,10}(?<message>got: .* \(using .{1,40}\))$/, head: /^ {2,4}\d{1,6}\) (?<test>\S.*)$/ },
  // Zig, where the reason stands in between: 2/2 cart.test.total rounds up...expected 4, found 3
  {
    verdict: /^FAIL \((?<message>\w{1,100})\)$/,
    head: /^\d{1,6}\/\d{1,6} (?<test>\S.{0,300}?)\.\.\.(?!OK$)/,
  },
  // GUT: * test_total
  { verdict: /^ {4}\[Failed\]: {1,2}(?<message>\S.*)$/, head: /^[*-] (?<test>test_\w{1,200})$/ },
  // ZIO Test:   - adds prices
  {
    verdict: /^ {2,20}✗ (?<message>.{1,300} was not .{1,300})$/u,
    head: /^ {2,18}- (?<test>\S.{0,300})$/,
  },
  // helm-unittest: \t- should set the replica count
  {
    verdict: /^\t\t- (?<message>asserts\[\d{1,4}\] .{1,200}\bfail\b.{0,80})$/,
    head: /^\t- (?<test>\S.{0,300})$/,
  },
  // Rove:      › adds prices
  { verdict: /^ {3}(?<message>Expect \(.{1,300} to .{1,100}\.)$/, head: /^ {5}› (?<test>\S.{0,300})$/u },
  // Weaver: [info] - adds prices 12ms
  { verdict: /^\[info\] {3}\[0\] (?<message>\S.*)$/, head: /^\[info\] - (?<test>\S.*) \d{1,9}m?s$/ },
];
