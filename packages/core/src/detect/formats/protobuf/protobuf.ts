import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const WARNING = /^warning: /;

/** What protoc and Buf say of files of Protocol Buffers: `cart.proto:3:1:imported file does not exist`. */
export const protobuf: LogFormat = { id: "protobuf", title: "Protocol Buffers", glance: [".proto:"], read };

function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  const isWhole = line?.isExact === false && line.text === "File not found.";
  if (line === undefined || !line.place.path.endsWith(".proto") || line.text === "") return undefined;
  if (line.place.column === undefined && !isWhole) return undefined;
  const severity = WARNING.test(line.text) ? "warning" : "error";
  const message = line.text.replace(WARNING, "").trimEnd();
  return { from: 0, to: 1, findings: [{ severity, message, place: line.place }] };
}
