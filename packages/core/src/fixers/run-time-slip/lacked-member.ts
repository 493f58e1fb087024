import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** `rates.total is not a function`, `(0 , import_rates.total) is not a function` */
const NO_FUNCTION = /\.(?<name>[\w$]{1,60})\)? is not a (?:function|constructor)/;
const MOST_FILES = 3000;

/** The member that was called and is not there: `total` of `rates.total is not a function`. */
export function lackedMember(message: string): string | undefined {
  return NO_FUNCTION.exec(message)?.groups?.["name"];
}

/**
 * Whether what was asked for a member is there and lacks it: then no value is missing, unless the member itself is what some call
 * returns.
 */
export function isLackedMember(message: string, { files, read }: VirtualRepository): boolean {
  const name = lackedMember(message);
  if (name === undefined) return false;
  const bare = name.replaceAll("$", String.raw`\$`);
  const returned = new RegExp(
    String.raw`(?<![\w$])${bare}\s{0,9}(?:[:=]|\?\?=|\|\|=)\s{0,9}(?:await\s{1,9})?[\w$.]{1,200}\(`,
  );
  return !files
    .filter(isSourceFile)
    .slice(0, MOST_FILES)
    .some((file) => {
      const text = read(file)?.text ?? "";
      return text.includes(name) && returned.test(text);
    });
}
