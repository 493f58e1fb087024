import { Ajv, type ValidateFunction } from "ajv";
import type { Description, Operation } from "./description.ts";
import { rooted } from "./rooted.ts";

/** Says what is wrong with requests and answers, in words; undefined where nothing is. */
export interface Checker {
  query(id: string, query: Readonly<Record<string, string>>): string | undefined;
  body(id: string, body: unknown): string | undefined;
  answer(id: string, status: number, body: unknown): string | undefined;
}

const checkers = new WeakMap<Description, Checker>();

/** The checker of a description: each schema is compiled when it is first needed, and for all doubles of a process. */
export function checkerOf(description: Description): Checker {
  const checker = checkers.get(description) ?? createChecker(description);
  checkers.set(description, checker);
  return checker;
}

function createChecker(description: Description): Checker {
  const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: false });
  ajv.addSchema({ $id: "github", schemas: description.schemas });
  const compiled = new Map<string, ValidateFunction>();

  function complaint(key: string, schema: unknown, value: unknown): string | undefined {
    const validate = compiled.get(key) ?? ajv.compile(rooted(schema));
    compiled.set(key, validate);
    return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: key });
  }

  return {
    query(id, query) {
      const known = operationOf(description, id).query;
      const unknown = Object.keys(query).find((name) => !known.some((each) => each.name === name));
      return unknown === undefined ? undefined : `${id} knows no parameter ${unknown}`;
    },
    body(id, body) {
      const { body: schema } = operationOf(description, id);
      return schema === null ? undefined : complaint(`${id} body`, schema, body);
    },
    answer(id, status, body) {
      const { responses } = operationOf(description, id);
      const schema = responses[String(status)];
      if (schema === undefined)
        return status >= 400 ? undefined : `${id} is not described to answer ${status}`;
      return schema === null || status >= 400 ? undefined : complaint(`${id} answer ${status}`, schema, body);
    },
  };
}

function operationOf({ operations }: Description, id: string): Operation {
  const operation = operations[id];
  if (operation === undefined) throw new Error(`${id} is not described`);
  return operation;
}
