/** An atom of a pattern, by the sample characters that it matches. */
type Atom = ReadonlySet<string>;

/** A pattern as an automaton whose states are its atoms (Glushkov's construction). */
interface Automaton {
  atoms: Atom[];
  /** What may be matched after each atom. */
  next: Set<number>[];
  /** Whether a repetition leads from one atom to another in two ways. */
  isAmbiguous: boolean;
}

/** Three walks through the same text. */
type Triple = readonly [number, number, number];

/** A piece of a pattern: where it may start and end, and whether it may be left out. */
interface Piece {
  first: number[];
  last: number[];
  isOptional: boolean;
}

const TOKEN = /^(?:\((?:\?(?:[:=!]|<[=!]|<\w{1,40}>))?|\\[bB]|\\.|\[(?:\\.|[^\]\\])+\]|[^\\[])/s;
const QUANTIFIER = /^(?:[*+?]|\{\d{1,6}(?:,\d{0,6})?\})\??/;
const SAMPLE = " \t\n\u2028aAzZ019_-.,:;/\\()[]{}<>|@#%^&*+=~'\"`!?$é❯⎯×";
const EMPTY: Piece = { first: [], last: [], isOptional: true };

/**
 * Whether a backtracking matcher needs at most linear time for a pattern. It does unless a text can be cut between two
 * repetitions in more than one place: states p and q that both loop over a text that leads from p to q as well.
 * A pattern that is not anchored is repeated from every character. Characters are sampled.
 */
export function isLinearPattern(pattern: string): boolean {
  const automaton = build(pattern.startsWith("^") ? pattern : `^[^]*(?:${pattern})`);
  if (automaton.isAmbiguous) return false;
  const loops = [...automaton.next.keys()].filter((state) => reaches(automaton, state, state));
  return !loops.some((from) => loops.some((to) => from !== to && sharesText(automaton, from, to)));
}

function build(pattern: string): Automaton {
  const characters = new Set(Array.from(SAMPLE + pattern));
  const automaton: Automaton = { atoms: [], next: [], isAmbiguous: false };
  let rest = pattern;

  function alternatives(): Piece {
    let result = sequence();
    while (rest.startsWith("|")) {
      rest = rest.slice(1);
      const other = sequence();
      const isOptional = result.isOptional || other.isOptional;
      result = {
        first: [...result.first, ...other.first],
        last: [...result.last, ...other.last],
        isOptional,
      };
    }
    return result;
  }

  function sequence(): Piece {
    let result = EMPTY;
    while (rest !== "" && !rest.startsWith("|") && !rest.startsWith(")"))
      result = join(automaton, result, quantified());
    return result;
  }

  function quantified(): Piece {
    const token = TOKEN.exec(rest)?.[0] ?? rest;
    rest = rest.slice(token.length);
    const piece = token.startsWith("(") ? group() : atom(token);
    const quantifier = QUANTIFIER.exec(rest)?.[0] ?? "";
    rest = rest.slice(quantifier.length);
    if (/^(?:[*+]|\{\d+,\})/.test(quantifier)) link(automaton, piece.last, piece.first);
    return /^(?:[*?]|\{0)/.test(quantifier) ? { ...piece, isOptional: true } : piece;
  }

  function group(): Piece {
    const piece = alternatives();
    rest = rest.slice(1);
    return piece;
  }

  function atom(token: string): Piece {
    if (["^", "$", "\\b", "\\B"].includes(token)) return EMPTY;
    const test = new RegExp(`^${token}$`, "s");
    const state =
      automaton.atoms.push(new Set([...characters].filter((character) => test.test(character)))) - 1;
    automaton.next.push(new Set());
    return { first: [state], last: [state], isOptional: false };
  }

  alternatives();
  return automaton;
}

function join(automaton: Automaton, a: Piece, b: Piece): Piece {
  link(automaton, a.last, b.first);
  return {
    first: a.isOptional ? [...a.first, ...b.first] : a.first,
    last: b.isOptional ? [...a.last, ...b.last] : b.last,
    isOptional: a.isOptional && b.isOptional,
  };
}

function link(automaton: Automaton, from: readonly number[], to: readonly number[]): void {
  for (const state of from) {
    for (const target of to) {
      if (automaton.next[state]?.has(target) === true) automaton.isAmbiguous = true;
      automaton.next[state]?.add(target);
    }
  }
}

function reaches({ next }: Automaton, from: number, to: number): boolean {
  const seen = new Set(next[from]);
  for (const state of seen) for (const target of next[state] ?? []) seen.add(target);
  return seen.has(to);
}

/** Whether one text leads from `from` to itself, from `from` to `to`, and from `to` to itself. */
function sharesText(automaton: Automaton, from: number, to: number): boolean {
  const seen = new Set<string>();
  const queue: Triple[] = [[from, from, to]];
  for (const triple of queue) {
    for (const step of stepsFrom(automaton, triple)) {
      if (seen.has(step.join())) continue;
      seen.add(step.join());
      queue.push(step);
    }
  }
  return seen.has([from, to, to].join());
}

/** Where three walks may stand after the same further character. */
function stepsFrom({ atoms, next }: Automaton, [a, b, c]: Triple): Triple[] {
  const pairs = [...(next[a] ?? [])].flatMap((x) => [...(next[b] ?? [])].map((y) => [x, y] as const));
  const triples = pairs.flatMap(([x, y]) => [...(next[c] ?? [])].map((z): Triple => [x, y, z]));
  return triples.filter(([x, y, z]) =>
    [...(atoms[x] ?? [])].some((character) => matches(atoms, [y, z], character)),
  );
}

function matches(atoms: readonly Atom[], states: readonly number[], character: string): boolean {
  return states.every((state) => atoms[state]?.has(character) === true);
}
