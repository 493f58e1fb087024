/** A schema whose references lead into the one that holds all and is called `github`. */
export function rooted(schema: unknown): object {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/schemas/', '"$ref":"github#/schemas/');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a schema is an object
  return JSON.parse(text) as object;
}
