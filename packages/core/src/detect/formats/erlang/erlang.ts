import type { LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const HEAD = /^(\S[^:]{0,300}\.(?:erl|hrl|yrl|xrl|app\.src)):(\d{1,9}):(?:(\d{1,9}):)? (Warning: )?(\S.*)$/;
/** Other tools write a severity of their own. */
const OTHER = /^(?:error|warning|fatal error|note): /;
/** What its errors hold, told from any other text behind a place. */
const WORDS =
  /\b(?:undefined|unbound|unsafe|illegal|syntax error|mismatch|can't|cannot|not|already|bad|redefin\w{1,9}|unterminated|premature|missing|ambiguous|conflict\w{0,9}|no|invalid|nonexistent|unexpected|failed|undef)\b/;
const DRAWING = /^% {1,8}(?:\d{1,9})?\|/;

/** Errors and warnings of Erlang's compiler. */
export const erlang: LogFormat = {
  id: "erlang",
  title: "Erlang compiler",
  glance: [".erl:", ".hrl:", ".yrl:", ".xrl:", ".app.src:"],
  read,
};

/** `src/shop.erl:3:23: variable 'M' is unbound`, the code drawn below by OTP 24 and later. */
function read(window: LogWindow): Match | undefined {
  const [, path, line, column, warning, message] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || message === undefined || OTHER.test(message) || / in '[^']*'$/.test(message))
    return undefined;
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column));
  let to = 1;
  while (to < 4 && DRAWING.test(window.text(to) ?? "")) to += 1;
  if (warning === undefined && to === 1 && !WORDS.test(message)) return undefined;
  return {
    from: 0,
    to,
    findings: [{ severity: warning === undefined ? "error" : "warning", message, place }],
  };
}
