/** Words that mean themselves in every shell, also where they begin or stand alone. */
const PLAIN = /^[\w@%+=:,./-]+$/;
const PLAIN_ON_WINDOWS = /^[\w@+=:,./\\-]+$/;

/** Words as one line to be typed into a shell: each stays the word it is, whatever it holds. */
export function shellLine(words: readonly string[], platform: NodeJS.Platform = process.platform): string {
  return words.map((word) => (platform === "win32" ? windowsWord(word) : posixWord(word))).join(" ");
}

function posixWord(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** In quotes `cmd.exe` still reads `%`; a quote is doubled, since `\"` would end the quotes for it. */
function windowsWord(word: string): string {
  if (PLAIN_ON_WINDOWS.test(word)) return word;
  const escaped = word.replaceAll(/(\\*)"/g, '$1$1""').replace(/\\+$/, "$&$&");
  return `"${escaped.replaceAll("%", "%%cd:~,%")}"`;
}
