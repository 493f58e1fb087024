import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const OWN = /^(?:[\w.-]*make|mingw32-make)(?:\.exe)?(?:\[\d{1,4}\])?: (\S.*)$/;
const FAILED_RULE = /^\*\*\* (?:\[|Waiting for unfinished jobs)/;
const STOPPED = /^\*\*\* (.+)\. {2}Stop\.$/;
const NOT_RUN = /^\S+: (?:No such file or directory|Permission denied|Command not found)$/;
const RECIPE = /^recipe for target '.{1,300}' failed$/;
const NOT_REMADE = /^Target '.*' not remade because of errors\.$/;

/** Errors of make; a rule that failed is a consequence of what its command printed. */
export const make: LogFormat = {
  id: "make",
  title: "make",
  glance: ["make: ", "make[", "*** ", ": warning: ", ": recipe for target "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const finding = readOwn(text) ?? readMakefile(text);
  return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
}

/** `make: *** No rule to make target 'nothing.c', needed by 'missing'.  Stop.` */
function readOwn(text: string): Finding | undefined {
  const said = OWN.exec(text)?.[1];
  if (said === undefined) return undefined;
  const reason = STOPPED.exec(said)?.[1];
  if (reason !== undefined) return { severity: "error", message: reason };
  if (FAILED_RULE.test(said) || NOT_REMADE.test(said))
    return { severity: "error", message: said.replace("*** ", ""), consequence: true };
  return NOT_RUN.test(said) ? { severity: "error", message: said } : undefined;
}

/** `Makefile:2: *** missing separator.  Stop.`; of make 4.0 to 4.2 also `Makefile:45: recipe for target 'test' failed`. */
function readMakefile(text: string): Finding | undefined {
  const line = parsePlaceLine(text);
  if (line?.isExact !== true) return undefined;
  const reason = STOPPED.exec(line.text)?.[1];
  if (reason !== undefined) return { severity: "error", message: reason, place: line.place };
  if (RECIPE.test(line.text))
    return { severity: "error", message: line.text, place: line.place, consequence: true };
  const isMakefile = /(?:[Mm]akefile|\.mk)(?:\.\w+)?$/.test(line.place.path);
  const warning = isMakefile ? /^warning: (\S.*)$/.exec(line.text)?.[1] : undefined;
  return warning === undefined ? undefined : { severity: "warning", message: warning, place: line.place };
}
