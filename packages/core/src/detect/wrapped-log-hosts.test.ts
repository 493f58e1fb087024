import { expectSameIn } from "./expect-same-in.ts";
import { HOST_PREFIXED, HOST_WRAPPERS } from "./wrapped-log-hosts.ts";

expectSameIn([...HOST_WRAPPERS, ...HOST_PREFIXED]);
