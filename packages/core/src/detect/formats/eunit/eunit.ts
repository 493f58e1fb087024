import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readPlainFailure } from "./plain-failure.ts";
import { readRebarFailure } from "./rebar-failure.ts";
import { readCommonTest } from "./common-test.ts";

/** Failed tests of Erlang's EUnit and Common Test, as they print them and as rebar3 does. */
export const eunit: LogFormat = {
  id: "eunit",
  title: "EUnit and Common Test",
  glance: [
    "...*failed*",
    "*timed out*",
    "Failure/Error: ",
    "_test/0",
    "_SUITE ==> ",
    " failed on line ",
    ": *** FAILED ",
  ],
  read: (window) =>
    readPlainFailure(window) ?? readRebarFailure(window) ?? readCommonTest(window) ?? readCount(window),
};

const COUNT = /^Testing \S{1,300}: (\*{3} FAILED .{1,60} \*{3})$/;

/** `Testing shop.ct: *** FAILED test case 2 of 4 ***` says again that a case failed. */
function readCount(window: LogWindow): Match | undefined {
  const message = COUNT.exec(window.text(0) ?? "")?.[1];
  if (message === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
