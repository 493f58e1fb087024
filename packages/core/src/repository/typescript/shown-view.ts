import type { SourceText } from "../source-text.ts";
import type { SourceView } from "../source-view.ts";

/** The one view that the compiler sees at a time. */
export interface ShownView {
  show(view: SourceView): void;
  /** The view with a version that no other has; a stand-in before the first. */
  shown(): { view: object; version: string };
  read(file: string): SourceText | undefined;
}

const NOTHING: SourceView = { read: () => undefined };

export function createShownView(): ShownView {
  const versions = new WeakMap<SourceView, string>();
  let count = 0;
  let current = NOTHING;
  return {
    show(view) {
      if (!versions.has(view)) versions.set(view, `view ${(count += 1)}`);
      current = view;
    },
    shown: () => ({ view: current, version: versions.get(current) ?? "" }),
    read: (file) => current.read(file),
  };
}
