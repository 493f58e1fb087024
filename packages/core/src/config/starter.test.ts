import { expect, test } from "vitest";
import { DEFAULTS } from "./defaults.ts";
import { listKeys } from "./list-keys.ts";
import { parseConfig } from "./parse.ts";
import { configFileSchema } from "./schema.ts";
import { STARTER_CONFIG } from "./starter.ts";

function read(text: string): ReturnType<typeof parseConfig> {
  return parseConfig(new TextEncoder().encode(text));
}

test("the written file holds the defaults and nothing else", () => {
  expect(read(STARTER_CONFIG)).toMatchObject({ config: DEFAULTS });
});

test("with every example taken up it is valid, and no key is left out", () => {
  const text = STARTER_CONFIG.replaceAll(/^#(?! \S)/gm, "");
  const parsed = read(text);
  const names = listKeys(configFileSchema).filter((key) => !/\[\]|\*/.test(key));
  expect("lines" in parsed && [...parsed.lines.keys()]).toEqual(names);
  for (const part of ["tool", "code", "path", "message"])
    expect(text).toMatch(new RegExp(`^ {2}[ -] ${part}: `, "m"));
});
