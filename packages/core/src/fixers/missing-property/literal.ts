import type { ts } from "ts-morph";

export interface Value {
  name: string;
  text: string;
  confidence: number;
}

export type Literal = ts.ObjectLiteralExpression | ts.JsxAttributes;
