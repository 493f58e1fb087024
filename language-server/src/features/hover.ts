import { MarkupKind } from "vscode-languageserver/node";
import { evidenceAt } from "../commands/find-problem.ts";
import { explainProblem } from "../explain/explain-problem.ts";
import type { Feature } from "./feature.ts";
import { openLog } from "./log-documents.ts";

/** In a log, what is known of the problem that a line tells. In sources the diagnostics say it. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(session) {
    session.connection.onHover(({ textDocument: { uri }, position: { line } }) => {
      if (openLog(session, uri) === undefined) return null;
      const tracked = evidenceAt(session.store, uri, line);
      const source = tracked === undefined ? undefined : session.store.get(tracked.source);
      if (tracked === undefined || source === undefined) return null;
      return { contents: { kind: MarkupKind.Markdown, value: explainProblem(tracked, source) } };
    });
  },
};
