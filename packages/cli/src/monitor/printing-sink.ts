import { once } from "node:events";
import { printableJson, type MonitorSink } from "@hephaestus/core";
import { colorsFor } from "../color.ts";
import type { Io } from "../io.ts";
import { eventText } from "./event-text.ts";

/** Prints events as they come: for people, or as JSON, one a line. Waits for a reader who is slow. */
export function printingSink(format: "text" | "json", io: Io): MonitorSink {
  const colors = colorsFor(io.stdout, io.env);
  let isGone = false;
  io.stdout.once("close", () => {
    isGone = true;
  });
  return {
    async take(event) {
      const text = format === "json" ? `${printableJson(JSON.stringify(event))}\n` : eventText(event, colors);
      if (isGone || io.stdout.write(text)) return;
      await Promise.race([once(io.stdout, "drain"), once(io.stdout, "close")]);
    },
  };
}
