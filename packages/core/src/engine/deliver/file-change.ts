/** What is to become of one file: its whole text, as it was read and as it shall be. */
export interface FileChange {
  /** Repository-relative POSIX path. */
  file: string;
  /** Without the byte order mark, like `after`. Line ends are the file's own. */
  before: string;
  after: string;
  /** True when the file starts with a byte order mark, and so will keep it. */
  bom: boolean;
  /** Where there must be no file before: `before` is empty. */
  created?: true;
  /** Where there shall be no file after: `after` is empty. */
  deleted?: true;
}

/** The bytes of a file before and after a change; undefined where there is none. */
export function bytesOfChange({ before, after, bom, created, deleted }: FileChange): {
  before: Buffer | undefined;
  after: Buffer | undefined;
} {
  return {
    before: created === true ? undefined : bytesOf(before, bom),
    after: deleted === true ? undefined : bytesOf(after, bom),
  };
}

/** The bytes of a file that holds this text. */
export function bytesOf(text: string, bom: boolean): Buffer {
  return Buffer.from(bom ? `\uFEFF${text}` : text, "utf8");
}
