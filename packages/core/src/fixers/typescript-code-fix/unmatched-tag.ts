import type { ts } from "ts-morph";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `Rename '@param' tag name 'widht' to 'width'` */
const RENAMING = /'(?<from>[^']{1,200})' to '(?<to>[^']{1,200})'$/;

interface TagConfidences {
  renamed: number;
  deleted: number;
}

const OF_PARAMETER: TagConfidences = { renamed: 0.7, deleted: 0.45 };
/** Of which parameter it is nothing tells, and what it says may be worth keeping. */
const OF_ANY: TagConfidences = { renamed: 0.28, deleted: 0.25 };

/** How likely a tag that names no parameter is to be renamed or to go, where a parameter is without one; undefined where none is. */
export function tagConfidences(
  actions: readonly ts.CodeFixAction[],
  site: CodeFixSite,
): TagConfidences | undefined {
  const renaming = actions.find(({ fixName }) => fixName === "renameUnmatchedParameter");
  if (renaming === undefined) return undefined;
  const { from = "", to = "" } = RENAMING.exec(renaming.description)?.groups ?? {};
  return isInPlace(site) || nameLikeness(from, to) >= ALIKE ? OF_PARAMETER : OF_ANY;
}

/** Whether it stands where that of a parameter would: there is one for each, in their order, and all others name theirs. */
function isInPlace({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler } = project;
  const documented = documentedAt(compiler, sourceFile, diagnostic.start);
  if (documented === undefined) return false;
  const { parameters, tags } = documented;
  return (
    tags.length === parameters.length &&
    tags.every((tag, index) => isAround(tag, diagnostic.start) || isOf(tag, parameters[index]))
  );
}

interface Documented {
  parameters: readonly ts.ParameterDeclaration[];
  tags: readonly ts.JSDocParameterTag[];
}

/** The function whose documentation is around an offset. */
function documentedAt(
  compiler: typeof ts,
  sourceFile: ts.SourceFile,
  offset: number,
): Documented | undefined {
  function visit(node: ts.Node): Documented | undefined {
    if (compiler.isFunctionLike(node)) {
      const tags = compiler.getJSDocTags(node).filter(compiler.isJSDocParameterTag);
      if (tags.some((tag) => isAround(tag, offset))) return { parameters: [...node.parameters], tags };
    }
    return compiler.forEachChild(node, visit);
  }
  return visit(sourceFile);
}

function isAround(tag: ts.JSDocParameterTag, offset: number): boolean {
  return offset >= tag.pos && offset < tag.end;
}

function isOf({ name }: ts.JSDocParameterTag, parameter: ts.ParameterDeclaration | undefined): boolean {
  return name.getText() === parameter?.name.getText();
}
