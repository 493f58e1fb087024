import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import {
  candidatesFrom,
  errorNode,
  errorSite,
  replaced,
  type Answer,
  type ErrorSite,
} from "../type-error/error-site.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { isTestFile } from "../is-test-file.ts";
import { memberLike } from "../type-error/asked-type.ts";
import { declarationOf } from "../type-error/declaration-of.ts";
import { isUsed } from "../type-error/is-used.ts";
import { givenAs } from "./given-as.ts";
import { memberOfFunctions } from "./member-of-functions.ts";

const CODES: ReadonlySet<string> = new Set(["TS2339", "TS2551", "TS2353", "TS2561", "TS7053"]);
const ABSENT = /'(?<name>[\w$]{1,200})' does not exist (?:on|in) type/;
/** Whoever renamed it may want its users to follow as well as to have it back; only the change itself could tell. */
const CONFIDENCE = 0.29;

/** A member asked for by some of its words, or by more: where all ask so it gets that name, else who asks takes the declared one. */
export const renamedMember: Fixer = {
  id: "renamed-member",
  title: "members that were renamed",
  handles: ({ code = "" }) => CODES.has(code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  const name = ABSENT.exec(site?.diagnostic.message ?? "")?.groups?.["name"];
  if (site === undefined || name === undefined) return [];
  const node = errorNode(site);
  const ofFunctions = memberOfFunctions(site, node);
  if (ofFunctions.length > 0) return candidatesFrom(renamedMember.id, site, ofFunctions);
  const member = memberLike(site, node, name);
  if (member !== undefined && isOfEachPart(site, member))
    return candidatesFrom(renamedMember.id, site, givenAs(site, node, member.name));
  const declaration = member && declarationOf(member);
  if (declaration === undefined || !isMember(site, declaration)) return [];
  const file = site.project.relative(declaration.getSourceFile().fileName);
  if (file === undefined || `/${file}`.includes("/node_modules/")) return [];
  if (isUsed(site, declaration.name)) {
    const answers = [
      ...asked(site, node, declaration.name.text),
      ...givenAs(site, node, declaration.name.text),
    ];
    return candidatesFrom(renamedMember.id, site, answers);
  }
  return [
    {
      title: `Call \`${declaration.name.text}\` \`${name}\``,
      edits: [{ file, edits: [replaced(declaration.name, name)] }],
      origin: renamedMember.id,
      rationale: `nobody asks for \`${declaration.name.text}\`, and \`${name}\` is asked for`,
      confidence: CONFIDENCE,
    },
  ];
}

/** `success` of `{ success: true } | { success: false }`: each part declares it, and so those who tell them apart ask for it. */
function isOfEachPart(site: ErrorSite, { declarations = [] }: ts.Symbol): boolean {
  return (
    declarations.length > 1 &&
    declarations.every((declaration) => {
      const file = site.project.relative(declaration.getSourceFile().fileName);
      return isMember(site, declaration) && file !== undefined && !`/${file}`.includes("/node_modules/");
    })
  );
}

type Member = (
  | ts.PropertySignature
  | ts.PropertyDeclaration
  | ts.PropertyAssignment
  | ts.MethodSignature
  | ts.MethodDeclaration
) & {
  name: ts.Identifier;
};

function isMember({ ts: compiler }: ErrorSite, node: ts.Declaration): node is Member {
  const isOne =
    compiler.isPropertySignature(node) ||
    compiler.isPropertyDeclaration(node) ||
    compiler.isPropertyAssignment(node) ||
    compiler.isMethodSignature(node) ||
    compiler.isMethodDeclaration(node);
  return isOne && compiler.isIdentifier(node.name) && !node.getSourceFile().isDeclarationFile;
}

/** A test asks for what is to be there, and so do several users: what they miss is gone, and the other member is another. */
function asked(site: ErrorSite, node: ts.Node, name: string): Answer[] {
  const { ts: compiler, project, sourceFile } = site;
  const { parent } = node;
  if (!compiler.isPropertyAccessExpression(parent) || parent.name !== node) return [];
  const isAskedAgain = unknownMembers(site, node.getText()).length > 1;
  if (isAskedAgain || isTestFile(project.relative(sourceFile.fileName) ?? "")) return [];
  return [
    {
      title: `Ask for \`${name}\``,
      edits: [replaced(node, name)],
      rationale: "others ask for it, and its name has the same words",
      confidence: CONFIDENCE,
    },
  ];
}

/** Where a file asks for a member of that name, and nothing has it. */
function unknownMembers({ ts: compiler, checker, sourceFile }: ErrorSite, name: string): ts.Identifier[] {
  return identifiersIn(compiler, sourceFile).filter(
    (each) =>
      each.text === name &&
      compiler.isPropertyAccessExpression(each.parent) &&
      each.parent.name === each &&
      checker.getSymbolAtLocation(each) === undefined,
  );
}
