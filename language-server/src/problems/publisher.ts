import type { Connection, Diagnostic } from "vscode-languageserver/node";
import type { OpenDocuments } from "../documents/open-documents.ts";
import { isLog } from "../documents/open-documents.ts";
import type { ShownElsewhere } from "../protocol/messages.ts";
import type { Settings } from "../protocol/settings.ts";
import { documentKey } from "../workspace/file-uri.ts";
import { isShownElsewhere } from "./is-shown-elsewhere.ts";
import type { ProblemStore } from "./store.ts";
import type { Source, TrackedProblem } from "./source.ts";
import { evidencePlace, toDiagnostic } from "./to-diagnostic.ts";

/** Keeps the editor's diagnostics as the store has them. */
export interface Publisher {
  /** Sends what is different now, soon. */
  schedule(): void;
  /** What other servers show in an open file. */
  shownElsewhere(shown: ShownElsewhere): void;
  /** A document was closed: nobody else shows anything in it. */
  closed(uri: string): void;
}

export interface PublisherNeeds {
  connection: Pick<Connection, "sendDiagnostics">;
  store: ProblemStore;
  documents: OpenDocuments;
  settings: () => Settings;
  hasRelated: boolean;
}

const SOON_MS = 15;

interface FileDiagnostics {
  uri: string;
  diagnostics: Diagnostic[];
}

export function createPublisher(needs: PublisherNeeds): Publisher {
  const { connection, documents } = needs;
  const sent = new Map<string, { uri: string; text: string }>();
  const elsewhere = new Map<string, ShownElsewhere["diagnostics"]>();
  let timer: NodeJS.Timeout | undefined;

  function isHidden(tracked: TrackedProblem, uri: string): boolean {
    const document = documents.get(uri);
    if (tracked.status !== "open") return true;
    if (document === undefined || isLog(document)) return false;
    if (needs.settings().shownElsewhere.includes(tracked.problem.tool)) return true;
    return isShownElsewhere(tracked, elsewhere.get(documentKey(uri)) ?? []);
  }

  function publish(): void {
    timer = undefined;
    const files = diagnosticsByFile(needs, isHidden);
    for (const [key, { uri }] of sent) if (!files.has(key)) files.set(key, { uri, diagnostics: [] });
    for (const [key, { uri, diagnostics }] of files) {
      const version = documents.get(uri)?.version;
      const text = JSON.stringify(diagnostics);
      if ((sent.get(key)?.text ?? "[]") === text) continue;
      if (diagnostics.length === 0) sent.delete(key);
      else sent.set(key, { uri, text });
      void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    }
  }

  function schedule(): void {
    timer ??= setTimeout(publish, SOON_MS);
  }

  return {
    schedule,
    shownElsewhere({ uri, diagnostics }) {
      elsewhere.set(documentKey(uri), diagnostics);
      schedule();
    },
    closed(uri) {
      elsewhere.delete(documentKey(uri));
      schedule();
    },
  };
}

/** Each problem once, in its file, or in its log where it is in none. */
function diagnosticsByFile(
  { store, documents, hasRelated }: PublisherNeeds,
  isHidden: (tracked: TrackedProblem, uri: string) => boolean,
): Map<string, FileDiagnostics> {
  const files = new Map<string, FileDiagnostics>();
  const told = new Set<string>();
  const add = (tracked: TrackedProblem, source: Source): void => {
    const uri = tracked.uri ?? evidencePlace(tracked, source)?.uri;
    if (uri === undefined || isHidden(tracked, uri)) return;
    const key = tracked.fileKey ?? documentKey(uri);
    const once = `${key}\0${tracked.problem.id}`;
    const file = files.get(key) ?? { uri: documents.get(uri)?.uri ?? uri, diagnostics: [] };
    files.set(key, file);
    if (told.has(once)) return;
    told.add(once);
    file.diagnostics.push(toDiagnostic(tracked, source, hasRelated));
  };
  for (const source of store.sources) for (const tracked of source.problems.values()) add(tracked, source);
  return files;
}
