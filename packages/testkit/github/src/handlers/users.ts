import { Refusal, type HandlersOf } from "../answer.ts";

/** `users/*` */
export const USERS: HandlersOf<"users"> = {
  "users/get-authenticated": ({ grant: { login } }) => {
    if (login.endsWith("[bot]")) throw new Refusal(403, "Resource not accessible by integration");
    return { status: 200, body: { login, type: "User" } };
  },
};
