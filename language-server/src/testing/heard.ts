import {
  PublishDiagnosticsNotification,
  ShowMessageNotification,
  type Diagnostic,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import type { SourceSummary } from "../protocol/commands.ts";
import { SERVER_NOTIFICATIONS, type Happening, type Status } from "../protocol/messages.ts";

/** What a test's editor was told. */
export interface Heard {
  /** By URI, as last published; without files that have none. */
  diagnostics: Map<string, Diagnostic[]>;
  /** Texts of `window/showMessage`. */
  messages: string[];
  statuses: Status[];
  analyzed: SourceSummary[];
  happenings: Happening[];
  /** Resolves with what the condition gives, once that is neither undefined nor false; it is looked at after each message. */
  until<Value>(condition: () => Value | undefined | false): Promise<Value>;
  /** Looks at the conditions again. */
  look(): void;
}

export function hear(connection: ProtocolConnection): Heard {
  const waiting = new Set<() => void>();
  const diagnostics = new Map<string, Diagnostic[]>();
  const messages: string[] = [];
  const statuses: Status[] = [];
  const analyzed: SourceSummary[] = [];
  const happenings: Happening[] = [];
  const look = (): void => waiting.forEach((each) => each());
  connection.onNotification(PublishDiagnosticsNotification.type, (told) => {
    if (told.diagnostics.length === 0) diagnostics.delete(told.uri);
    else diagnostics.set(told.uri, told.diagnostics);
    look();
  });
  connection.onNotification(ShowMessageNotification.type, ({ message }) => {
    messages.push(message);
    look();
  });
  connection.onNotification(SERVER_NOTIFICATIONS.status, (status: Status) => {
    statuses.push(status);
    look();
  });
  connection.onNotification(SERVER_NOTIFICATIONS.analyzed, (summary: SourceSummary) => {
    analyzed.push(summary);
    look();
  });

  connection.onNotification(SERVER_NOTIFICATIONS.happened, (happening: Happening) => {
    happenings.push(happening);
    look();
  });

  function until<Value>(condition: () => Value | undefined | false): Promise<Value> {
    const { promise, resolve } = Promise.withResolvers<Value>();
    const wait = (): void => {
      const value = condition();
      if (value === undefined || value === false) return;
      waiting.delete(wait);
      resolve(value);
    };
    waiting.add(wait);
    wait();
    return promise;
  }

  return { diagnostics, messages, statuses, analyzed, happenings, until, look };
}
