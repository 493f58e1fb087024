import { basename } from "node:path";
import { TextDocumentSyncKind, type TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import { isConfigFile, readAgainFor } from "../analyses/read-again-for.ts";
import { followEdit, followSave } from "../solutions/follow-applied.ts";
import { isLog, type OpenDocument } from "../documents/open-documents.ts";
import { logText } from "../documents/log-text.ts";
import { leastChange } from "../problems/least-change.ts";
import { isLogOf } from "../problems/source.ts";
import type { Session } from "../session/session.ts";
import { documentKey, uriToPath } from "../workspace/file-uri.ts";
import type { Feature } from "./feature.ts";

/** Time after an edit in which another one may follow. */
const TYPING_MS = 400;
const PASTING_MS = 100;

export const textDocumentSync: Feature = {
  capabilities: () => ({
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
  }),
  register(session) {
    const { connection, documents, publisher } = session;
    const logs = createLogReader(session);
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      const document = documents.open(uri, languageId, version, text);
      if (isLog(document)) logs.open(document);
      else publisher.schedule();
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      for (const change of contentChanges) edit(session, { uri, version, change });
      const document = documents.get(uri);
      if (document === undefined) return;
      void followEdit(session, uri);
      if (!isLog(document)) lookAgain(session, uri, TYPING_MS);
      else if (document.isHeld) logs.read(document, PASTING_MS);
    });
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
      const document = documents.get(uri);
      void followSave(session, uri);
      if (isConfigFile(uri) && !session.client.registersWatchers) void readAgainFor(session, uri);
      if (document !== undefined && isLog(document)) logs.read(document, 0);
      else lookAgain(session, uri, 0);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const document = documents.get(uri);
      documents.close(uri);
      if (document !== undefined && isLog(document)) logs.close(document);
      else lookAgain(session, uri, TYPING_MS);
      publisher.closed(uri);
    });
  },
};

interface Edit {
  uri: string;
  version: number;
  change: TextDocumentContentChangeEvent;
}

/** Moves the problems of a file by what really is different: some editors replace more than they change. */
function edit({ documents, store, publisher }: Session, { uri, version, change }: Edit): void {
  const before = documents.get(uri)?.text();
  const after = documents.change(uri, version, [change]);
  if (before === undefined || after === undefined || store.inFile(uri).length === 0) return;
  store.shift(uri, leastChange(before, after.text()));
  publisher.schedule();
}

/** Proves again what may depend on a file that has changed. */
export function lookAgain({ store, queue, state, folders }: Session, uri: string, afterMs: number): void {
  const path = uriToPath(uri);
  const folder = path === undefined ? undefined : folders.holding(path);
  if (folder === undefined || state.settings.prove !== "automatic") return;
  for (const source of store.sources) {
    const isConcerned = source.folder?.path === folder.path && source.stage !== "reading";
    if (isConcerned && source.problems.size > 0) queue.request(source, afterMs);
  }
}

/** Logs are read as they are opened, and forgotten when they are closed, unless they were read by a command too. */
function createLogReader({ analyses, store, connection }: Session): {
  open(document: OpenDocument): void;
  read(document: OpenDocument, afterMs: number): void;
  close(document: OpenDocument): void;
} {
  const timers = new Map<string, NodeJS.Timeout>();

  async function read(document: OpenDocument): Promise<void> {
    const { uri } = document;
    if (isFollowed(uri)) return;
    const label = basename(uriToPath(uri) ?? uri);
    const wasAskedFor = isAskedFor(uri);
    try {
      const source = await analyses.analyze({ source: { kind: "file", label, uri }, log: logText(document) });
      if (wasAskedFor) return;
      if (timers.has(documentKey(uri))) source.isOfDocument = true;
      else analyses.clear(source.id);
    } catch (error) {
      connection.console.error(`${label} could not be read: ${String(error)}`);
    }
  }

  function isFollowed(uri: string): boolean {
    return store.sources.some(({ kind, uri: known }) => kind === "tail" && known === uri);
  }

  /** Read by a command, or being read. */
  function isAskedFor(uri: string): boolean {
    return store.sources.some((source) => isLogOf(source, uri) && !source.isOfDocument);
  }

  function schedule(document: OpenDocument, afterMs: number): void {
    const key = documentKey(document.uri);
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => void read(document), afterMs),
    );
  }

  return {
    open(document) {
      if (!isAskedFor(document.uri)) schedule(document, 0);
    },
    read: schedule,
    close({ uri }) {
      clearTimeout(timers.get(documentKey(uri)));
      timers.delete(documentKey(uri));
      for (const source of store.sources)
        if (source.uri === uri && source.isOfDocument) analyses.clear(source.id);
    },
  };
}
