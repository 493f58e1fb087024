import { isHarmlessText, isLeftOut } from "./harmless.ts";

/** A line of this score says by itself that something failed: `awk: line 1: missing ) near ;`. */
export const FATAL_SCORE = 4;

/** What counts failures says least of them. */
const SUMMARY_SCORE = 0.9;
/** A line that only warns scores no more. */
const MILD_SCORE = 1;

const LONGEST_LINE = 1000;
/** Time, names of processes, bullets and frames before what a line says. */
const LEAD =
  /^(?:\[ {0,8}\d{1,7}\.\d{3,9}\]|\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[\d.,]{0,12}(?:Z|[+-]\d\d:?\d\d)?\]?|\[?\d\d:\d\d:\d\d[\d.,]{0,10}\]?|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: (?:[A-Z]{3,4} )?\d{4})?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,60} [\w./-]{1,60}(?:\[\d{1,9}\])?:|\[(?!error|fatal|fail|warn|info|debug|emerg|alert|crit)[a-z@\d][\w./@-]{0,60}\]|(?!(?:ERROR|WARN|WARNING|FATAL) )[\w./@-]{1,60} +\||=+>|[>*•✖✗✘×❌❯!│┃-]|#(?= (?!got|expected|found|wanted|at|Subtest|Failed)[a-z][\w.+-]{1,30}: )|(?![✔✅])\p{Extended_Pictographic}\uFE0F?)\s+/u;
/** What is said of a status that is none of the connection's: `failed: 404 No error`. */
const NO_ERROR = /(\bfailed: \d{3}) No error$/;
const MILD =
  /^\[?(?:[\w.-]{1,40}: |LaTeX |Package \w{1,40} )?(?:warn(?:ing)?|WARN(?:ING)?|Warn(?:ing)?|info|INFO|Info|debug|DEBUG|notice|NOTICE|note|hint|Hint|deprecated)\b/;
/** What ends a run says less than what began it. */
const CLOSING =
  /^(?:kill|rm|rmdir): |\b(?:exiting|returned status|exit(?:ed)?(?: with)?(?: a)?(?: non-zero)? (?:code|status)|due to|Bad exit status|previous errors?|errors found in|logged \d{1,6} errors?|Rolling back|[Aa]borted$|saving rejects|has failed this build|not recoverable|Error compiling for board)\b|^Fatal error occurred, no output /;
const SUMMARY =
  /^\W{0,10}(?:Summary|Total|Totals|Tests?|Found|Finished|Results?|Result:\w{1,10})\b|^\W{0,10}(?:[Ee]rror: )?\d{1,7} (?:\w{1,20} ){0,4}(?:failed|FAILED|broken|errors?|failures?|problems?)\b|\bFAILED with \d{1,6} |^FAILURE: Build (?:failed|completed) with |\bfound \d{1,7} (?:failures?|errors?|problems?)\b|^(?:\[error\] )?Failed (?:tests|examples|scenarios):|^(?:some|Some) .{1,60} failed\b|^[A-Z* ]{1,40}FAILED[* !]{0,4}$|^Failed: +\d|^The following build commands failed:|^(?:Time|Finished in):? ?\d|^\W{0,10}\d{1,7} (?:examples?|tests?|specs?|scenarios?|steps?)\b|^-{3} Failed \w{1,20}:|^#=+ ERROR while |^\[ERROR\] The (?:compilation|installation|sources?) of \S{1,100} (?:failed|could not)/;
/** Marks that runners draw before what failed. */
const CROSS = /^\s*(?:\d{1,6}\s{1,4})?[✗✖✘❌] {1,4}\S/u;
/** `no licence header: src/pay.ts` */
const LACK = /^no (?:[a-z-]{2,20} ){0,2}[a-z-]{2,20}: \S/;
/** Says less than the words of failures: `Tag v1.3.0 does not match package version 1.2.0`. */
const NEGATION =
  /\b[Yy]ou need\b|\bha(?:s|ve) no\b|[\w.)"'] != [\w.("']|\b(?:does|do|did|is|are|was|were|has|have|must|can) not\b|\b\w{2,8}n't\b/;
/** Runners that count with the word that they shout about a test: `[info] - adds *** FAILED ***`. */
const MARKED = /\*{3} FAILED \*{3}/;
const ADVICE = /^(?:Try|Please|[Ss]ee|Run|Use|Usage|usage|For more|To )\b/;
const HEAD =
  /^(?:\[|\*\* \(|[a-z][\w./+-]{1,40}: (?=(?:fatal )?error: |FATAL: |ERROR: |FATAL ERROR: ))?(?:(?:[\w.-]{1,30} ){0,2}(?:[Ee]rror|ERROR|[Ff]atal|FATAL|Exception)|panic|PANIC|E|emerg|EMERG|alert|ALERT|crit|CRIT|[Cc]ritical|CRITICAL|[Ff]ailure|FAIL|FAILED|FAILURE|[A-Z][A-Z\d]{1,4}-\d{4,6}|[A-Z]\w{0,60}(?:Error|Exception))(?: \([^)]{0,60}\))?(?:[\])]| ?:|!| \| |, | occurred\b| \d{1,9} at \d| \d{4}[-/]\d\d[-/])/;
