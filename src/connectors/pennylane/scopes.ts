/** Whether a token has a right; the right to everything of a resource is also that to read it. */
export function has(scopes: readonly string[], scope: string): boolean {
  return scopes.includes(scope) || scopes.includes(scope.replace(/:readonly$/, ":all"));
}

/** Rights without which nothing can be read. */
export const needed = ["customers:readonly", "customer_invoices:readonly", "transactions:readonly"] as const;

/** Everything that a token should have: to read, to write notes and letters, to prove the book. */
export const scopes = [
  "customers:all",
  "customer_invoices:all",
  "transactions:readonly",
  "customer_mandates:readonly",
  "fiscal_years:readonly",
  "trial_balance:readonly",
] as const;
