/** Whether a token has a right; the right to everything of a resource is also that to read it. */
export function has(scopes: readonly string[], scope: string): boolean {
  return scopes.includes(scope) || scopes.includes(scope.replace(/:readonly$/, ":all"));
}

/** Rights without which nothing can be read. */
export const needed = ["customers:readonly", "customer_invoices:readonly", "transactions:readonly"] as const;
