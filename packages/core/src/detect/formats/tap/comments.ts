import type { Finding, LogWindow, PathClaim } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const COMMENT = /^ *# ?(.*)$/;
/** Where Raku and Bats say that a test stands: `at t/cart.rakutest line 4`, `(in test file cart.bats, line 2)`. */
const AT = /^\(?(?:at|in test file) (\S.{0,300}?),? line (\d{1,9})[.)]?$/;
const FILE = /\.\w{1,10}$/;
const SAYS_NOTHING = /^(?:Failed test\b.*|Failure!|$)/;
/** A runner counts, or begins the next subtest. */
const END = /^(?:Subtest: |(?:You failed|Looks like you|tests|pass|fail|suites|not ok)\b)/;
const MOST = 20;
const MOST_MESSAGE = 6;

/** What the comments right below a failed test say, `# 0x2 != 0x3`, `# cart.c:7: error: Failure!`; undefined where they tell no place. */
export function readComments(
  window: LogWindow,
): { finding: Pick<Finding, "message" | "place">; to: number } | undefined {
  const said: string[] = [];
  let place: PathClaim | undefined;
  let offset = 1;
  for (; offset <= MOST; offset++) {
    const comment = COMMENT.exec(window.text(offset)?.trimEnd() ?? "")?.[1];
    if (comment === undefined || END.test(comment)) break;
    const told = parseComment(comment);
    place ??= told.place;
    if (!SAYS_NOTHING.test(told.text)) said.push(told.text);
  }
  const message = said.slice(0, MOST_MESSAGE).join("\n");
  return place === undefined ? undefined : { finding: { message, place }, to: offset };
}

function parseComment(comment: string): { text: string; place?: PathClaim } {
  const [, path, line] = AT.exec(comment) ?? [];
  if (path !== undefined) return { text: "", place: { path, line: Number(line) } };
  const own = parsePlaceLine(comment);
  if (own?.isExact !== true || !FILE.test(own.place.path)) return { text: comment };
  return { text: own.text.replace(/^(?:error|note): /, ""), place: own.place };
}
