/** Breaks a line between words; a word longer than the width stays whole. `used` columns of the first row are taken. */
export function wrap(line: string, width: number, used: number = 0): string[] {
  const indent = " ".repeat(line.length - line.trimStart().length);
  const rows: string[] = [];
  let row = "";
  for (const word of line.slice(indent.length).split(" ")) {
    const room = width - indent.length - (rows.length === 0 ? used : 0);
    if (row !== "" && row.length + 1 + word.length > room) {
      rows.push(indent + row);
      row = word;
    } else {
      row = row === "" ? word : `${row} ${word}`;
    }
  }
  return [...rows, indent + row];
}

/** Cuts a line to the width, with an ellipsis where something is lost. */
export function crop(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, Math.max(width - 1, 0))}…`;
}
