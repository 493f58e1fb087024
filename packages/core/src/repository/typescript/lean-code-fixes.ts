import type { ts } from "ts-morph";

/**
 * The code fixes of a service, without what tells only whether one could be had for all of a file at once, which nobody asks:
 * before each answer the service checks the whole file and looks for all that it could suggest.
 */
export function leanCodeFixes(service: ts.LanguageService): ts.LanguageService["getCodeFixesAtPosition"] {
  return (...asked) => {
    const [path, start, end, codes, ...settings] = asked;
    const program = service.getProgram();
    if (program === undefined) return [];
    return [...new Set(codes)].flatMap((code) =>
      withoutSuggestions(program, () =>
        service.getCodeFixesAtPosition(path, start, end, [code], ...settings),
      ),
    );
  };
}

/** Of a file's diagnostics the suggestions are asked for last; whoever asks from then on is a fix, which needs them. */
function withoutSuggestions<Answer>(program: ts.Program, ask: () => Answer): Answer {
  const { getSemanticDiagnostics } = program;
  const suggesting: SuggestingProgram = program;
  const { getSuggestionDiagnostics } = suggesting;
  const restore = (): void => {
    program.getSemanticDiagnostics = getSemanticDiagnostics;
    suggesting.getSuggestionDiagnostics = getSuggestionDiagnostics;
  };
  program.getSemanticDiagnostics = () => [];
  suggesting.getSuggestionDiagnostics = () => {
    restore();
    return [];
  };
  try {
    return ask();
  } finally {
    restore();
  }
}

/** What the compiler has but does not declare; ts-morph pins the version. */
interface SuggestingProgram extends ts.Program {
  getSuggestionDiagnostics?: unknown;
}
