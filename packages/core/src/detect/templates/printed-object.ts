const OBJECT = /[A-Za-z_$][\w$.]{0,120}@[\da-f]{4,16}/y;
/** What stands between an object and those that it holds or leads to. */
const JOINT = /(?:::|[-=]>|=)(?=[A-Za-z_$[{])/y;
const OPENING = "{[(";
const CLOSING = "}])";
const LONGEST = 2000;

/**
 * Where an object ends that Java prints with its address and what it holds: `Server@4493d195{STARTED}[9.4]`,
 * `Connection@1706d1e1::EndPoint@68f411a3{l=/127.0.0.1:80,OPEN}->Channel@1{}`; the place itself where none begins there.
 */
export function endOfPrintedObject(text: string, start: number, limit: number): number {
  OBJECT.lastIndex = start;
  if (!OBJECT.test(text)) return start;
  const last = Math.min(limit, start + LONGEST);
  let end = endOfBrackets(text, OBJECT.lastIndex, last);
  for (;;) {
    JOINT.lastIndex = end;
    if (!JOINT.test(text)) return end;
    const next = JOINT.lastIndex;
    OBJECT.lastIndex = next;
    const behind = endOfBrackets(text, OBJECT.test(text) ? OBJECT.lastIndex : next, last);
    if (behind <= next) return end;
    end = behind;
  }
}

/** Behind groups of brackets that follow each other; what is not closed goes on to the limit. */
function endOfBrackets(text: string, at: number, limit: number): number {
  let depth = 0;
  for (let place = at; place < limit; place++) {
    const character = text.charAt(place);
    if (OPENING.includes(character)) depth += 1;
    else if (depth === 0) return place;
    else if (CLOSING.includes(character)) depth -= 1;
  }
  return Math.max(at, limit);
}
