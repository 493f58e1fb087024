import { expect, test } from "vitest";
import { listKeys } from "./list-keys.ts";
import { parseConfig } from "./parse.ts";
import { configFileSchema } from "./schema.ts";
import { listSettings } from "./settings.ts";

test("every key of the schema that holds a value is a setting, in the same order", () => {
  const parsed = parseConfig(new Uint8Array());
  if ("mistakes" in parsed) throw new Error("an empty file is valid");
  const keys = listKeys(configFileSchema).filter((key) => !/\[\]|\*/.test(key));
  const groups = new Set(keys.map((key) => key.slice(0, Math.max(0, key.lastIndexOf(".")))));
  const settings = listSettings(parsed.config, parsed.lines, "hephaestus.yaml");
  expect(settings.map((setting) => setting.key)).toEqual(keys.filter((key) => !groups.has(key)));
  expect(new Set(settings.map((setting) => setting.source))).toEqual(new Set(["default"]));
});

test("a written value knows its line, a default of a written group does not", () => {
  const text =
    "remote_repo:\n  owner: o\n\n  repository: r\nlog: {threshold_window: 120s}\nverify: npm test\n";
  const parsed = parseConfig(new TextEncoder().encode(text));
  if ("mistakes" in parsed) throw new Error("valid");
  const settings = listSettings(parsed.config, parsed.lines, "../hephaestus.yaml");
  const pick = (key: string): unknown => settings.find((setting) => setting.key === key);
  expect(pick("remote_repo.repository")).toEqual({
    key: "remote_repo.repository",
    value: "r",
    source: "../hephaestus.yaml:4",
  });
  expect(pick("remote_repo.token_env")).toMatchObject({ value: "GITHUB_TOKEN", source: "default" });
  expect(pick("log.threshold_window")).toMatchObject({ value: "2m", source: "../hephaestus.yaml:5" });
  expect(pick("verify")).toMatchObject({ value: ["npm test"], source: "../hephaestus.yaml:6" });
});
