import type { HostVerdict } from "../protocol.ts";

/** Where a tool of the workspace is run. */
export interface HostPlace {
  /** Absolute path of the folder that its configuration is looked for in. */
  folder: string;
  /** Absolute path of the package's main module. */
  main: string;
}

/** A tool that is loaded from the workspace: takes the text of a file, whatever the disk holds. May throw. */
export type HostTool = (path: string, text: string) => Promise<HostVerdict>;

/** Loads a tool; rejects where its configuration cannot be read. */
export type OpenHostTool = (place: HostPlace) => Promise<HostTool>;
