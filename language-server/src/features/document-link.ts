import type { Feature } from "./feature.ts";
import { mentionsIn, openLog, placeOf } from "./log-documents.ts";

/** More lines are not looked through for links at once; definition finds those beyond. */
const MOST_LINES = 100_000;

export const documentLink: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register(session) {
    session.connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
      const document = openLog(session, uri);
      if (document === undefined) return [];
      const mentions = await mentionsIn(session, document, 0, MOST_LINES);
      return mentions.flatMap((mention) => {
        const place = placeOf(session, mention);
        if (place === undefined) return [];
        const { line, start, end, file, row, column } = mention;
        return [
          {
            range: { start: { line, character: start }, end: { line, character: end } },
            target: `${place.uri}#L${row}${column === undefined ? "" : `,${column}`}`,
            tooltip: `${file}:${row}`,
          },
        ];
      });
    });
  },
};
