import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { SETTINGS_SECTION } from "../protocol/settings.ts";
import type { Session } from "../session/session.ts";
import { readSettings } from "../settings/read-settings.ts";
import { followConfigured } from "../tail/follow-configured.ts";
import type { Feature } from "./feature.ts";

export const configuration: Feature = {
  capabilities: () => ({}),
  register(session) {
    session.connection.onDidChangeConfiguration(({ settings }: { settings?: unknown }) => {
      void loadSettings(session, settings);
    });
  },
  initialized(session) {
    const { connection, client } = session;
    if (client.registersConfiguration)
      void connection.client
        .register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION })
        .catch(() => undefined);
    void loadSettings(session, undefined);
  },
};

/** Asks the editor for its settings, or takes those it sent; without either those of the start hold. */
async function loadSettings(session: Session, sent: unknown): Promise<void> {
  const asked = session.client.configuration ? await askSettings(session) : undefined;
  const { settings, mistakes } = readSettings(asked ?? sectionOf(sent), session.baseSettings);
  const hasMoved = JSON.stringify(settings.checkouts) !== JSON.stringify(session.state.settings.checkouts);
  session.state.settings = settings;
  for (const mistake of mistakes) session.connection.console.warn(mistake);
  session.publisher.schedule();
  if (hasMoved) await session.analyses.readAgain(undefined);
  await followConfigured(session);
}

async function askSettings({ connection }: Session): Promise<unknown> {
  try {
    const answer: unknown = await connection.workspace.getConfiguration(SETTINGS_SECTION);
    return answer;
  } catch {
    return undefined;
  }
}

/** Some editors send the section, others everything. */
function sectionOf(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return undefined;
  return SETTINGS_SECTION in sent ? sent[SETTINGS_SECTION] : sent;
}
