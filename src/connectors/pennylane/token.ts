import { digest } from "../../ledger/digest.ts";
import type { Access } from "./client.ts";

/** A company API token: it is valid or it is not. */
export function tokenAccess(token: string): Access {
  return { account: digest(token), token: async () => token, refused: async () => false };
}
