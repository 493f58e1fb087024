import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MANIFEST = {
  name: "chat-model",
  publisher: "hephaestus",
  version: "0.0.1",
  engines: { vscode: "^1.104.0" },
  main: "./main.js",
  activationEvents: ["onStartupFinished"],
  contributes: { languageModelChatProviders: [{ vendor: "test", displayName: "Test" }] },
};

/** Writes, among the editor's own extensions, one that brings a chat model of the vendor `test`, which answers always the same. */
export async function writeChatModel(builtIns: string, answer: string): Promise<void> {
  const folder = join(builtIns, "chat-model");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(MANIFEST));
  await writeFile(join(folder, "main.js"), programOf(answer));
}

function programOf(answer: string): string {
  return `
const { lm, LanguageModelTextPart } = require("vscode");
const model = {
  id: "parrot",
  name: "Parrot",
  family: "parrot",
  version: "1",
  maxInputTokens: 64000,
  maxOutputTokens: 8000,
  isUserSelectable: true,
  capabilities: {},
};
exports.activate = ({ subscriptions }) => {
  const provider = {
    provideLanguageModelChatInformation: async () => [model],
    async provideLanguageModelChatResponse(model, messages, options, progress) {
      progress.report(new LanguageModelTextPart(${JSON.stringify(answer)}));
    },
    provideTokenCount: async (model, text) => JSON.stringify(text).length / 4,
  };
  subscriptions.push(lm.registerLanguageModelChatProvider("test", provider));
};
`;
}
