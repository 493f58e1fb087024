import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { wordsOf } from "../words-of.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Functions are named by these for what they do; one that answers a question begins with another word. */
const DEEDS: ReadonlySet<string> = new Set(
  [
    "abort accept add append apply assign attach begin bind block build cancel change clean clear close commit connect consume",
    "copy create cut dec decrement delete deny destroy detach disable disconnect dispatch dispose do drain drop emit enable end",
    "enqueue execute exit fetch fill finish fire flush free grow halt handle hide inc increment init initialize insert install",
    "invoke join kill launch leave listen load lock log login logout make mark merge move mute next notify on open patch pause play",
    "pop post prepend print process publish pull purge push put quit reboot reconnect record redo refresh register reject release",
    "reload remove rename render replace report request reset resize resolve restart restore resume retry revert revoke rotate run",
    "save schedule scroll seal send set shift show shuffle shut sign skip sleep sort spawn splice start stop store submit subscribe",
    "swap switch sync terminate throw tick toggle touch transfer trigger trim try turn undo uninstall unlock unmount unregister",
    "unshift unsubscribe update upgrade upload use wait wake wipe write",
  ].flatMap((words) => words.split(" ")),
);

/** Whether a function that is asked for as a condition may do something when it is called, by its first word or by its body. */
export function mayDoSomething({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler, program } = project;
  const end = diagnostic.start + diagnostic.length - 1;
  const name = nodeAt(
    compiler,
    sourceFile,
    end,
    (node): node is ts.Identifier | ts.PrivateIdentifier =>
      compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node),
  );
  if (name === undefined) return false;
  const [first = ""] = wordsOf(name.text.replace(/^[#_]+/, ""));
  const declarations = program.getTypeChecker().getSymbolAtLocation(name)?.declarations ?? [];
  return DEEDS.has(first) || declarations.some((declaration) => isSetting(compiler, declaration));
}

/** Whether something is assigned, counted or deleted in it. */
function isSetting(compiler: typeof ts, node: ts.Node): boolean {
  const { SyntaxKind } = compiler;
  const isSet =
    compiler.isBinaryExpression(node) &&
    node.operatorToken.kind >= SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= SyntaxKind.LastAssignment;
  const isCounted =
    (compiler.isPrefixUnaryExpression(node) || compiler.isPostfixUnaryExpression(node)) &&
    (node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken);
  if (isSet || isCounted || compiler.isDeleteExpression(node)) return true;
  return compiler.forEachChild(node, (child) => isSetting(compiler, child) || undefined) === true;
}
