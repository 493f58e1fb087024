import type { SourceText } from "./source-text.ts";

/** The workspace's files as one view shows them. A view never changes, so its identity can key what was computed from it. */
export interface SourceView {
  /** The text of a workspace file; undefined when it is not one or cannot be read as UTF-8. */
  read(file: string): SourceText | undefined;
}