const OPENING =
  /^(?:An error occurred|Assertion failed|[Cc]ould not|Couldn't|Cannot|Can't|Can not|[Uu]nable to|[Ff]ailed to|Invalid|Unknown|Unexpected|Missing|Error (?:while|in|when|from|[a-z]{2,14}ing)|No such|Segmentation fault|Syntax error|terminate called|Uncaught|Undefined|Unhandled)\b/;
/** `cart: cart.c:3: main: Assertion `total > 0' failed.`: what a runner says of it follows. */
const ASSERTION = /: Assertion [`'"].{1,400}['"] failed\.?$/;
/** `write of lock and vendor: error while writing: failed to export: no space`, one cause beneath the other. */
const CHAIN =
  /: (?:error|failed|unable|could not|cannot) [^:]{1,200}: (?:error|failed|unable|could not|cannot|no) /;
/** cpplint's category and confidence: `src/cart.cc:12:  Line too long  [whitespace/line_length] [2]`; GHDL's level: `tb.vhd:44:7:@120ns:(assertion failure): total is 3`; Credo's: `[W] ↗ There should be no calls to IO.inspect/1.` */
const CATEGORY =
  / \[[a-z_]{2,30}\/[\w+]{2,30}\] \[\d\]$|^Kernel panic\b|:\((?:assertion )?(?:failure|error)\): |^Verification failed in \S|^\[[CDFRW]\] [↑↗→↘↓] \S/;
const PROGRAM = /^(?!\d+:)[\w./@+-]{1,60}(?:\[\d{1,9}\]| \(\w{1,20}\))?: +\S/;
const PLACE =
  /^(?!\d{1,2}:\d\d)[^\s:]{1,200}:\d{1,9}(?::\d{1,9})?: |^[^\s:]{1,200}\.\w{1,8}:\d{1,9}:\d{1,9} |\bline \d{1,9}\b/;
const SHOUT = /(?:^| |\.)(?:FAILED|FAIL|FAILURE|ERROR)(?:$|[ :!.])/;
/** Several words that mean one thing. */
const PHRASE =
  /\b(?:could not|can not|not found|no such|not available|not matching|not in \w{1,20} format|no valid|not recogni[sz]ed|does not exist|doesn't exist|already exists|bad (?:signature|checksum|magic number)|attempt to|out of date|(?:will|does|do) not fit|not generated|not signed|timed out|parser? error|syntax error|(?:not|never) defined|provided but|exceed(?:s|ed)|below the|above the (?:limit|budget|threshold)|too (?:big|few|large|long|many|old|slow|small)|(?:is|are) stale|only \d{1,6} of \d|connection (?:reset|closed|lost)|lost connection|must be (?:an?|specified|set|given|present|at least|at most|one of)|already (?:published|in use|taken)|has expired|out of (?:range|bounds|memory)|definition is void|overflow(?:s|ed) by|(?:gave|giving) up\b|held by|(?:killed by|received) signal|core dumped|files? differs?|needs? (?:to be )?(?:formatt|updat|rebas|regenerat|reformat)(?:ed|ing|e)|not (?:properly )?formatted|would (?:be )?reformat\w{0,3}|misspell(?:ed|ing)|no tests? (?:(?:was|were) )?(?:executed|found|run)|lock timeout|did not become|differs? from)\b/i;
/** What many things are named after: `table errors: 12 rows`. */
const NOUN = /\b(?:errors|failures|exceptions)\b/;
/** `two errors: cart is empty` */
const TELLS_MORE = /\b[a-z]{1,20} (?:errors|failures):? [^\d\s]/;
const DIFFERENCE = /\bexpected\b.{1,200}\b(?:but )?(?:got|was|found)\b/i;
const WORDS: ReadonlySet<string> = new Set([
  "abort",
  "aborted",
  "broken",
  "clashes",
  "can't",
  "cannot",
  "conflict",
  "corrupt",
  "corrupted",
  "couldn't",
  "crashed",
  "denied",
  "error",
  "errors",
  "exception",
  "fail",
  "failed",
  "fails",
  "failure",
  "fatal",
  "forbidden",
  "illegal",
  "incompatible",
  "interrupted",
  "invalid",
  "mismatch",
  "mismatched",
  "missing",
  "panic",
  "refused",
  "refusing",
  "rejected",
  "unable",
  "uncaught",
  "undeclared",
  "undocumented",
  "unauthorized",
  "undefined",
  "unexpected",
  "unhandled",
  "unknown",
  "unmatched",
  "unrecognised",
  "unrecognized",
  "unsatisfied",
  "unresolved",
  "unsupported",
  "unterminated",
  "violation",
  "vulnerabilities",
  "vulnerability",
]);

/**
 * How much a line looks like the one that tells what failed, 0 and up: `sed: -e expression #1: unterminated 's' command`
 * scores high, `0 failed`, `✓ should throw` and `error-handler.ts` nothing.
 */
export function scoreLine(line: string): number {
  const text = withoutLead(line.slice(0, LONGEST_LINE).trim()).replace(NO_ERROR, "$1");
  if (!text.includes(" ") || isHarmlessText(text) || isLeftOut(text)) return 0;
  const words = countWords(text);
  if (words === 0 && (CROSS.test(line) || LACK.test(text)) && !SUMMARY.test(text)) return 2;
  if (words === 0 && NEGATION.test(text) && !MILD.test(text) && !ADVICE.test(text) && !HEAD.test(text))
    return 1.25;
  if (MARKED.test(text)) return FATAL_SCORE + 2;
  if (MILD.test(text)) return Math.min(MILD_SCORE, words);
  if (ADVICE.test(text)) return 0;
  const score = headScore(text, words) + Math.min(1, words / 4) + (words > 0 && PLACE.test(text) ? 0.5 : 0);
  if (SUMMARY.test(text)) return Math.min(score / 4, SUMMARY_SCORE);
  return CLOSING.test(text) ? Math.min(score / 2, 2) : score;
}

/** Whether a line tells of what went well, or was expected to fail: `checking registry ... ok`. */
export function isHarmless(line: string): boolean {
  return isHarmlessText(withoutLead(line.slice(0, LONGEST_LINE).trim()));
}

/** Whether it only warns. */
export function isMild(line: string): boolean {
  return MILD.test(withoutLead(line.slice(0, LONGEST_LINE).trim()));
}

/** Whether it tells what to do, not what failed: `Run make format and commit the result.` */
export function isAdvice(line: string): boolean {
  return ADVICE.test(withoutLead(line.slice(0, LONGEST_LINE).trim()));
}

/** Whether more is told than that something failed: not in `error: talks only`, but in Emacs' `(void-function total)`. */
export function tellsWhy(line: string): boolean {
  const text = withoutLead(line.slice(0, LONGEST_LINE).trim());
  const rest = text.replace(HEAD, "").trim();
  return countWords(rest) > 0 || rest.split(/\s+/).length > 2 || /^\([a-z-]{2,40} \S/.test(rest);
}

function withoutLead(text: string): string {
  let rest = text;
  for (let count = 0; count < 3; count++) rest = rest.replace(LEAD, "");
  return rest;
}

function headScore(text: string, words: number): number {
  if (ASSERTION.test(text)) return FATAL_SCORE + 2;
  if (HEAD.test(text) || CHAIN.test(text) || CATEGORY.test(text)) return FATAL_SCORE + 1;
  if (OPENING.test(text) || SHOUT.test(text)) return FATAL_SCORE;
  if (words === 0) return 0;
  if (NOUN.test(text) && !TELLS_MORE.test(text) && countWords(text.replace(NOUN, "")) === 0) return 1;
  return PROGRAM.test(text) || PLACE.test(text) ? FATAL_SCORE : 2;
}

/** Words count only when they stand alone: not in `--fail-fast`, `error-handler.ts` or `ERROR_LOG=1`. */
function countWords(text: string): number {
  const words = text.toLowerCase().split(/[\s,;:!?()[\]{}"`]+/);
  const telling = words.filter((word) => WORDS.has(word.replace(/[.']$/, ""))).length;
  return telling + (PHRASE.test(text) || DIFFERENCE.test(text) ? 1 : 0);
}
