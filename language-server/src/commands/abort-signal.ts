import type { CancellationToken } from "vscode-languageserver/node";

/** A controller that the editor's cancellation aborts. */
export function abortedBy(token: CancellationToken): AbortController {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new DOMException("cancelled", "AbortError"));
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller;
}
