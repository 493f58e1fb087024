import { MessageType, ShowMessageNotification, type Connection } from "vscode-languageserver/node";

/** Tells the user something, without waiting for anything: not every editor answers. */
export function tell(
  { connection }: { connection: Connection },
  kind: "info" | "warning",
  message: string,
): void {
  const type = kind === "info" ? MessageType.Info : MessageType.Warning;
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
