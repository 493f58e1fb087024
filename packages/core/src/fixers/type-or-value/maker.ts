import { identifiersIn } from "../identifiers-in.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;
/** What gives one may as well give the same one to all. */
const OTHER_CONFIDENCE = 0.28;
const MAKES = /^(?:create|make|build|new|construct)(?![a-z])/;

/** `createLogger("main")` for `new Logger("main")`, where `Logger` is a type now and one function of its module makes it. */
export function maker(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const node = errorNode(site);
  if (!compiler.isNewExpression(node.parent) || node.parent.expression !== node) return [];
  const imported = identifiersIn(compiler, sourceFile)
    .map(({ parent }) => parent)
    .find((one) => compiler.isImportSpecifier(one) && one.name.text === node.getText());
  const alias =
    imported !== undefined && compiler.isImportSpecifier(imported)
      ? checker.getSymbolAtLocation(imported.name)
      : undefined;
  if (imported === undefined || alias === undefined) return [];
  const statement = compiler.findAncestor(imported, compiler.isImportDeclaration);
  const module = statement && checker.getSymbolAtLocation(statement.moduleSpecifier);
  const made = checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(alias));
  const makers = (module === undefined ? [] : checker.getExportsOfModule(module)).filter((one) => {
    const signatures = checker.getTypeOfSymbolAtLocation(one, node).getCallSignatures();
    return signatures.some((signature) => checker.getReturnTypeOfSignature(signature) === made);
  });
  const [only] = makers;
  if (only === undefined || makers.length > 1) return [];
  const uses = identifiersIn(compiler, sourceFile).filter(
    (one) => one.text === node.getText() && one.parent !== imported,
  );
  const news = uses.flatMap(({ parent }) => (compiler.isNewExpression(parent) ? [parent] : []));
  const isTypeToo = news.length < uses.length;
  const specifier = isTypeToo
    ? `${only.name}, type ${imported.getText().replace(/^type\s+/, "")}`
    : only.name;
  const calls = news.map((one) => ({
    start: one.getStart(),
    end: one.expression.getEnd(),
    text: only.name,
  }));
  const bare = news.filter((one) => one.arguments === undefined);
  return [
    {
      title: `Make it with \`${only.name}\``,
      edits: [
        replaced(imported, specifier),
        ...calls,
        ...bare.map((one) => ({ start: one.getEnd(), end: one.getEnd(), text: "()" })),
      ],
      rationale: `\`${node.getText()}\` is no class, and \`${only.name}\` gives one`,
      confidence: MAKES.test(only.name) ? CONFIDENCE : OTHER_CONFIDENCE,
    },
  ];
}
