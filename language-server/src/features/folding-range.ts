import { FoldingRangeKind } from "vscode-languageserver/node";
import type { Feature } from "./feature.ts";
import { openLog, outlineOf } from "./log-documents.ts";

/** The jobs, steps and groups of a CI log fold. */
export const foldingRange: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register(session) {
    session.connection.onFoldingRanges(async ({ textDocument: { uri } }) => {
      const document = openLog(session, uri);
      if (document === undefined) return [];
      const { sections } = await outlineOf(session, document);
      return sections
        .filter(({ startLine, endLine }) => endLine > startLine)
        .map(({ startLine, endLine, title }) => ({
          startLine: startLine - 1,
          endLine: endLine - 1,
          kind: FoldingRangeKind.Region,
          collapsedText: title,
        }));
    });
  },
};
