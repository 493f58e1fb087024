import type { SecretLintCoreConfig } from "@secretlint/types";
import type { SecretSpan } from "@hephaestus/core";

let config: Promise<SecretLintCoreConfig> | undefined;

/** The secrets that secretlint's recommended rules find in a text. They are loaded at the first call. */
export async function findBySecretlint(text: string): Promise<SecretSpan[]> {
  const [{ lintSource }, loaded] = await Promise.all([import("@secretlint/core"), (config ??= loadConfig())]);
  const { messages } = await lintSource({
    source: { filePath: "text.txt", content: text, ext: ".txt", contentType: "text" },
    options: { config: loaded, noPhysicFilePath: true },
  });
  return messages.map(({ range: [start, end] }) => ({ start, end }));
}

async function loadConfig(): Promise<SecretLintCoreConfig> {
  const { creator } = await import("@secretlint/secretlint-rule-preset-recommend");
  return { rules: [{ id: creator.meta.id, rule: creator }] };
}
