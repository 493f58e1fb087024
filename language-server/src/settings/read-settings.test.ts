import { expect, it } from "vitest";
import { readOptions } from "./read-options.ts";
import { DEFAULT_SETTINGS, readSettings } from "./read-settings.ts";

it.each([undefined, null, {}, { prove: null, tail: undefined, unknown: 3 }])(
  "takes %j for the defaults",
  (value) => {
    expect(readSettings(value)).toEqual({ settings: DEFAULT_SETTINGS, mistakes: [] });
  },
);

it("takes what makes sense, and tells what does not", () => {
  const { settings, mistakes } = readSettings({
    prove: "onDemand",
    maxProblems: -1,
    tail: "app.log",
    workerIdle: 0.5,
    codeLens: "yes",
  });
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, prove: "onDemand", workerIdle: 0.5 });
  expect(mistakes).toEqual([
    "The setting hephaestus.maxProblems makes no sense: -1",
    'The setting hephaestus.tail makes no sense: "app.log"',
    'The setting hephaestus.codeLens makes no sense: "yes"',
  ]);
  expect(readSettings([1]).mistakes).toEqual(["The settings of hephaestus are no object."]);
  expect(readSettings("x", settings).settings).toBe(settings);
});

it.each([
  [undefined, "checked"],
  [{}, "checked"],
  [{ trust: "full" }, "full"],
  [{ trust: "restricted" }, "restricted"],
  [{ trust: "everything" }, "restricted"],
  [{ trust: true }, "restricted"],
])("of %j, the trust is %s", (value, trust) => {
  expect(readOptions(value).trust).toBe(trust);
});

it("reads options that are malformed as none", () => {
  expect(readOptions([1, 2])).toMatchObject({ trust: "checked", shows: [] });
  expect(readOptions("x").mistakes).toEqual(["initializationOptions is no object."]);
  expect(readOptions({ shows: "all", settings: 7 })).toMatchObject({
    shows: [],
    settings: DEFAULT_SETTINGS,
    mistakes: ["The settings of hephaestus are no object."],
  });
  expect(readOptions({ shows: ["preview"], settings: { maxProblems: 5 } })).toMatchObject({
    shows: ["preview"],
    settings: { maxProblems: 5 },
  });
});
