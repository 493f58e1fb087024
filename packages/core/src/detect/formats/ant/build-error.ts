import type { LogWindow, Match } from "../format.ts";

const PLACE = /^(\S[^:]*):(\d{1,9}): (\S.*)$/;
const NESTED = "The following error occurred while executing this line:";
const CONSEQUENCE =
  /^(?:Compile failed; see|Compilation failed|tests? failed|Test \S+ failed|(?:exec )?returned: -?\d|Java returned: |Tests failed|There (?:were|are) (?:test )?failures|Checkstyle|.*see the (?:compiler error )?output)/i;
const MAX_NESTED = 12;

/** Reads `/home/shop/build.xml:4: Compile failed; …` below `BUILD FAILED`; of nested build files the innermost. */
export function readBuildError(window: LogWindow): Match | undefined {
  if (window.text(0)?.trim() !== "BUILD FAILED") return undefined;
  for (let offset = 1; offset < MAX_NESTED; offset++) {
    const [, path, line, message] = PLACE.exec(window.text(offset)?.trimEnd() ?? "") ?? [];
    if (path === undefined || message === undefined) return undefined;
    if (message === NESTED) continue;
    const place = { path, line: Number(line) };
    const isConsequence = CONSEQUENCE.test(message);
    const finding = { severity: "error" as const, message, place };
    const findings = [isConsequence ? { ...finding, consequence: true } : finding];
    return { from: 0, to: offset + 1, findings };
  }
  return undefined;
}
