import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isSettingName, standardOf, wrongSettings } from "./setting-table.ts";

interface Manifest {
  contributes: { configuration: { properties: Record<string, { default: unknown }> } };
}

const MANIFEST: Manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

it("names the settings whose values make no sense", () => {
  const values: Record<string, unknown> = {
    prove: "never",
    tail: "logs/*.log",
    codeLens: true,
    maxProblems: 0,
  };
  expect(wrongSettings((name) => values[name])).toEqual([
    "hephaestus.prove",
    "hephaestus.maxProblems",
    "hephaestus.tail",
  ]);
});

it("takes null and missing for not set", () => {
  expect(wrongSettings(() => null)).toEqual([]);
  expect(wrongSettings(() => undefined)).toEqual([]);
});

it("knows every setting of the manifest, with the same value where it is not set", () => {
  const { properties } = MANIFEST.contributes.configuration;
  const known = wrongSettings(() => Symbol("of no type")).toSorted();
  expect(Object.keys(properties).toSorted()).toEqual(known);
  const values = Object.entries(properties).map(([name, { default: value }]) => [shortName(name), value]);
  const names = Object.keys(properties).map(shortName).filter(isSettingName);
  expect(values).toEqual(names.map((name) => [name, standardOf(name)]));
});

function shortName(name: string): string {
  return name.replace("hephaestus.", "");
}
