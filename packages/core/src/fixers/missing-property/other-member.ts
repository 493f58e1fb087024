import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { elementOf, isTelling } from "../type-error/types.ts";
import { hasUnreadFailure } from "../type-error/unread-failure.ts";
import { isOfItsOwner } from "../names-of-many.ts";
import { madeOfIt } from "./made-of-it.ts";
import { movedMember } from "./moved-member.ts";

const COUNTERPART_CONFIDENCE = 0.88;
const DATA_CONFIDENCE = 0.28;
const NESTED_CONFIDENCE = 0.75;
/** `user.user.email` is better taken apart where `user` is made. */
const NAMESAKE_CONFIDENCE = 0.5;
const ELEMENT_CONFIDENCE = 0.5;
/** Beside it stands whether it is good for anything, or it is of something else. */
const UNCHECKED_CONFIDENCE = 0.28;
/** A text takes any list, and hardly one is meant to be shown so. */
const SHOWN_CONFIDENCE = 0.28;
/** Whoever asks a class for a member of its instances has the wrong value, not the wrong way to it. */
const PROTOTYPE = "prototype";
const SEVERAL_WORDS = /(?:[^isu]s|[sS]cope)$/;
const ONCE = /(?:seen|visited|unique|distinct|known|done|handled|processed)$/i;
/** What lists, sets and maps call the same. */
const COUNTERPARTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    length: ["size"],
    size: ["length"],
    count: ["length", "size"],
    has: ["includes"],
    includes: ["has"],
    contains: ["includes", "has"],
    add: ["push", "set"],
    push: ["add"],
    append: ["push", "add"],
    remove: ["delete"],
    toLower: ["toLowerCase"],
    toUpper: ["toUpperCase"],
  }),
);

/**
 * A member that a value does not have: what its kind calls the same, or where in the value it is. A class that asks itself
 * means what it holds: `this.items.push(item)` in its `add`.
 */
export function otherMember(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const access = node.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== node) return [];
  const type = checker.getTypeAtLocation(access.expression);
  const name = access.name.text;
  if (!isTelling(site, type)) return [];
  const isOwn = access.expression.kind === compiler.SyntaxKind.ThisKeyword;
  const same = (isOwn ? [] : (COUNTERPARTS.get(name) ?? [])).filter(
    (other) => checker.getPropertyOfType(checker.getApparentType(type), other) !== undefined,
  );
  const [counterpart] = same;
  if (counterpart !== undefined)
    return [
      answer(access.name, counterpart, {
        confidence:
          isData(site, type, counterpart) || isOfSeveral(site, access.expression, counterpart)
            ? DATA_CONFIDENCE
            : COUNTERPART_CONFIDENCE,
        rationale: `it is called \`${counterpart}\` there`,
      }),
    ];
  const moved = movedMember(site, access, type);
  if (moved.length > 0) return moved;
  const made = madeOfIt(site, access);
  return made.length > 0 ? made : [...nested(site, access, type), ...ofElements(site, access, type)];
}

/** Whether a member is declared as data of the project: the `size` of a file is no count of what it holds. */
function isData({ ts: compiler, checker }: ErrorSite, type: ts.Type, name: string): boolean {
  const declarations = checker.getPropertyOfType(checker.getApparentType(type), name)?.declarations ?? [];
  return declarations.some(
    (one) =>
      (compiler.isPropertySignature(one) || compiler.isPropertyAssignment(one)) &&
      !one.getSourceFile().isDeclarationFile,
  );
}

/** A text that is called as several words are is asked for one of them, and a list that keeps each thing once is no list. */
function isOfSeveral({ ts: compiler, checker }: ErrorSite, value: ts.Expression, name: string): boolean {
  const own = compiler.isPropertyAccessExpression(value) ? value.name.text : value.getText();
  const isText = (checker.getTypeAtLocation(value).flags & compiler.TypeFlags.StringLike) !== 0;
  if (name === "includes" && isText) return SEVERAL_WORDS.test(own);
  return name === "push" && ONCE.test(own);
}

function answer(node: ts.Node, text: string, rest: Pick<Answer, "confidence" | "rationale">): Answer {
  return {
    title: `Write \`${text}\` instead of \`${node.getText()}\``,
    edits: [replaced(node, text)],
    ...rest,
  };
}

/** `response.data.items` for `response.items`. */
function nested(site: ErrorSite, { name, expression }: ts.PropertyAccessExpression, type: ts.Type): Answer[] {
  const { ts: compiler, checker } = site;
  if (checker.isArrayLikeType(type) || (type.flags & compiler.TypeFlags.Object) === 0) return [];
  const members = type.getProperties().filter((member) => member.name !== PROTOTYPE);
  const owners = members.filter((member) => {
    const own = checker.getTypeOfSymbolAtLocation(member, name);
    return (
      (own.flags & compiler.TypeFlags.Object) !== 0 &&
      checker.getPropertyOfType(own, name.text) !== undefined &&
      own.getCallSignatures().length === 0
    );
  });
  const [only] = owners;
  if (only === undefined || owners.length > 1) return [];
  const isNamesake = expression.getText() === only.name;
  const known = isNamesake ? NAMESAKE_CONFIDENCE : NESTED_CONFIDENCE;
  const isDoubtful =
    hasUnreadFailure(compiler, type, expression) || (!isNamesake && isOfItsOwner(name.text, only.name));
  return [
    answer(name, `${only.name}.${name.text}`, {
      confidence: isDoubtful ? UNCHECKED_CONFIDENCE : known,
      rationale: `\`${only.name}\` has it`,
    }),
  ];
}

/** `names.map((name) => name.toUpperCase())` for `names.toUpperCase()`. */
function ofElements(site: ErrorSite, access: ts.PropertyAccessExpression, type: ts.Type): Answer[] {
  const { ts: compiler, checker } = site;
  const element = elementOf(site, type);
  if (
    element === undefined ||
    checker.getPropertyOfType(checker.getApparentType(element), access.name.text) === undefined
  )
    return [];
  const whole =
    compiler.isCallExpression(access.parent) && access.parent.expression === access ? access.parent : access;
  const list = access.expression.getText();
  const variable = /^[a-z]\w+s$/.test(list) ? list.slice(0, -1) : "item";
  const rest = whole.getText().slice(access.expression.getText().length);
  return [
    {
      title: `Ask every element for \`${access.name.text}\``,
      edits: [replaced(whole, `${list}.map((${variable}) => ${variable}${rest})`)],
      rationale: "it is a member of the elements",
      confidence: compiler.isTemplateSpan(whole.parent) ? SHOWN_CONFIDENCE : ELEMENT_CONFIDENCE,
    },
  ];
}
