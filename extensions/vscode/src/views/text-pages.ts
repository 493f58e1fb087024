import { EventEmitter, Uri, workspace, type Disposable } from "vscode";

const SCHEME = "hephaestus-page";

/** Read-only documents that are made here: explanations, previews, the doctor's report. */
export interface TextPages extends Disposable {
  /** Sets the text of a page, e.g. `Doctor.md`, and returns its place. */
  set(path: string, text: string): Uri;
}

/** Serves pages to the editor; a page whose text is set anew changes where it is shown. */
export function createTextPages(): TextPages {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? "",
  });
  return {
    set(path, text) {
      const uri = Uri.from({ scheme: SCHEME, path: `/${path}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      return uri;
    },
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}
