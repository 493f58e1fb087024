import { CodeLensRefreshRequest, type Connection, type InitializeParams } from "vscode-languageserver/node";
import { createAnalyses } from "../analyses/analyses.ts";
import { createProveQueue } from "../analyses/prove-queue.ts";
import { createSourceIds } from "../analyses/source-ids.ts";
import { createStreams } from "../analyses/streams.ts";
import { readClientFacts } from "../client/client-facts.ts";
import { createOpenDocuments } from "../documents/open-documents.ts";
import { createPublisher } from "../problems/publisher.ts";
import type { Source } from "../problems/source.ts";
import { createProblemStore } from "../problems/store.ts";
import { SERVER_NOTIFICATIONS } from "../protocol/messages.ts";
import type { Settings, Trust } from "../protocol/settings.ts";
import { readOptions } from "../settings/read-options.ts";
import { createAppliedFixes } from "../solutions/applied-fixes.ts";
import { createStatusTeller } from "../status/status-teller.ts";
import { summarize } from "../status/summarize.ts";
import { createTails } from "../tail/tails.ts";
import { createFolders, foldersOf } from "../workspace/folders.ts";
import { createHosts } from "./create-hosts.ts";
import type { Session } from "./session.ts";
import { showProof } from "./show-proof.ts";

/** Puts a session together for one `initialize`; nothing is started yet. */
export function createSession(connection: Connection, parameters: InitializeParams): Session {
  const client = readClientFacts(parameters.capabilities);
  const options = readOptions(parameters.initializationOptions);
  const state: { settings: Settings; trust: Trust } = { settings: options.settings, trust: options.trust };
  const settings = (): Settings => state.settings;
  const trust = (): Trust => state.trust;
  const hosts = createHosts(settings);
  const folders = createFolders(foldersOf(parameters));
  const documents = createOpenDocuments();
  const tellers = createTellers({ connection, client, documents, folders, settings, trust });
  const { store, status, onStage } = tellers;
  const queue = createProveQueue({
    prover: hosts.prover,
    store,
    documents,
    trust,
    begin: (source, cancel) =>
      showProof({ connection, hasWorkDone: client.workDoneProgress, status }, source, cancel),
    onStage,
    onTrouble: ({ message, hint }) =>
      status.tellTrouble({ message, ...(hint === undefined ? {} : { hint }) }),
  });
  const needs = { reader: hosts.reader, store, queue, settings, documents, folders, onStage };
  const nextId = createSourceIds();
  const analyses = createAnalyses({ ...needs, nextId });
  const streams = createStreams({ ...needs, nextId, analyses });
  const tails = createTails(streams);
  for (const mistake of options.mistakes) connection.console.warn(mistake);
  return {
    ...hosts,
    ...tellers,
    connection,
    client,
    shows: options.shows,
    state,
    baseSettings: options.settings,
    folders,
    documents,
    queue,
    analyses,
    streams,
    tails,
    applied: createAppliedFixes(),
    dispose() {
      queue.cancel();
      tails.dispose();
      streams.dispose();
      hosts.reader.stop();
      hosts.prover.stop();
      hosts.forge.stop();
    },
  };
}

type TellerNeeds = Pick<Session, "connection" | "client" | "documents" | "folders"> & {
  settings: () => Settings;
  trust: () => Trust;
};
type Tellers = Pick<Session, "store" | "publisher" | "status"> & { onStage: (source: Source) => void };

/** What is known, and those who tell the editor of it. */
function createTellers({ connection, client, documents, folders, settings, trust }: TellerNeeds): Tellers {
  const store = createProblemStore(() => {
    publisher.schedule();
    status.schedule();
  });
  const publisher = createPublisher({
    connection,
    store,
    documents,
    settings,
    hasRelated: client.relatedInformation,
  });
  const status = createStatusTeller({
    send: (told) => void connection.sendNotification(SERVER_NOTIFICATIONS.status, told),
    sources: () => store.sources,
    trust,
    revision: () => store.revision,
    isUnsupported: () => folders.all.length === 0 && folders.unreadable.length > 0,
  });
  return {
    store,
    publisher,
    status,
    onStage(source) {
      status.schedule();
      if (source.stage === "reading" || source.stage === "proving") return;
      void connection.sendNotification(SERVER_NOTIFICATIONS.analyzed, summarize(source));
      if (client.refreshesCodeLenses)
        void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    },
  };
}
