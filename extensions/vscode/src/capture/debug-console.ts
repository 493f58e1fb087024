import { debug, type Disposable } from "vscode";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { openStream, type OutputStream } from "./output-stream.ts";
import { maySayFailure } from "./looks-like-failure.ts";

interface OutputEvent {
  type: "event";
  event: "output";
  body: { category?: string; output: string };
}

/** Reads what a debugged program prints, from its first word of a failure on. */
export function watchDebugConsole(session: Session): Disposable[] {
  return [
    debug.registerDebugAdapterTrackerFactory("*", {
      createDebugAdapterTracker({ name, workspaceFolder }) {
        if (!readSetting("watch.debugConsole")) return undefined;
        const folder = workspaceFolder?.uri.toString();
        const about = { kind: "debug" as const, label: name, ...(folder === undefined ? {} : { folder }) };
        let stream: Promise<OutputStream> | undefined;
        return {
          onDidSendMessage(message: unknown) {
            if (!isOutput(message)) return;
            if (maySayFailure(message.body.output)) stream ??= openStream(session, about);
            stream?.then((open) => open.append(message.body.output)).catch(session.server.note);
          },
          onExit: (exitCode) => void stream?.then((open) => open.end(exitCode)).catch(session.server.note),
        };
      },
    }),
  ];
}

function isOutput(message: unknown): message is OutputEvent {
  if (typeof message !== "object" || message === null) return false;
  const { type, event, body } = message as Partial<OutputEvent>;
  return (
    type === "event" &&
    event === "output" &&
    typeof body?.output === "string" &&
    body.category !== "telemetry"
  );
}
