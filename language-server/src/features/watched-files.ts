import { DidChangeWatchedFilesNotification } from "vscode-languageserver/node";
import { lookAgain } from "./text-document-sync.ts";
import { isConfigFile, readAgainFor } from "../analyses/read-again-for.ts";
import type { Feature } from "./feature.ts";

/** What a compiler reads once: the prover starts anew. */
const PROJECT_FILES =
  "**/{tsconfig*.json,jsconfig*.json,package.json,package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,yarn.lock,bun.lock,bun.lockb}";
const CONFIG_FILES = "**/hephaestus.{yaml,yml}";
const SOURCE_FILES = "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}";
const PROJECT_NAME =
  /[/](?:tsconfig[^/]*\.json|jsconfig[^/]*\.json|package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$/;
const LATER_MS = 500;

export const watchedFiles: Feature = {
  capabilities: () => ({}),
  register(session) {
    session.connection.onDidChangeWatchedFiles(({ changes }) => {
      const own = changes.filter(({ uri }) => !uri.includes("/node_modules/"));
      if (own.some(({ uri }) => PROJECT_NAME.test(uri))) session.prover.stop();
      for (const { uri } of own) if (isConfigFile(uri)) void readAgainFor(session, uri);
      for (const { uri } of own) lookAgain(session, uri, LATER_MS);
    });
  },
  initialized({ connection, client }) {
    if (!client.registersWatchers) return;
    const watchers = [PROJECT_FILES, CONFIG_FILES, SOURCE_FILES].map((globPattern) => ({ globPattern }));
    void connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch(() => undefined);
  },
};
