import * as z from "zod/mini";
import { placedCheckouts } from "../analyses/read-target.ts";
import type { LineLink } from "../protocol/messages.ts";
import { REQUESTS } from "../protocol/messages.ts";
import { withTries } from "../worker/with-tries.ts";
import type { Feature } from "./feature.ts";
import { placeOf } from "./log-documents.ts";

/** No terminal shows more in a line. */
const LONGEST_LINE = 20_000;

const LINE = z.object({ text: z.string().check(z.maxLength(LONGEST_LINE)) });

/** The places that a line of a terminal names, for an editor that makes links of them. */
export const lineLinks: Feature = {
  capabilities: () => ({}),
  register(session) {
    const { connection, reader, folders, state } = session;
    connection.onRequest(REQUESTS.lineLinks, async (given: unknown): Promise<LineLink[]> => {
      const line = LINE.safeParse(given);
      if (!line.success || folders.all.length === 0) return [];
      const asked = {
        log: { text: line.data.text.replaceAll(/[\r\n]/g, " ") },
        from: 0,
        to: 1,
        folders: folders.all.map(({ path }) => path),
        checkouts: placedCheckouts(folders, state.settings.checkouts),
      };
      const mentions = await withTries(() => reader.call("mentions", asked));
      return mentions.flatMap((mention) => {
        const place = placeOf(session, mention);
        return place === undefined ? [] : [{ start: mention.start, end: mention.end, place }];
      });
    });
  },
};
