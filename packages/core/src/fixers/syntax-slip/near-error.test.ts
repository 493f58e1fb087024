import { describe, expect, it } from "vitest";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { cleanSlips } from "./clean-slips.ts";
import { nearErrors } from "./near-error.ts";
import { quotes } from "./quotes.ts";
import type { BrokenText } from "./slip.ts";
import { linesOf, tokensOf } from "./tokens.ts";

const PAIRS = 20_000;

async function brokenText(text: string): Promise<BrokenText> {
  const repository = temporaryRepository({ "table.ts": text });
  const { ts, program, path } = (await repository.typescript()).languageService(repository, "table.ts");
  const sourceFile = program.getSourceFile(path);
  const tokens = sourceFile === undefined ? [] : tokensOf(ts, sourceFile);
  const errors = [{ start: text.length - 1, message: "',' expected." }];
  return { ts, path, text, tokens, lines: linesOf(text, tokens), errors };
}

describe("a file that a tool wrote in one line", { timeout: 20_000 }, () => {
  it("is looked at near the error alone", async () => {
    const broken = await brokenText(`export const pairs = [${"[1, 2], ".repeat(PAIRS)}[3, 4];`);
    const slips = nearErrors(broken);
    expect(slips.length).toBeLessThan(2000);
    const [first] = cleanSlips(broken, slips);
    expect(first?.edit).toEqual({ start: broken.text.length - 1, end: broken.text.length - 1, text: "]" });
  });

  it("has no quote put in", async () => {
    expect(quotes(await brokenText(`export const words = [${"'a', ".repeat(PAIRS)}'b];`))).toEqual([]);
  });
});
