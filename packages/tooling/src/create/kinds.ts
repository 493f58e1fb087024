/** What can be scaffolded: where such a thing lives, and where it stands in its table. */
export interface Kind {
  /** Folder in the repository that holds the table and a folder for each entry. */
  folder: string;
  /** The entry that new ones stand before; the end of the table by default. */
  before?: string;
  /** What is left to do, once the files are there. */
  next: readonly string[];
}

/** One line per kind; its templates are in `templates/<kind>`. */
export const KINDS: Readonly<Record<string, Kind>> = {
  format: {
    folder: "packages/core/src/detect/formats",
    before: "githubActions",
    next: [
      "Record what the tool really prints into fixtures/, in place of the made-up logs, and say in README.md how.",
      "Write by eye what is to be found in each log, then make the reader find it.",
    ],
  },
  fixer: {
    folder: "packages/core/src/fixers",
    next: [
      "Put a real case into fixtures/: the workspace before, the files that change after, and the problem.",
      "Choose the fixer's place in the table: order is priority between equals.",
    ],
  },
};
