import { evidenceAt } from "../commands/find-problem.ts";
import type { Feature } from "./feature.ts";
import { mentionsIn, openLog, placeOf } from "./log-documents.ts";

/** From a line of a log to the file it names, in any editor: what is at the cursor, else what the line tells first. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register(session) {
    session.connection.onDefinition(async ({ textDocument: { uri }, position: { line, character } }) => {
      const document = openLog(session, uri);
      if (document === undefined) return [];
      const mentions = await mentionsIn(session, document, line, line + 1);
      const mention =
        mentions.find(({ start, end }) => start <= character && character <= end) ?? mentions[0];
      const place = mention === undefined ? undefined : placeOf(session, mention);
      if (place !== undefined) return [place];
      const tracked = evidenceAt(session.store, uri, line);
      return tracked?.uri === undefined || tracked.range === undefined
        ? []
        : [{ uri: tracked.uri, range: tracked.range }];
    });
  },
};
