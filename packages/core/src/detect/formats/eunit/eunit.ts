import type { LogFormat } from "../format.ts";
import { readPlainFailure } from "./plain-failure.ts";
import { readRebarFailure } from "./rebar-failure.ts";
import { readCommonTest } from "./common-test.ts";

/** Failed tests of Erlang's EUnit and Common Test, as they print them and as rebar3 does. */
export const eunit: LogFormat = {
  id: "eunit",
  title: "EUnit and Common Test",
  glance: ["...*failed*", "*timed out*", "Failure/Error: ", "_SUITE ==> "],
  read: (window) => readPlainFailure(window) ?? readRebarFailure(window) ?? readCommonTest(window),
};
