import { createLocator, type Reading } from "@hephaestus/core";
import { fileBehind, type LocalCheckout } from "./file-behind.ts";

interface Files {
  root: string;
  files: readonly string[];
}

type Finding = Reading["findings"][number];

/**
 * A reading with the paths that the user's checkouts place, as absolute paths of the workspace; only where there is such a file.
 * What the log itself tells enough of stays as it is told, where a checkout is only for relative paths.
 */
export function movedReading(
  reading: Reading,
  checkouts: readonly LocalCheckout[],
  { root, files }: Files,
): Reading {
  if (checkouts.length === 0) return reading;
  const known = new Set(files);
  const locator = createLocator(root, files);

  function moved(path: string, directory: string | undefined): string {
    for (const checkout of checkouts) {
      const file = fileBehind(path, checkout);
      if (file === undefined || !known.has(file)) continue;
      const context = directory === undefined ? {} : { directory };
      if (checkout.from === "" && locator.locate(path, context).status === "found") continue;
      return `${root}/${file}`;
    }
    return path;
  }

  function movedFinding(finding: Finding): Finding {
    const { place, frames, context } = finding;
    return {
      ...finding,
      ...(place === undefined ? {} : { place: { ...place, path: moved(place.path, context.directory) } }),
      ...(frames === undefined
        ? {}
        : { frames: frames.map((frame) => ({ ...frame, path: moved(frame.path, context.directory) })) }),
    };
  }

  return { ...reading, findings: reading.findings.map(movedFinding) };
}
