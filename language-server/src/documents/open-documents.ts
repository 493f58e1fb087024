import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { UnsavedText } from "../reader/reader-methods.ts";
import { textHash } from "../text/text-hash.ts";
import { documentKey, uriToPath } from "../workspace/file-uri.ts";
import { fileIn, type Folder } from "../workspace/folders.ts";

/** What the editor shows now; an edit makes another one of it. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  /** False for a big log of the disk, which is not held here: its text is empty. */
  readonly isHeld: boolean;
  text(): string;
  /** `textHash` of the text. */
  hash(): string;
}

/** The documents that the editor has open, by URIs in whatever encoding. */
export interface OpenDocuments {
  open(uri: string, languageId: string, version: number, text: string): OpenDocument;
  /** Undefined where no such document is open. */
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): OpenDocument | undefined;
  close(uri: string): void;
  get(uri: string): OpenDocument | undefined;
  readonly all: readonly OpenDocument[];
  /** The texts of open files below a folder, but for huge ones; logs are no sources. */
  below(folder: Folder): UnsavedText[];
}

interface Held extends OpenDocument {
  document: TextDocument;
}

export function createOpenDocuments(): OpenDocuments {
  const held = new Map<string, Held>();

  function hold(document: TextDocument, isHeld: boolean): OpenDocument {
    let hash: string | undefined;
    const { uri, languageId, version } = document;
    const text = (): string => document.getText();
    const open = {
      document,
      isHeld,
      uri,
      languageId,
      version,
      text,
      hash: () => (hash ??= textHash(text())),
    };
    held.set(documentKey(uri), open);
    return open;
  }

  return {
    open(uri, languageId, version, text) {
      const isHeld = text.length <= MOST_HELD || !isLog({ uri, languageId }) || uriToPath(uri) === undefined;
      return hold(TextDocument.create(uri, languageId, version, isHeld ? text : ""), isHeld);
    },
    change(uri, version, changes) {
      const known = held.get(documentKey(uri));
      if (known === undefined) return undefined;
      const { document, isHeld } = known;
      return hold(TextDocument.update(document, isHeld ? changes : [], version), isHeld);
    },
    close: (uri) => void held.delete(documentKey(uri)),
    get: (uri) => held.get(documentKey(uri)),
    get all() {
      return [...held.values()];
    },
    below: (folder) =>
      [...held.values()].flatMap((document) => {
        const path = uriToPath(document.uri);
        const file = path === undefined || isLog(document) ? undefined : fileIn(folder, path);
        const text = document.text();
        return file === undefined || text.length > MOST_HELD ? [] : [{ folder: folder.path, file, text }];
      }),
  };
}

/** Characters of a file of the disk beyond which it is read from there. */
const MOST_HELD = 1_000_000;
const LOG_LANGUAGES: ReadonlySet<string> = new Set(["log", "hephaestus-log"]);

/** Whether a document is a log: by its language, or by its name. */
export function isLog({ uri, languageId }: Pick<OpenDocument, "uri" | "languageId">): boolean {
  return LOG_LANGUAGES.has(languageId) || /\.log$/i.test(uri);
}
