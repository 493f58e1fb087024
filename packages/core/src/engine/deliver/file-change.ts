/** What is to become of one file: its whole text, as it was read and as it shall be. */
export interface FileChange {
  /** Repository-relative POSIX path. */
  file: string;
  /** Without the byte order mark, like `after`. Line ends are the file's own. */
  before: string;
  after: string;
  /** True when the file starts with a byte order mark, and so will keep it. */
  bom: boolean;
}

/** The bytes of a file that holds this text. */
export function bytesOf(text: string, bom: boolean): Buffer {
  return Buffer.from(bom ? `\uFEFF${text}` : text, "utf8");
}
