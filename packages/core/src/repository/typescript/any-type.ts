/** The kind of silencer that `any` is. In a file of its own, as who asks for it loads no compiler. */
export const ANY_TYPE = "the type any";
